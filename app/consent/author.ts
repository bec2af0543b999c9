/** Who changed something, as a citizen is told: in words, without the name of another person. */
export type Author =
  | { who: 'self' | 'representative' | 'paper' | 'desk' | 'migration' | 'system' }
  /** `organisation` is the URA of whose staff or system it was; null where it was not kept. */
  | { who: 'staff'; organisation: string | null }

/**
 * Who made a version as one who reads it is told: `self` is the reader, `person` the one whose choices they are. Of who acts
 * for that person is told as what: `parent` by authority over a child, `authorised` by the person.
 */
export type ToldAuthor = Author | { who: 'person' | 'parent' | 'authorised' }

/** The same with the name of the organisation where staff did. */
export type Named<Who extends ToldAuthor = Author> = Who & { name: string | null }

/** What a version keeps of who made it. */
export type Authored = { channel: string; authorId: string; authorOrganisation: string | null }

/** Who made a version, by whose choices they are. The channel is set by the code path, so it says more than an id. */
export function authorOf({ channel, authorOrganisation }: Omit<Authored, 'authorId'>): Author {
  if (channel === 'staff-screen' || channel === 'staff-system')
    return { who: 'staff', organisation: authorOrganisation }
  return { who: OTHERS.find((who) => who === channel) ?? 'self' }
}

/** The same for who reads it: what one made oneself, for whomever, is one's own; no name of anybody else. */
export function authorTo(readerId: string, version: Authored): ToldAuthor {
  if (version.authorId === readerId) return { who: 'self' }
  const author = authorOf(version)
  return author.who === 'self' ? { who: 'person' } : author
}

const OTHERS = ['representative', 'paper', 'desk', 'migration', 'system'] as const
