import { createHash, randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { encodeChoices } from '~/consent/profile'
import { receiptNumber } from '~/consent/receipt-number'
import { insertVersion } from '~/consent/store.server'
import type { ChoicesSubmitted } from '~/consent/submit'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import type { Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { actBy, actBySystem } from './act.server'
import type { Concerned } from './standing.server'

const RECEIPT_NUMBERS = 100_000_000

/** A number to keep, made before the transaction: one that runs again gives the same. */
export function newReceipt(at: Date): string {
  return receiptNumber(Number(localDate(at).slice(0, 4)), randomInt(RECEIPT_NUMBERS) / RECEIPT_NUMBERS)
}

export type PuttingInForce = {
  event: ChoicesSubmitted
  /** Who wrote it, and as what: for an approved draft its author, not who approved. */
  author: { id: string; role: '01' | '02' | '07'; channel: 'self' | 'representative' | 'system' }
  /** Where it came from, so that the same is never put in force twice. */
  source: { id: string; revision: number } | null
  catalogueVersion: number
  receipt: string
  at: Date
  requestId: string
  /** Who did what made it come into force; null when a day did. */
  by: Concerned | null
}

/**
 * Puts a new version in force: version, log entry and the mail to whom it is about, in the caller's transaction. What
 * was done for somebody is mailed whether they asked for such mail or not (domain: e-mail).
 */
export async function putInForce(
  transaction: Transaction,
  runtime: Runtime,
  { person, ...putting }: PuttingInForce & { person: Subject },
): Promise<number> {
  const { event, author, source, at, requestId } = putting
  await insertVersion(transaction, person, {
    number: event.number,
    predecessor: event.predecessor,
    choices: event.choices,
    contentHash: createHash('sha256').update(encodeChoices(event.choices)).digest('hex'),
    catalogueVersion: putting.catalogueVersion,
    receiptNumber: putting.receipt,
    authorId: author.id,
    authorRole: author.role,
    channel: author.channel,
    at,
    draftId: source?.id ?? null,
    draftRevision: source?.revision ?? null,
  })
  await transaction.update(subject).set({ currentVersion: event.number }).where(eq(subject.id, person.row.id))
  const object = { type: 'profile' as const, id: person.row.id, version: event.number }
  const act = { event: 'choices-submitted', action: 'U', at, requestId, object } as const
  await appendActivity(transaction, [putting.by ? actBy(putting.by, act) : actBySystem(person.row.id, act)])
  const kind = author.channel === 'self' ? 'choices-changed' : 'represented'
  await enqueue(transaction, runtime, { kind, citizen: person, reason: String(event.number), at })
  return event.number
}
