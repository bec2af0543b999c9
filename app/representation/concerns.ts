/** What ended stays on the overview so long, or until it was opened. */
export const NEWS_DAYS = 30

/** When somebody last opened what was asked, by its id. */
export type SeenAt = ReadonlyMap<string, Date>

type Ended = {
  id: string
  state: string
  settledAt: Date | null
  settledBy: 'me' | 'person' | 'other' | null
}

/** Ended, and not by the reader: so nobody is told of their own answer as of another's. */
export type EndedByAnother<Each extends Ended> = Each & {
  settledBy: Exclude<Each['settledBy'], 'me'>
}

/**
 * What ended by somebody or something else than the reader, and that they have not opened since: declined, agreed to,
 * taken back, lapsed, superseded by a later no.
 */
export function endedUnseen<Each extends Ended>(
  asked: readonly Each[],
  { seen, since }: { seen: SeenAt; since: Date },
): EndedByAnother<Each>[] {
  return asked.filter((one): one is EndedByAnother<Each> => {
    const { id, state, settledAt, settledBy } = one
    if (state === 'waiting' || settledAt === null || settledAt < since || settledBy === 'me') return false
    const opened = seen.get(id)
    return opened === undefined || opened < settledAt
  })
}
