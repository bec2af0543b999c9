import { currentCatalogue } from '~/catalogue/store.server'
import { activateVersion, type Activation } from '~/consent/activate-version.server'
import type { Choice } from '~/consent/choice'
import { changesBetween } from '~/consent/difference'
import { applyEdits, type Edit } from '~/consent/draft'
import { readCurrent } from '~/consent/store.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { thoseConcerned, type DecisionStatus } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

type Forcing = Pick<Activation, 'person' | 'author' | 'source' | 'receiptNumber' | 'at' | 'requestId'> & {
  edits: readonly Edit[]
}

/**
 * Puts in force what came of a record, as the word of its author. Answers what stood before, and the number of the version; null where it
 * stood so already.
 */
export async function putInForce(
  transaction: Transaction,
  runtime: Runtime,
  { edits, ...forcing }: Forcing,
): Promise<{ stood: readonly Choice[]; version: number | null }> {
  const { person, author, at } = forcing
  const stood = (await readCurrent(transaction, person))?.choices ?? []
  const choices = applyEdits(stood, edits)
  if (changesBetween(stood, choices, localDate(at)).length === 0) return { stood, version: null }
  const { version: catalogueVersion } = await currentCatalogue(transaction)
  const { currentVersion: predecessor, erasedVersion } = person.row
  const number = Math.max(predecessor, erasedVersion) + 1
  const event = { number, predecessor, choices, catalogueVersion }
  const by = { id: author.id, role: author.role }
  const version = await activateVersion(transaction, runtime, { ...forcing, event, by, readIn: 'kept' })
  return { stood, version }
}

/**
 * Mails the person and everybody who decides for them that something was recorded or taken back, also what only waits (domain:
 * provider staff). Whoever was mailed so with a version of this transaction is not mailed twice.
 */
export async function tellConcerned(
  transaction: Transaction,
  runtime: Runtime,
  { status, reason, at }: { status: DecisionStatus; reason: string; at: Date },
): Promise<void> {
  for (const citizen of await thoseConcerned(transaction, runtime, { standing: status, except: null }))
    await enqueue(transaction, runtime, { kind: 'recorded', citizen, reason, at })
}
