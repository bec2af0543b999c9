import type { openBreach } from '~/breach/use-cases.server'

/** What an officer can do with a breach by a form, in the order in which it comes. */
export const ACTS = ['correct', 'report', 'not-report', 'look-for', 'word', 'not-tell', 'close'] as const
export type Act = (typeof ACTS)[number]

type Opened = Pick<NonNullable<Awaited<ReturnType<typeof openBreach>>>, 'state' | 'work' | 'people'>

/** What can be done now; what is refused all the same says so itself. */
export function actsOf({ state: { isClosed, report, tells }, people }: Opened): Act[] {
  if (isClosed) return []
  const isOut = tells === 'telling' || tells === 'stopped'
  const isDecided = report !== null && (tells === 'not' || (tells === 'telling' && people.left === 0))
  return ACTS.filter((act) => {
    if (act === 'not-report') return report === null
    if (act === 'look-for' || act === 'not-tell') return !isOut
    if (act === 'word') return tells !== 'telling'
    return act === 'close' ? isDecided : true
  })
}

/** The act that an address names, where it can be done now. */
export function readAct(given: string | null, acts: readonly Act[]): Act | null {
  return acts.find((one) => one === given) ?? null
}
