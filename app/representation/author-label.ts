import type { SystemCause } from '~/consent/author'
import type { Relation } from './relation'

/** Somebody who did something, as one who reads it is told: `self` is the reader, `person` the one whose choices they are. */
export type Doer = { who: 'self' | 'person' | Relation }

/** Who made a version, or what made it, as one who reads it is told: one cause each, and without a name of another person. */
export type AuthorLabel =
  | Doer
  | { who: 'paper' | 'desk' | 'officer' | 'migration' | SystemCause }
  | { who: 'staff'; organisation: string | null }

/** The same with the name of the organisation where staff did. */
export type Named<Who extends AuthorLabel = AuthorLabel> = Who & { name: string | null }

/** What changed something, by its kind: whoever acted for the person is one kind here. */
export type Cause = 'self' | 'somebody' | 'staff' | 'desk' | 'paper' | 'migration' | SystemCause

export function causeOf({ who }: AuthorLabel): Cause {
  switch (who) {
    case 'self':
    case 'staff':
    case 'desk':
    case 'paper':
    case 'migration':
    case 'ended':
    case 'unconfirmed':
      return who
    case 'officer':
      return 'desk'
    default:
      who satisfies 'person' | Relation
      return 'somebody'
  }
}
