import { holderCategoriesOf } from '~/catalogue/lookup'
import { cataloguesFor } from '~/catalogue/store.server'
import type { Text } from '~/catalogue/catalogue'
import type { Answer } from './choice'
import { decide } from './decide'
import { anyOf, asEachType, treatmentQuestion } from './question'
import { readVersion } from './store.server'
import type { Reader } from '~/db/database.server'
import type { Gate } from '~/person/gate'
import type { Subject } from '~/person/store.server'
import type { ProviderRow } from '~/provider/store.server'
import { localDate, type LocalDate } from '~/runtime/local-date'

/** What a provider may hand over of what it has, to a group of receivers. */
export type OwnAnswer = { data: Text; receiver: Text; answer: Answer }

type Asking = {
  person: Subject
  provider: ProviderRow
  version: number
  gate: Gate
  /** `as-made`: on the day the version was made, so that a yes which came to its last day since is one. */
  today: LocalDate | 'as-made'
}

/**
 * What holds at a version for what this provider has itself, and nothing else (domain: a follower sees only what concerns its own
 * holdership). It is decided as every question is, so that a lock looks like a no.
 */
export async function readOwnAnswers(
  reader: Reader,
  { person, provider, version, gate, today }: Asking,
): Promise<OwnAnswer[]> {
  const current = version === 0 ? null : await readVersion(reader, person, version)
  const { catalogue, reading } = await cataloguesFor(reader, current)
  const holders = holderCategoriesOf(catalogue, provider.types)
  const rows = catalogue.rows.filter(({ holder }) => holders.includes(holder))
  const kinds = catalogue.data.filter(({ code }) => rows.some(({ data }) => data === code))
  const facts = { catalogue, reading, choices: current?.choices ?? [], gate }
  // Where there is no version there is nothing that ends.
  const day = today === 'as-made' ? localDate(current?.at ?? new Date(0)) : today
  const [holder] = asEachType({ ura: provider.ura, types: provider.types })
  return kinds.flatMap((kind) =>
    catalogue.receivers.map((receiver): OwnAnswer => {
      const question = treatmentQuestion(kind.code, { holder: holder!, receiver: anyOf(receiver.code) })
      const { decision } = decide(question, facts, day)
      return { data: kind.name, receiver: receiver.name, answer: decision === 'permit' ? 'yes' : 'no' }
    }),
  )
}
