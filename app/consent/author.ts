import type { LocalDate } from '~/runtime/local-date'
import type { Change } from './difference'

/** Who changed something, as a version keeps it. */
export type Author =
  | { who: 'self' | 'representative' | 'paper' | 'desk' | 'migration' | 'system' }
  /** `organisation` is the URA of whose staff or system it was; null where it was not kept. */
  | { who: 'staff'; organisation: string | null }

/** Why Zeggenschap itself wrote a version: the last day of a yes passed, or a yes of before 16 was not confirmed in time. */
export type SystemCause = 'ended' | 'unconfirmed'

/** What a version keeps of who made it. */
export type Authored = { channel: string; authorId: string; authorOrganisation: string | null }

/** Who made a version, by whose choices they are. The channel is set by the code path, so it says more than an id. */
export function authorOf({ channel, authorOrganisation }: Omit<Authored, 'authorId'>): Author {
  if (channel === 'staff-screen' || channel === 'staff-system')
    return { who: 'staff', organisation: authorOrganisation }
  return { who: OTHERS.find((who) => who === channel) ?? 'self' }
}

const OTHERS = ['representative', 'paper', 'desk', 'migration', 'system'] as const

/** Why Zeggenschap itself wrote a version, by what it changed, on the day it did. */
export function systemCause(changes: readonly Change[], day: LocalDate): SystemCause {
  const isOver = ({ before }: Change) => before?.until !== undefined && before.until < day
  return changes.every(isOver) ? 'ended' : 'unconfirmed'
}
