import { EVIDENCE_OF, isMeasure, type CaseKind, type MeasureState } from '~/representation/evidence'
import type { GrantState } from '~/representation/grant'
import { defineList } from '~/runtime/list'

/** What the desk's list shows: what is open, of that what is new or waits for a second, what ends soon, what is decided. */
export const EVIDENCE_SHOWS = ['open', 'nieuw', 'tweede', 'loopt-af', 'besloten'] as const
export type EvidenceShow = (typeof EVIDENCE_SHOWS)[number]

/** For how many days before its last day one is shown as ending soon: as long as it can be asked anew. */
export const ENDS_SOON_DAYS = 60

export const EVIDENCE_LIST = defineList({
  blank: { toon: 'open', soort: '', nummer: '' },
  longest: 40,
  settle: ({ toon, soort, nummer }) => ({
    toon: readShow(toon),
    soort: isKind(soort) ? soort : '',
    nummer: nummer.trim(),
  }),
})

/** What is open where the address asks for something else. */
export function readShow(given: string): EvidenceShow {
  return EVIDENCE_SHOWS.find((one) => one === given) ?? 'open'
}

/** All that can be asked for, those who represent first. */
export const CASE_KINDS = (Object.keys(EVIDENCE_OF) as CaseKind[]).toSorted(
  (one, other) => Number(isMeasure(one)) - Number(isMeasure(other)),
)

function isKind(given: string): given is CaseKind {
  return CASE_KINDS.some((kind) => kind === given)
}

/** Where a case stands, as the desk calls it. */
export type Stage = 'new' | 'seen' | 'in-force' | 'suspended' | 'refused' | 'withdrawn' | 'over'

/** `endsOn` is the last day of a representation; `decided`: whether the desk ever said yes to it. */
export function stageOf(
  state: GrantState | MeasureState,
  { endsOn, decided, over }: { endsOn: string | null; decided: boolean; over: boolean },
  today: string,
): Stage {
  switch (state) {
    case 'requested':
      return 'new'
    case 'seen':
      return 'seen'
    case 'active':
      return endsOn !== null && endsOn < today ? 'over' : 'in-force'
    case 'granted':
      return over ? 'over' : 'in-force'
    case 'ended':
      return decided ? 'over' : 'withdrawn'
    case 'offered':
      return 'new'
    default:
      return state
  }
}
