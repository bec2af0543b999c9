import { authorOf, systemCause, type SystemCause } from '~/consent/author'
import { changesBetween } from '~/consent/difference'
import { readVersion, type ProfileVersion } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import { localDate } from '~/runtime/local-date'
import type { Doer, Named, AuthorLabel } from './author-label'
import { relationOn } from './relation'
import { readActedBetween } from './store.server'

type Told = { readerId: string; citizen: Subject }

/** Who or what made a version, in what is told to who reads it: as what somebody acted, and the name of an organisation. */
export async function labelAuthor(
  reader: Reader,
  { version, ...told }: Told & { version: ProfileVersion },
): Promise<Named> {
  const author = authorOf(version)
  switch (author.who) {
    case 'self':
    case 'representative':
      return { ...(await tellDoer(reader, { ...told, byId: version.authorId, at: version.at })), name: null }
    case 'system':
      return { who: await causeOf(reader, { ...told, version }), name: null }
    default:
      return nameAuthor(reader, author as AuthorLabel)
  }
}

/** Who did something about a person at a moment: who reads it, the person, or as what somebody acted for them. */
export async function tellDoer(
  reader: Reader,
  { readerId, citizen, byId, at }: Told & { byId: string; at: Date },
): Promise<Doer> {
  if (byId === readerId) return { who: 'self' }
  if (byId === citizen.row.id) return { who: 'person' }
  const between = { subjectId: citizen.row.id, representativeId: byId }
  return { who: relationOn(localDate(at), await readActedBetween(reader, between)) }
}

type Caused = { citizen: Subject; version: ProfileVersion }

async function causeOf(reader: Reader, { citizen, version }: Caused): Promise<SystemCause> {
  const before = version.predecessor === 0 ? null : await readVersion(reader, citizen, version.predecessor)
  const day = localDate(version.at)
  return systemCause(changesBetween(before?.choices ?? [], version.choices, day), day)
}

async function nameAuthor(reader: Reader, author: AuthorLabel): Promise<Named> {
  if (author.who !== 'staff' || author.organisation === null) return { ...author, name: null }
  const [found] = await findProviders(reader, [author.organisation])
  return { ...author, name: found?.name ?? author.organisation }
}
