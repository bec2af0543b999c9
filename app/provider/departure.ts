/** What became of a provider that is there no more: gone, or going on under another URA. */
export type Departure = { kind: 'ended' } | { kind: 'merged'; into: string }

/** What the directory has of a provider's end; `undefined` when it never had the provider at all. */
type Listed = { endedAt: Date | null; mergedInto: string | null } | undefined

/** Why a provider takes part no more at a moment; null while it does. */
export function departureOf(listed: Listed, at: Date): Departure | null {
  if (!listed) return { kind: 'ended' }
  if (listed.mergedInto) return { kind: 'merged', into: listed.mergedInto }
  return listed.endedAt && listed.endedAt <= at ? { kind: 'ended' } : null
}
