import type { LocalDate } from '~/runtime/local-date'

/**
 * What a citizen sends one care provider by name: which questions of its page they answered, and who they are, so that it can bring its
 * own records in line. `opt-in` where one of the answers is a yes; `withdrawal` where all of them are no.
 */
export type OptInKind = 'opt-in' | 'withdrawal'

/**
 * - `waiting`: for who has to agree (Wabvpz 15g); the provider knows nothing of it
 * - `new`: sent, and nobody looks after it · `in-progress`: somebody there does
 * - `processed` · `not-patient`: what the provider made of it; the choice itself stays as it is
 * - `replaced`: the person sent a newer one · `lapsed`: it waited, and whoever had to agree did not
 */
export const OPT_IN_STATES = [
  'waiting',
  'new',
  'in-progress',
  'processed',
  'not-patient',
  'replaced',
  'lapsed',
] as const
export type OptInState = (typeof OPT_IN_STATES)[number]

/** Sent, and not dealt with. */
export const OPEN_STATES = ['new', 'in-progress'] as const satisfies OptInState[]
/** Over: nothing of what was in it is kept. */
export const SETTLED_STATES = ['processed', 'not-patient', 'replaced'] as const satisfies OptInState[]

/** Whether it is still to be dealt with by the provider. */
export function isOpen(state: OptInState): boolean {
  return OPEN_STATES.some((open) => open === state)
}

export const GENDERS = ['woman', 'man', 'other'] as const

/** By what a provider finds somebody in its own records, besides the citizen number [domain: opt-in requests]. */
export type PersonDetails = {
  initials: string
  surname: string
  gender: (typeof GENDERS)[number]
  birthDate: LocalDate
  street: string
  postcode: string
  town: string
  email: string | null
}

/** What was answered about one kind of data, of one receiver. */
export type OptInAnswer = { data: string; receiver: string; answer: 'yes' | 'no'; until?: LocalDate }

/** What only the two of them may read: sealed while it is under way, destroyed when that is over. */
export type OptInContents = { person: PersonDetails; answers: OptInAnswer[] }

/** What goes with a draft when it is sent: to whom, and who one is. */
export type OptInDraft = { to: string[]; person: PersonDetails }

/** A yes that ended counts as no. */
export function kindOf(answers: readonly OptInAnswer[], today: LocalDate): OptInKind {
  const isYes = ({ answer, until = today }: OptInAnswer) => answer === 'yes' && until >= today
  return answers.some(isYes) ? 'opt-in' : 'withdrawal'
}
