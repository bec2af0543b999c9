import { appendActivity } from '~/audit/append.server'
import type { ActivityUser } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import type { KindId } from '~/notification/kinds'
import { enqueue } from '~/notification/outbox.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { ChoicesSubmitted } from './submit'
import { tellFollowers } from './tell-followers.server'
import { writeVersion, type ReadIn } from './write-version.server'

/** Somebody as version and log name them: the person, who acts for them, a colleague of a care provider, the system (ISO 21298). */
type Named = Pick<ActivityUser, 'id' | 'role'>

/** Who wrote a version, and by which channel it came. */
export type Author = Named &
  (
    | { channel: 'self' | 'representative' | 'system' }
    /** Whose word the paper was, where who dealt with it is somebody else. */
    | { channel: 'paper'; for?: string }
    /** For which organisation, and whose word was written down. */
    | { channel: 'staff-screen'; organisation: string; for: string }
  )

export type Activation = {
  person: Subject
  event: Pick<ChoicesSubmitted, 'number' | 'predecessor' | 'choices' | 'catalogueVersion'>
  readIn: ReadIn
  /** Who wrote it, and as what: for an approved draft its author, not who approved. */
  author: Author
  /** Who did what made it come into force. */
  by: Named
  /** Where it came from, so that the same is never put in force twice; null when a day brought it. */
  source: { id: string; revision: number } | null
  receiptNumber: string
  at: Date
  requestId: string
}

/** What was done for somebody is mailed whether they asked for such mail or not (domain: e-mail). */
const TOLD_AS = {
  self: 'choices-changed',
  representative: 'represented',
  system: 'represented',
  paper: 'recorded',
  'staff-screen': 'recorded',
} as const satisfies Record<Author['channel'], KindId>

/** How what was sent is read from now on. */
export function readInOf({ takesOver }: Pick<ChoicesSubmitted, 'takesOver'>): ReadIn {
  return takesOver === null ? 'kept' : { takenOver: takesOver }
}

/**
 * Puts what was decided in force: version, log entry, the mail to whom it is about and word to the systems of who follows, in the caller's transaction.
 * Answers its number.
 */
export async function activateVersion(
  transaction: Transaction,
  runtime: Runtime,
  { person, event, readIn, author, by, source, ...putting }: Activation,
): Promise<number> {
  const { receiptNumber, at, requestId } = putting
  const { number, predecessor, choices, catalogueVersion } = event
  const organisation = 'organisation' in author ? author.organisation : null
  await writeVersion(transaction, person, {
    ...{ number, predecessor, choices, catalogueVersion, readIn, receiptNumber, at },
    ...{ authorId: author.id, authorRole: author.role, channel: author.channel },
    authorOrganisation: organisation,
    authorFor: 'for' in author ? (author.for ?? null) : null,
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
      organisation,
      users: [{ ...by, initiator: true }],
      object: { type: 'profile', id: person.row.id, version: number },
      requestId,
    },
  ])
  const kind = TOLD_AS[author.channel]
  await enqueue(transaction, runtime, { kind, citizen: person, reason: String(number), at })
  await tellFollowers(transaction, runtime, { person, number, predecessor, at })
  return number
}
