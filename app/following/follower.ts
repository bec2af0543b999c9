/** A provider that follows a citizen's choices as treating party. */
export type Follower = { ura: string; name: string; since: Date }
