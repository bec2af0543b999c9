import { readAgreedToVersion } from '~/agreement/store.server'
import { readCurrent } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { labelAuthor } from '~/representation/author-label.server'

/** Who changed the choices of somebody one decides for, as that is told: the person, another with authority, or some other. */
export type ChangedAbout = { by: 'person' | 'parent' | 'other'; at: Date }

type Looking = { readerId: string; citizen: Subject; since: Date; looked: Date | undefined }

/**
 * What another changed about somebody one decides for, and that one has not looked at since; null where one changed it
 * oneself, or agreed to it.
 */
export async function readChangedAbout(
  reader: Reader,
  { readerId, citizen, since, looked }: Looking,
): Promise<ChangedAbout | null> {
  const version = await readCurrent(reader, citizen)
  if (!version || version.at < since || (looked && looked >= version.at)) return null
  if (version.authorId === readerId) return null
  if ((await readAgreedToVersion(reader, citizen, version.number)).includes(readerId)) return null
  const { who } = await labelAuthor(reader, { readerId, citizen, version })
  return { by: who === 'person' || who === 'parent' ? who : 'other', at: version.at }
}
