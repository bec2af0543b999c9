import { readVersions } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { saidOtherwise } from './said-otherwise'
import type { StoredRecording } from './store.server'

/** The keys of a record at which something was chosen since it came into force. */
export async function changedSince(
  reader: Reader,
  person: Subject,
  { version, content }: Pick<StoredRecording, 'version' | 'content'>,
): Promise<Set<string>> {
  const { currentVersion } = person.row
  const newer =
    version === null || version === currentVersion
      ? []
      : await readVersions(reader, person, { before: currentVersion + 1, limit: currentVersion - version })
  return new Set(newer.flatMap(({ choices }) => saidOtherwise(content.now, choices)))
}
