import { keyText, type Choice } from '~/consent/choice'
import type { Edit } from '~/consent/draft'
import { readVersions } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
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
  const changed = content.now.filter((edit) => newer.some(({ choices }) => !says(choices, edit)))
  return new Set(changed.map(({ key }) => keyText(key)))
}

function says(choices: readonly Choice[], edit: Edit): boolean {
  const found = choices.find((choice) => keyText(choice) === keyText(edit.key))
  return 'set' in edit && found?.answer === edit.set && found.until === undefined
}
