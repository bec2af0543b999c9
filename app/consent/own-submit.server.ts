import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { ownAct } from '~/identity/citizen.server'
import { enqueue } from '~/notification/outbox.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { ChoicesSubmitted } from './submit'
import { writeVersion } from './write-version.server'

export type OwnSubmit = {
  citizen: Subject
  event: ChoicesSubmitted
  at: Date
  receiptNumber: string
  draftId: string
  requestId: string
}

/** Puts in force what a citizen decided alone: version, log entry and mail, together. */
export async function storeOwnSubmit(
  transaction: Transaction,
  runtime: Runtime,
  submit: OwnSubmit,
): Promise<void> {
  const { citizen, event, at, requestId } = submit
  await writeVersion(transaction, citizen, {
    number: event.number,
    predecessor: event.predecessor,
    choices: event.choices,
    catalogueVersion: event.catalogueVersion,
    receiptNumber: submit.receiptNumber,
    authorId: citizen.row.id,
    authorRole: '01',
    channel: 'self',
    at,
    draftId: submit.draftId,
    draftRevision: event.draftRevision,
  })
  await appendActivity(transaction, [
    ownAct(citizen, { event: 'choices-submitted', action: 'U', at, requestId, version: event.number }),
  ])
  await enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason: String(event.number), at })
}
