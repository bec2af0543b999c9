/** Who changed something, as a citizen is told: in words, without the name of another person. */
export type Author =
  | { who: 'self' | 'representative' | 'paper' | 'desk' | 'migration' | 'system' }
  /** `organisation` is the URA of whose staff or system it was; null where it was not kept. */
  | { who: 'staff'; organisation: string | null }

/** Who made a version, with the name of the organisation where staff did. */
export type NamedAuthor = Author & { name: string | null }

/** What a version keeps of who made it. */
export type Authored = { channel: string; authorOrganisation: string | null }

/** Who made a version. The channel is set by the code path, so it says more than an id. */
export function authorOf({ channel, authorOrganisation }: Authored): Author {
  if (channel === 'staff-screen' || channel === 'staff-system')
    return { who: 'staff', organisation: authorOrganisation }
  return { who: OTHERS.find((who) => who === channel) ?? 'self' }
}

const OTHERS = ['representative', 'paper', 'desk', 'migration', 'system'] as const
