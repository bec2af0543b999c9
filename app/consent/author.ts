import type { Relation } from '~/representation/relation'
import type { LocalDate } from './choice'
import type { Change } from './difference'

/** Who changed something, as a version keeps it. */
export type Author =
  | { who: 'self' | 'representative' | 'paper' | 'desk' | 'migration' | 'system' }
  /** `organisation` is the URA of whose staff or system it was; null where it was not kept. */
  | { who: 'staff'; organisation: string | null }

/** Somebody who did something, as one who reads it is told: `self` is the reader, `person` the one whose choices they are. */
export type Doer = { who: 'self' | 'person' | Relation }

/** Why Zeggenschap itself wrote a version: the last day of a yes passed, or a yes of before 16 was not confirmed in time. */
export type SystemCause = 'ended' | 'unconfirmed'

/** Who made a version, or what made it, as one who reads it is told: one cause each, and without a name of another person. */
export type ToldAuthor =
  Doer | { who: 'paper' | 'desk' | 'migration' | SystemCause } | { who: 'staff'; organisation: string | null }

/** The same with the name of the organisation where staff did. */
export type Named<Who extends ToldAuthor = ToldAuthor> = Who & { name: string | null }

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

/** What changed something, by its kind: whoever acted for the person is one kind here. */
export type Cause = 'self' | 'somebody' | 'staff' | 'desk' | 'paper' | 'migration' | SystemCause

export function causeOf({ who }: ToldAuthor): Cause {
  switch (who) {
    case 'self':
    case 'staff':
    case 'desk':
    case 'paper':
    case 'migration':
    case 'ended':
    case 'unconfirmed':
      return who
    default:
      who satisfies 'person' | Relation
      return 'somebody'
  }
}
