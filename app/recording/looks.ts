/** What staff did at the counter about one person, as the log has it. */
export type CounterEvent = { event: 'looked-up' | 'recorded' | 'recording-refused'; by: string; at: Date }

/**
 * The looks that no record followed (domain: provider staff), of events newest first: a look is of the record, or of the refusal, that
 * the same person at the same organisation made after it, each of one. Refusals stand by themselves.
 */
export function looksAlone<One extends CounterEvent>(events: readonly One[]): One[] {
  const answered = new Map<string, number>()
  return events.filter(({ event, by }) => {
    const open = answered.get(by) ?? 0
    if (event !== 'looked-up') answered.set(by, open + 1)
    if (event === 'looked-up' && open > 0) answered.set(by, open - 1)
    return event === 'recording-refused' || (event === 'looked-up' && open === 0)
  })
}
