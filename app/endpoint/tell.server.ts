import { and, eq, gt, ne } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import { BY_REQUEST } from '~/notification/store.server'
import { outbox } from '~/notification/tables.server'
import { newToken } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { deadAfter, PROOF, type EndpointKind, type ToldKind } from './message'
import { readTold, type Endpoint } from './store.server'

type Making = Pick<Runtime, 'newId'>
type Telling = { uras: string[]; kind: ToldKind; at: Date }

/**
 * Writes that the systems of these organisations are told, in the transaction of the change; for whoever gave no address nothing is written. What was
 * never tried yet stands for this change too, and what was tried in vain is superseded by it, so that of a kind no more
 * than one waits: whatever happens, the queue of an organisation stays a handful (wire: a later state supersedes an earlier one).
 */
export async function tellEndpoints(
  transaction: Transaction,
  runtime: Making,
  { uras, kind, at }: Telling,
): Promise<void> {
  for (const endpoint of await readTold(transaction, uras))
    await tellOne(transaction, runtime, { endpoint, kind, at })
}

type One = { endpoint: Endpoint; kind: ToldKind; at: Date }

async function tellOne(transaction: Transaction, runtime: Making, { endpoint, kind, at }: One) {
  const { ura, pausedAt } = endpoint
  const waits = and(
    ...[eq(outbox.subjectId, ura), eq(outbox.recipient, BY_REQUEST)],
    ...[eq(outbox.kind, kind), eq(outbox.state, 'waiting')],
  )
  // Written and not only read: whoever claims it meanwhile waits until this change can be seen.
  const untried = await transaction
    .update(outbox)
    .set({ tellsMore: true })
    .where(and(waits, eq(outbox.attempts, 0)))
    .returning({ id: outbox.id })
  if (untried.length > 0) return
  const superseded = await transaction
    .update(outbox)
    .set({ state: 'dropped', lastError: 'superseded', settledAt: at })
    .where(and(waits, gt(outbox.attempts, 0)))
    .returning({ due: outbox.notBefore })
  const due = new Date(Math.max(at.getTime(), ...superseded.map(({ due }) => due.getTime())))
  await insertMessage(transaction, runtime, { ura, kind, at, due: pausedAt ? deadAfter(kind, at) : due })
}

type Message = { ura: string; kind: EndpointKind; at: Date; due: Date }

async function insertMessage(
  transaction: Transaction,
  runtime: Making,
  { ura, kind, at, due }: Message,
): Promise<string> {
  const id = runtime.newId()
  await transaction.insert(outbox).values({
    ...{ id, kind, recipient: BY_REQUEST, subjectId: ura, uniqueKey: `${kind}:${ura}:${id}` },
    ...{ language: 'nl', messageId: newToken(), state: 'waiting' },
    ...{ createdAt: at, notBefore: due, expiresAt: deadAfter(kind, at) },
  })
  return id
}

/** Asks an address, once this is committed, to prove that it is theirs; answers which message does. Questions before it count no more. */
export async function askProof(
  transaction: Transaction,
  runtime: Making,
  { ura, at }: { ura: string; at: Date },
): Promise<string> {
  const id = await insertMessage(transaction, runtime, { ura, kind: PROOF, at, due: at })
  const earlier = and(eq(outbox.subjectId, ura), eq(outbox.kind, PROOF), ne(outbox.id, id))
  await transaction
    .update(outbox)
    .set({ state: 'dropped', lastError: 'superseded', settledAt: at })
    .where(and(earlier, ne(outbox.state, 'sent'), ne(outbox.state, 'dropped')))
  return id
}

/** Lets what waits for a paused endpoint go. */
export async function resumeWaiting(
  transaction: Transaction,
  { ura, at }: { ura: string; at: Date },
): Promise<void> {
  await transaction
    .update(outbox)
    .set({ notBefore: at })
    .where(
      and(
        ...[eq(outbox.subjectId, ura), eq(outbox.recipient, BY_REQUEST)],
        ...[eq(outbox.state, 'waiting'), gt(outbox.expiresAt, at), gt(outbox.notBefore, at)],
      ),
    )
}
