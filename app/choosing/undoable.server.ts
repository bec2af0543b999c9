import { currentCatalogue } from '~/catalogue/store.server'
import type { Choice } from '~/consent/choice'
import { editsTowards } from '~/consent/edits-towards'
import { readVersion, type ProfileVersion } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { LocalDate } from '~/runtime/local-date'

/** The choices of a version; none for 0, which is before the first. Null when there is no such version. */
export async function choicesAt(reader: Reader, citizen: Subject, number: number): Promise<Choice[] | null> {
  if (number === 0) return []
  return (await readVersion(reader, citizen, number))?.choices ?? null
}

/** Whether undoing the last change would change anything: what ended by its date stays ended. */
export async function isUndoable(
  reader: Reader,
  { citizen, current }: { citizen: Subject; current: ProfileVersion | null },
  today: LocalDate,
): Promise<boolean> {
  const wanted = current && (await choicesAt(reader, citizen, current.predecessor))
  if (!wanted) return false
  const catalogue = await currentCatalogue(reader)
  return editsTowards({ current: current.choices, wanted, catalogue }, today).edits.length > 0
}
