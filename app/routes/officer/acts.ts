import type { openRights } from '~/rights/officer-use-cases.server'

/** What an officer can do with a request by a form, in the order in which it comes. */
export const ACTS = ['ask', 'note-answer', 'extend', 'decide', 'tell', 'carry-out'] as const
export type Act = (typeof ACTS)[number]
/** What is one button. */
export type Press = 'prove'

type Opened = NonNullable<Awaited<ReturnType<typeof openRights>>>

/** What can be done now: what is refused all the same says so itself. */
export function actsOf({ standing, opened, clock }: Opened): (Act | Press)[] {
  if (!opened) return []
  const isExtended = clock.lines.some(({ line }) => line === 'extended')
  const mayExtend = !isExtended && opened.today <= clock.extendableUntil
  const extend = mayExtend ? (['extend'] as const) : []
  if (standing === 'doing') return [...(opened.tellsOthers ? (['tell'] as const) : []), 'carry-out']
  if (standing === 'paused') return ['note-answer', ...extend]
  if (standing === 'unproven') return ['prove', 'ask', ...extend]
  return standing === 'busy' ? ['ask', ...extend, 'decide'] : []
}

/** The act that an address names, where it can be done now. */
export function readAct(given: string | null, acts: readonly (Act | Press)[]): Act | null {
  const act = ACTS.find((one) => one === given)
  return act && acts.includes(act) ? act : null
}
