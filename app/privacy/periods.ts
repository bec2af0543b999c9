import type { MessageId } from '~/i18n/nl'
import type { PageTextId } from '~/i18n/pages'
import type { Period } from './cutoff'
import { LOGIN_LASTS, SESSION_LASTS, WAY_BACK_MINUTES } from './session-periods'

/** What is kept of people. Each has its five sentences under `retention.<id>.…`. */
export type RetainedId =
  | KeptWithProfile
  | 'birth-date'
  | 'bare-number'
  | 'muted'
  | 'recording-ban'
  | 'consent-block'
  | 'follower'
  | 'postal-address'
  | KeptForATime
type KeptWithProfile =
  | 'choices'
  | 'email'
  | 'mail-name'
  | 'mail-kinds'
  | 'age'
  | 'own-providers'
  | 'confidential'
  | 'register-follow'
export type KeptForATime =
  | 'draft'
  | 'mail-link'
  | 'mail-body'
  | 'mail-record'
  | 'session'
  | 'login'
  | 'kept-form'
  | 'sent-form'
  | 'log'
  | 'representation'
  | 'pairing-code'
  | 'offer'
  | 'mark'
  | 'inherited'
  | 'staff-account'
  | 'opt-in'
  | 'recording'
  | 'visit'
  | 'staff-alarm'
  | 'consent-request'
  | 'consent-code'
  | 'conversation'
  | 'letter'
  | 'call-note'
  | 'post-request'
  | 'rights-request'
  | 'block'
  | 'breach'
  | 'hold'

/** What ends the keeping: the end of the profile, an age, the last other record, or time since it was made or last used. */
type Keeping =
  | { until: 'profile-ends' }
  /** The age from which nobody decides along: 18 for who cannot decide for themself. */
  | { until: 'grown-up' }
  | { until: 'last-record' }
  /** Taken back, or one of the two has nothing to say about the person any more. */
  | { until: 'undone' }
  | { until: 'time'; period: Period }

/** How long each is kept that goes by time; the law's five years of the log are of NEN 7513 and Wabvpz 15e. */
export const LASTS = {
  draft: { days: 30 },
  'mail-link': { hours: 24 },
  'mail-body': { days: 30 },
  'mail-record': { months: 6 },
  session: { hours: SESSION_LASTS.hours },
  login: { minutes: LOGIN_LASTS.knownMinutes },
  'kept-form': { minutes: WAY_BACK_MINUTES },
  'sent-form': { minutes: 15 },
  log: { years: 5 },
  representation: { years: 5 },
  'pairing-code': { days: 14 },
  offer: { days: 30 },
  mark: { years: 2 },
  inherited: { years: 1 },
  'staff-account': { years: 5 },
  'opt-in': { years: 1 },
  recording: { years: 5 },
  visit: { days: 1 },
  'staff-alarm': { years: 2 },
  'consent-request': { years: 5 },
  'consent-code': { days: 7 },
  // At most: answered and closed it goes 14 days after that (`conversation/periods.ts`).
  conversation: { days: 90 },
  letter: { months: 6 },
  'call-note': { days: 30 },
  'post-request': { months: 6 },
  'rights-request': { years: 5 },
  breach: { years: 5 },
  block: { years: 5 },
  hold: { years: 5 },
} as const satisfies Record<KeptForATime, Period>

type Words = MessageId | PageTextId

export type Retained = {
  data: Words
  purpose: Words
  /** Article that allows it. */
  ground: Words
  recipient: Words
  period: Words
  keep: Keeping
}

/** The one table of what is kept, why, on what ground, who gets it and how long (AVG 13, 30). */
export const PERIODS: Record<RetainedId, Retained> = {
  choices: { ...wordsOf('choices'), keep: { until: 'profile-ends' } },
  email: { ...wordsOf('email'), keep: { until: 'profile-ends' } },
  'mail-name': { ...wordsOf('mail-name'), keep: { until: 'profile-ends' } },
  'mail-kinds': { ...wordsOf('mail-kinds'), keep: { until: 'profile-ends' } },
  age: { ...wordsOf('age'), keep: { until: 'profile-ends' } },
  'birth-date': { ...wordsOf('birth-date'), keep: { until: 'grown-up' } },
  'own-providers': { ...wordsOf('own-providers'), keep: { until: 'profile-ends' } },
  confidential: { ...wordsOf('confidential'), keep: { until: 'profile-ends' } },
  'register-follow': { ...wordsOf('register-follow'), keep: { until: 'profile-ends' } },
  draft: forATime('draft'),
  session: forATime('session'),
  login: forATime('login'),
  'kept-form': forATime('kept-form'),
  'sent-form': forATime('sent-form'),
  'mail-link': forATime('mail-link'),
  'mail-body': forATime('mail-body'),
  'mail-record': forATime('mail-record'),
  log: forATime('log'),
  representation: forATime('representation'),
  'pairing-code': forATime('pairing-code'),
  offer: forATime('offer'),
  mark: forATime('mark'),
  inherited: forATime('inherited'),
  'staff-account': forATime('staff-account'),
  'opt-in': forATime('opt-in'),
  follower: { ...wordsOf('follower'), keep: { until: 'undone' } },
  recording: forATime('recording'),
  visit: forATime('visit'),
  'staff-alarm': forATime('staff-alarm'),
  'recording-ban': { ...wordsOf('recording-ban'), keep: { until: 'undone' } },
  'consent-request': forATime('consent-request'),
  'consent-code': forATime('consent-code'),
  conversation: forATime('conversation'),
  'consent-block': { ...wordsOf('consent-block'), keep: { until: 'undone' } },
  'postal-address': { ...wordsOf('postal-address'), keep: { until: 'undone' } },
  letter: forATime('letter'),
  'call-note': forATime('call-note'),
  'post-request': forATime('post-request'),
  'rights-request': forATime('rights-request'),
  breach: forATime('breach'),
  block: forATime('block'),
  hold: forATime('hold'),
  muted: { ...wordsOf('muted'), keep: { until: 'undone' } },
  'bare-number': { ...wordsOf('bare-number'), keep: { until: 'last-record' } },
}

function forATime(id: KeptForATime): Retained {
  return { ...wordsOf(id), keep: { until: 'time', period: LASTS[id] } }
}

function wordsOf(id: RetainedId): Omit<Retained, 'keep'> {
  return {
    data: `retention.${id}.data`,
    purpose: `retention.${id}.purpose`,
    ground: `retention.${id}.ground`,
    recipient: `retention.${id}.recipient`,
    period: `retention.${id}.period`,
  }
}
