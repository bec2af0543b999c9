/** What became of a provider that is there no more: gone, or going on under another URA. */
export type Departure = { kind: 'ended' } | { kind: 'merged'; into: string }

/** What the directory has of a provider's end: the moment its first day without it begins. */
export type EndedAt = { endedAt: Date | null }

/** What the directory has of a provider; `undefined` when it never had the provider at all. */
type Listed = (EndedAt & { mergedInto: string | null }) | undefined

/** Whether a provider is there no more at a moment. An end that is still to come is no end yet: until then it counts. */
export function hasEnded({ endedAt }: EndedAt, at: Date): boolean {
  return endedAt !== null && endedAt <= at
}

/** Why a provider takes part no more at a moment; null while it does. */
export function departureOf(listed: Listed, at: Date): Departure | null {
  if (!listed) return { kind: 'ended' }
  if (!hasEnded(listed, at)) return null
  return listed.mergedInto ? { kind: 'merged', into: listed.mergedInto } : { kind: 'ended' }
}
