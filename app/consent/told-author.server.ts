import type { Reader } from '~/db/database.server'
import type { Actor } from '~/identity/actor'
import { required } from '~/identity/citizen.server'
import type { Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import { isAuthority } from '~/representation/acting'
import { readKindsBetween } from '~/representation/store.server'
import { authorTo, type Authored, type Named, type ToldAuthor } from './author'

type Telling = { actor: Actor | null; citizen: Subject; version: Authored }

/** Who made a version, in what is told to who reads it: as what somebody acted, and the name of an organisation. */
export async function tellAuthor(
  reader: Reader,
  { actor, citizen, version }: Telling,
): Promise<Named<ToldAuthor>> {
  const author = authorTo(required(actor).subjectId, version)
  if (author.who !== 'representative') return nameAuthor(reader, author)
  const between = { subjectId: citizen.row.id, representativeId: version.authorId }
  const kinds = await readKindsBetween(reader, between)
  if (kinds.some(isAuthority)) return { who: 'parent', name: null }
  return { who: kinds.includes('authorised') ? 'authorised' : 'representative', name: null }
}

/** An author with the organisation's name. */
export async function nameAuthor<Who extends ToldAuthor>(reader: Reader, author: Who): Promise<Named<Who>> {
  if (author.who !== 'staff' || author.organisation === null) return { ...author, name: null }
  const [found] = await findProviders(reader, [author.organisation])
  return { ...author, name: found?.name ?? author.organisation }
}
