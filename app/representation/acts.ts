import type { ActivityEvent } from '~/audit/entry'
import type { LocalDate } from '~/runtime/local-date'

/** What somebody does for another of which that person is told, besides what changes who may act. */
export const TOLD_ACTS = [
  'acting-started',
  'choices-read',
  'page-read',
  'receipt-read',
  'views-read',
  'views-exported',
  'own-providers-changed',
  'draft-changed',
  'choices-submitted',
  'approval-read',
  'approval-asked',
  'approval-given',
  'approval-declined',
] as const satisfies readonly ActivityEvent[]
export type ToldAct = (typeof TOLD_ACTS)[number]

/** What the desk and the privacy officer do about somebody of which only that person is told: what is hidden from others is not told to them. */
export const DESK_ACTS = [
  'found-at-desk',
  'evidence-read',
  'evidence-moved',
  'representation-changed',
  'capacity-changed',
  'shielding-changed',
  'log-read',
  'representations-read',
  'hold-put',
  'hold-lifted',
] as const satisfies readonly ActivityEvent[]

/** Those of them that only the privacy officer does. */
export const OFFICER_ACTS: readonly string[] = [
  'log-read',
  'representations-read',
  'hold-put',
  'hold-lifted',
] satisfies (typeof DESK_ACTS)[number][]
export type DeskAct = (typeof DESK_ACTS)[number]

export type ActFor = { at: Date; day: LocalDate; byId: string; event: ToldAct | DeskAct }

/** The same act of the same person on one day: the last time, and how often. */
export type GatheredAct = ActFor & { times: number }

/** Acts, newest first, with the same on one day as one line: who reads a page ten times looked once more than enough. */
export function gatherActs(acts: readonly ActFor[]): GatheredAct[] {
  const gathered = new Map<string, GatheredAct>()
  for (const act of acts) {
    const key = `${act.day} ${act.byId} ${act.event}`
    const same = gathered.get(key)
    if (same) same.times += 1
    else gathered.set(key, { ...act, times: 1 })
  }
  return [...gathered.values()]
}
