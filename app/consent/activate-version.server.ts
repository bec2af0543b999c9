import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { ChoicesSubmitted } from './submit'
import { writeVersion, type ReadIn } from './write-version.server'

/** Somebody as version and log name them: the person, who acts for them, or the system (ISO 21298). */
type Named = { id: string; role: '01' | '02' | '07' }

export type Activation = {
  person: Subject
  event: ChoicesSubmitted
  readIn: ReadIn
  /** Who wrote it, and as what: for an approved draft its author, not who approved. */
  author: Named & { channel: 'self' | 'representative' | 'system' }
  /** Who did what made it come into force. */
  by: Named
  /** Where it came from, so that the same is never put in force twice; null when a day brought it. */
  source: { id: string; revision: number } | null
  receiptNumber: string
  at: Date
  requestId: string
}

/** How what was sent is read from now on. */
export function readInOf({ takesOver }: Pick<ChoicesSubmitted, 'takesOver'>): ReadIn {
  return takesOver === null ? 'kept' : { takenOver: takesOver }
}

/**
 * Puts what was decided in force: version, log entry and the mail to whom it is about, in the caller's transaction. What
 * was done for somebody is mailed whether they asked for such mail or not (domain: e-mail). Answers its number.
 */
export async function activateVersion(
  transaction: Transaction,
  runtime: Runtime,
  { person, event, readIn, author, by, source, ...putting }: Activation,
): Promise<number> {
  const { receiptNumber, at, requestId } = putting
  const { number, predecessor, choices, catalogueVersion } = event
  await writeVersion(transaction, person, {
    ...{ number, predecessor, choices, catalogueVersion, readIn, receiptNumber, at },
    ...{ authorId: author.id, authorRole: author.role, channel: author.channel },
    draftId: source?.id ?? null,
    draftRevision: source?.revision ?? null,
  })
  await appendActivity(transaction, [
    {
      event: 'choices-submitted',
      action: 'U',
      outcome: 'success',
      at,
      subjectId: person.row.id,
      organisation: null,
      users: [{ ...by, initiator: true }],
      object: { type: 'profile', id: person.row.id, version: number },
      requestId,
    },
  ])
  const kind = author.channel === 'self' ? 'choices-changed' : 'represented'
  await enqueue(transaction, runtime, { kind, citizen: person, reason: String(number), at })
  return number
}
