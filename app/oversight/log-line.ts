import type { ActivityEntry, ActivityEvent, ActivityUser, ObjectType } from '~/audit/entry'
import type { LocalDate } from '~/runtime/local-date'

/** As what somebody did it: the person, who acts for them, a colleague of a care provider, a care system, who runs the portal, or the portal itself. */
export type DoneAs = 'person' | 'proxy' | 'colleague' | 'system' | 'office' | 'itself'

/** What stands in the log, as the privacy officer reads it: never what was chosen, nor another citizen. */
export type LogAct = {
  at: Date
  day: LocalDate
  event: string
  object: ObjectType
  action: ActivityEntry['action']
  outcome: ActivityEntry['outcome']
  as: DoneAs
  /** Who it was, where that is no citizen: a name, or what the log calls them. */
  who: string | null
  organisation: string | null
}

/** The same act of the same one on one day: the last time, and how often. */
export type LogLine = LogAct & { times: number }

/** One that the portal did not write as it stands. */
export type UnreadableLine = { at: Date; reference: string }

/** What is said by a sentence of its own; of everything else the log names the thing and what was done to it. */
const SAID = [
  ...([
    'consulted',
    'question-refused',
    'choices-submitted',
    'choices-read',
    'page-read',
    'views-read',
  ] as const),
  ...(['logged-in', 'logged-out', 'login-refused', 'looked-up', 'look-up-missed', 'found-at-desk'] as const),
  ...(['recorded', 'slip-printed', 'log-read', 'blocked', 'unblocked', 'hold-put', 'hold-lifted'] as const),
] satisfies ActivityEvent[]

/** The sentence of what was done; null where there is none of its own. */
export function sentenceOf(event: string): `oversight.event.${(typeof SAID)[number]}` | null {
  const said = SAID.find((one) => one === event)
  return said ? `oversight.event.${said}` : null
}

/** Acts, newest first, with those that are alike on one day as one line. */
export function foldActs(acts: readonly LogAct[]): LogLine[] {
  const folded = new Map<string, LogLine>()
  for (const act of acts) {
    const { day, event, object, outcome, as, who, organisation } = act
    const key = [day, event, object, outcome, as, who, organisation].join('\n')
    const same = folded.get(key)
    if (same) same.times += 1
    else folded.set(key, { ...act, times: 1 })
  }
  return [...folded.values()]
}

/** By the roles of the standard (ISO 21298). Who answers for a question is its care system, which stands first. */
export function doneAs({ role, id }: Pick<ActivityUser, 'role' | 'id'>, organisation: string | null): DoneAs {
  if (role === '01') return 'person'
  if (role === '02') return 'proxy'
  if (role === '07') {
    if (organisation !== null && id !== 'messenger') return 'system'
    return isRowId(id) ? 'office' : 'itself'
  }
  return organisation === null ? 'office' : 'colleague'
}

/** Who runs the portal has an id of ours; what the portal does by itself has a name. */
function isRowId(id: string): boolean {
  return /^[0-9a-z]{26}$/i.test(id)
}
