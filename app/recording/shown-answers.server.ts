import { cataloguesFor } from '~/catalogue/store.server'
import type { Choice, ChoiceKey } from '~/consent/choice'
import { shownAnswerAt, type ShownAnswer } from '~/consent/overview'
import { namedIn, readParties } from '~/consent/parties.server'
import { readCurrent } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Dossier } from '~/representation/dossier.server'
import { keysOf } from './spoken-told.server'
import type { StoredRecording } from './store.server'
import { whomToAsk } from './whom-to-ask'

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

/** At which keys of a record the question about what waits is put (`whomToAsk`). */
export async function keysToAsk(
  reader: Reader,
  dossier: Pick<Dossier, 'person' | 'today'>,
  record: StoredRecording,
): Promise<ChoiceKey[]> {
  const keys = record.content.waiting.map(({ key }) => key)
  const shown = await readShownAnswers(reader, dossier, record)
  return whomToAsk(keys, (key) => shown(key) === 'yes')
}
