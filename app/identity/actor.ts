import type { Gate } from '~/consent/question'
import type { ActingFor } from '~/representation/acting'
import type { Level } from './level'

/** Who is at the other side, as the session knows it. */
export type Actor = {
  audience: 'citizen'
  subjectId: string
  /** Shown in the header, as the register gave it at login; kept no longer than the session. */
  name: string
  /** Level of assurance of the login. */
  level: Level
  ageCategory: AgeCategory
  /** Whether address and terms are in order; until then only the first-login pages are theirs. */
  welcome: 'needed' | 'done'
  loggedInAt: Date
  /** Whether the mail server refuses their address: they are told on their first page. */
  mailBounces?: boolean
  /** Whether their own emergency lock is on: their pages say so. */
  locked?: boolean
  /** Their own gate, so that no page of theirs shows a yes that is not given. */
  gate?: Gate
  /** For whom they act in this session; absent when for themself. */
  actingFor?: ActingFor
}

export type AgeCategory = 'under-12' | '12-15' | '16-or-over'
