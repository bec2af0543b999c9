import type { ActivityEntry, ActivityEvent } from './entry'

/**
 * What a colleague of a care provider does about somebody, by the words of the log of their organisation; that a log was read is
 * in it too. Of these the log says whose colleague it was.
 */
export const STAFF_ACTS = {
  opgezocht: ['looked-up', 'look-up-missed'],
  vastgelegd: ['recorded', 'recording-refused'],
  gevraagd: ['consulted'],
  teruggehaald: ['recording-ended'],
  geprint: ['slip-printed'],
  gevolgd: ['following-begun', 'following-ended', 'following-read'],
  aanvraag: ['opt-in-read', 'opt-in-moved'],
  toestemming: ['consent-request-sent', 'consent-checked'],
  ingezien: ['own-log-read'],
} as const satisfies Record<string, readonly ActivityEvent[]>

export type StaffActKind = keyof typeof STAFF_ACTS
export type StaffAct = (typeof STAFF_ACTS)[StaffActKind][number]

export const STAFF_ACT_KINDS = Object.keys(STAFF_ACTS) as StaffActKind[]
const ALL: readonly string[] = Object.values(STAFF_ACTS).flat()

/** As what colleagues of care providers stand in the log (ISO 21298). */
const STAFF_ROLES = ['03', '04', '05', '06']

type Acting = { event: string; organisation?: string | null; users: ActivityEntry['users'] }

/**
 * Whose colleague did it, and for which organisation; null for what a citizen, a care system or the portal itself did. A question
 * stands under who receives the answer: there, who asked says for whom.
 */
export function colleagueOf({
  event,
  organisation,
  users,
}: Acting): { ura: string; memberId: string } | null {
  const [first] = users
  if (!first?.initiator || !STAFF_ROLES.includes(first.role) || !ALL.includes(event)) return null
  const ura = event === 'consulted' ? first.of : organisation
  return ura ? { ura, memberId: first.id } : null
}
