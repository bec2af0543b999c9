import { addMonths, type LocalDate } from '~/runtime/local-date'
import { ORDERED_KINDS, PARENTAL_KINDS, type RepresentationKind } from './grant'

/** What the desk writes down about somebody's own standing, besides who represents them. */
export const MEASURES = [
  'capacity-established',
  'capacity-ended',
  'shielding-set',
  'shielding-lifted',
] as const
export type Measure = (typeof MEASURES)[number]

/** What evidence is asked for: somebody who wants to represent another, or a measure. */
export type CaseKind = RepresentationKind | Measure

/**
 * - `requested`: nobody has looked at the evidence
 * - `seen`: one of the desk did; a second must agree
 * - `granted`: in force, or it was: see its end
 */
export type MeasureState = 'requested' | 'seen' | 'granted' | 'refused' | 'withdrawn'

/** How a case came to the desk. */
export type CaseChannel = 'self' | 'phone' | 'post'

/** What one can ask the desk online about an adult: to act for them, or, after a death, to look back. */
export const ASKED_ONLINE = [...ORDERED_KINDS, 'after-death'] as const
/** And by phone or post: all but what only the register gives. */
export const ASKED_AT_DESK = [...ORDERED_KINDS, ...PARENTAL_KINDS, 'after-death'] as const
export const ASKED_BY = ['phone', 'post'] as const satisfies readonly CaseChannel[]

/** What the second of the desk can say of what the first saw. */
export const VERDICTS = ['confirm', 'return', 'refuse'] as const

/** Kinds of paper that can be looked at. Never what is in one: of a paper only its kind and its date are written down. */
export const PAPERS = [
  'court-order',
  'authority-register',
  'guardianship-register',
  'written-authorisation',
  'partnership-extract',
  'family-extract',
  'birth-certificate',
  'death-certificate',
  'consent-in-life',
  'incident-told',
  'weighty-interest',
  'had-authority',
  'expert-statement',
  'capable-statement',
  'safety-statement',
  'own-wish',
] as const
export type Paper = (typeof PAPERS)[number]

const FAMILY: Paper[][] = [['family-extract', 'birth-certificate']]
const SAFETY: Paper[][] = [['safety-statement', 'court-order', 'own-wish']]
/** Who has authority over a child, where the register of persons cannot say it; whose child it is does not show that (domain: authority). */
const AUTHORITY: Paper[][] = [['court-order', 'authority-register']]

/**
 * Which papers show it: of each row one has to be seen. A curator or mentor by the court (BW 1:383, 1:452), who was authorised in
 * writing, partner and next of kin (BW 7:465(3)); after death the death and one of the grounds of BW 7:458a.
 */
export const EVIDENCE_OF: Record<CaseKind, readonly Paper[][]> = {
  parent: AUTHORITY,
  guardian: AUTHORITY,
  third: AUTHORITY,
  authorised: [['written-authorisation']],
  curator: [['court-order', 'guardianship-register']],
  mentor: [['court-order', 'guardianship-register']],
  partner: [['partnership-extract']],
  'adult-parent': FAMILY,
  child: FAMILY,
  sibling: FAMILY,
  grandparent: FAMILY,
  grandchild: FAMILY,
  'after-death': [
    ['death-certificate'],
    ['consent-in-life', 'incident-told', 'weighty-interest', 'had-authority'],
  ],
  'capacity-established': [['expert-statement', 'court-order']],
  'capacity-ended': [['capable-statement', 'court-order']],
  'shielding-set': SAFETY,
  'shielding-lifted': SAFETY,
}

/** Whether these papers are enough to show it. */
export function isShown(kind: CaseKind, seen: readonly Paper[]): boolean {
  return EVIDENCE_OF[kind].every((row) => row.some((paper) => seen.includes(paper)))
}

/** Of a register, which changes: what they say counts for so long after their date (ours; the desk page says it). */
export const EXTRACTS = [
  'authority-register',
  'guardianship-register',
  'family-extract',
] as const satisfies Paper[]
const EXTRACT_MONTHS = 3

/**
 * What one of the desk writes down of the papers: their kinds and the date of the newest, nothing that is in them. `extractDated`: of the
 * oldest extract among them, which is looked at and not kept.
 */
export type SeenPapers = { papers: readonly Paper[]; dated: LocalDate; extractDated?: LocalDate | null }

/**
 * - `not-shown`: a paper is missing · `dated-ahead`: of a day that is still to come
 * - `extract-date`: an extract is among them, and its date was not said · `extract-old`: it is older than three months
 */
export type PaperRefusal = 'not-shown' | 'dated-ahead' | 'extract-date' | 'extract-old'

export function objectionToPapers(
  kind: CaseKind,
  { papers, dated, extractDated = null }: SeenPapers,
  today: LocalDate,
): PaperRefusal | null {
  if (dated > today) return 'dated-ahead'
  if (EXTRACTS.some((extract) => papers.includes(extract))) {
    if (extractDated === null) return 'extract-date'
    if (extractDated > today) return 'dated-ahead'
    if (addMonths(extractDated, EXTRACT_MONTHS) < today) return 'extract-old'
  }
  return isShown(kind, papers) ? null : 'not-shown'
}

export type MeasureCommand = { do: 'see' | 'return' | 'confirm' | 'refuse' | 'withdraw'; by: string }

/** `second-person`: who saw the evidence decides nothing more about it. `already`: it stands so. */
export type MeasureRefusal = 'wrong-state' | 'second-person' | 'already'

export type MeasureFacts = {
  state: MeasureState
  seenBy: string | null
  /** Whether it stands so already: set while set, ended while they are capable. */
  stands: boolean
}

/** Every step of a measure; a test holds `decideMeasure` against it. */
export const MEASURE_STEPS: readonly {
  from: MeasureState
  by: MeasureCommand['do']
  to: MeasureState
}[] = [
  { from: 'requested', by: 'see', to: 'seen' },
  { from: 'requested', by: 'refuse', to: 'refused' },
  { from: 'requested', by: 'withdraw', to: 'withdrawn' },
  { from: 'seen', by: 'return', to: 'requested' },
  { from: 'seen', by: 'confirm', to: 'granted' },
  { from: 'seen', by: 'refuse', to: 'refused' },
  { from: 'seen', by: 'withdraw', to: 'withdrawn' },
]

export type MeasureDecision =
  | { ok: true; state: MeasureState; seenBy: string | null }
  | { ok: false; refusal: MeasureRefusal }

/** The life of a measure: one of the desk sees the evidence, another decides. */
export function decideMeasure({ do: what, by }: MeasureCommand, facts: MeasureFacts): MeasureDecision {
  const { state, seenBy, stands } = facts
  const step = MEASURE_STEPS.find((one) => one.from === state && one.by === what)
  if (!step) return { ok: false, refusal: 'wrong-state' }
  const decides = what === 'confirm' || what === 'refuse' || what === 'return'
  if (decides && state === 'seen' && by === seenBy) return { ok: false, refusal: 'second-person' }
  if (what === 'confirm' && stands) return { ok: false, refusal: 'already' }
  return { ok: true, state: step.to, seenBy: what === 'see' ? by : what === 'return' ? null : seenBy }
}

export function isMeasure(kind: CaseKind): kind is Measure {
  return MEASURES.some((one) => one === kind)
}

/** What a measure undoes: once that is granted, this one is over. */
export const REVERSE: Record<Measure, Measure> = {
  'capacity-established': 'capacity-ended',
  'capacity-ended': 'capacity-established',
  'shielding-set': 'shielding-lifted',
  'shielding-lifted': 'shielding-set',
}
