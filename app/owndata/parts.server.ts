import type { RetainedId } from '~/privacy/periods'
import { FOR_A_WHILE } from './for-a-while.server'
import { OF_OTHERS } from './of-others.server'
import { OF_THE_PROFILE } from './of-the-profile.server'
import type { Part } from './part.server'

/**
 * Why something that is kept is in no overview of a person.
 * - `of-staff`: it is about who works with the portal, who sees it there
 * - `found-by-nothing`: kept for minutes or days, and nothing in it says whose it is
 * - `the-log`: told apart, since it can be long (`log.server.ts`)
 */
type Apart = 'of-staff' | 'found-by-nothing' | 'the-log'

/** Everything in the table of periods, and how what is kept of a person is read: what is added there does not compile until it is here. */
export const PARTS: Record<RetainedId, Part | Apart> = {
  ...OF_THE_PROFILE,
  ...OF_OTHERS,
  ...FOR_A_WHILE,
  log: 'the-log',
  login: 'found-by-nothing',
  'kept-form': 'found-by-nothing',
  'sent-form': 'found-by-nothing',
  'call-note': 'found-by-nothing',
  'staff-account': 'of-staff',
  'staff-alarm': 'of-staff',
  block: 'of-staff',
}
