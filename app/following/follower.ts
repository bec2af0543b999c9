/** A provider that follows a citizen's choices as treating party. */
export type Follower = {
  ura: string
  name: string
  since: Date
  /** When the person asked it to stop; null while they did not. */
  stopAskedAt: Date | null
}

/** On what ground a provider follows: somebody is treated there, or is registered there as a patient. */
export const FOLLOW_REASONS = ['treatment', 'registered'] as const
export type FollowReason = (typeof FOLLOW_REASONS)[number]

/** The same, from the side of the provider. */
export type FollowedFrom = {
  subjectId: string
  ura: string
  since: Date
  reason: FollowReason
  nameSealed: string
  seenVersion: number
  stopAskedAt: Date | null
}
