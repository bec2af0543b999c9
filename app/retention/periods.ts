import type { MessageId } from '~/i18n/nl'

/** What is kept of people. Each has its five sentences under `retention.<id>.…`. */
export type RetainedId =
  'email' | 'mail-name' | 'age' | 'birth-date' | 'session' | 'representation' | 'pairing-code'

/** What ends the keeping: the end of the profile, an age, or time. */
type Keeping =
  | { until: 'profile-ends' }
  | { until: 'age-16' }
  | { until: 'years-after-end'; years: number }
  | { until: 'days'; days: number }
  | ({ until: 'time' } & typeof SESSION_LASTS)

/** How long one stays logged in: so long without activity, and never longer than so many hours. */
export const SESSION_LASTS = { idleMinutes: 15, hours: 8 } as const

export type Retained = {
  data: MessageId
  purpose: MessageId
  /** Article that allows it. */
  ground: MessageId
  recipient: MessageId
  period: MessageId
  keep: Keeping
}

/** The one table of what is kept, why, on what ground, who gets it and how long (AVG 13, 30). */
export const PERIODS: Record<RetainedId, Retained> = {
  email: { ...wordsOf('email'), keep: { until: 'profile-ends' } },
  'mail-name': { ...wordsOf('mail-name'), keep: { until: 'profile-ends' } },
  age: { ...wordsOf('age'), keep: { until: 'profile-ends' } },
  'birth-date': { ...wordsOf('birth-date'), keep: { until: 'age-16' } },
  representation: { ...wordsOf('representation'), keep: { until: 'years-after-end', years: 5 } },
  'pairing-code': { ...wordsOf('pairing-code'), keep: { until: 'days', days: 14 } },
  session: { ...wordsOf('session'), keep: { until: 'time', ...SESSION_LASTS } },
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
