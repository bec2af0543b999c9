import { cataloguesFor } from '~/catalogue/store.server'
import type { Choice, ChoiceKey } from '~/consent/choice'
import { shownAnswerAt, type ShownAnswer } from '~/consent/overview'
import { namedIn, readParties } from '~/consent/parties.server'
import { readCurrent } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Dossier } from '~/representation/dossier.server'
import { keysOf } from './spoken-told.server'
import type { StoredRecording } from './store.server'

/** How the answer at a key of a record is shown, under what is in force now or under other choices. */
export async function readShownAnswers(
  reader: Reader,
  { person, today }: Pick<Dossier, 'person' | 'today'>,
  record: StoredRecording,
) {
  const current = await readCurrent(reader, person)
  const parties = [...(await readParties(reader, namedIn(keysOf(record)), record.at)).values()]
  const catalogues = await cataloguesFor(reader, current)
  return (key: ChoiceKey, choices: readonly Choice[] = current?.choices ?? []): ShownAnswer =>
    shownAnswerAt(key, { ...catalogues, choices, parties }, today).standing
}

/**
 * Whom to name in the question about what waits. A yes waits as well where it would go before a no for who is of two kinds (domain:
 * precedence); where the person already reads a yes there, asking about it would contradict what they see. All, where nothing else is left.
 */
export async function keysToAsk(
  reader: Reader,
  dossier: Pick<Dossier, 'person' | 'today'>,
  record: StoredRecording,
): Promise<ChoiceKey[]> {
  const keys = record.content.waiting.map(({ key }) => key)
  const shown = await readShownAnswers(reader, dossier, record)
  const asked = keys.filter((key) => shown(key) !== 'yes')
  return asked.length > 0 ? asked : keys
}
