import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import { enqueue } from '~/notification/outbox.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import {
  OPEN_STATES,
  shownNumber,
  type Channel,
  type ChosenTopic,
  type ConversationContent,
} from './conversation'
import { messageEntry, type Worker } from './log-entry'
import { eraseOn } from './periods'
import {
  addressIndexOf,
  countFrom,
  insertConversation,
  insertEntry,
  readConversation,
  type StoredConversation,
} from './store.server'
import { conversation } from './tables.server'
import { addresseeOf } from './told.server'

/** The same text from the same address within this time is the same message, sent twice. */
const SAME_MINUTES = 60
/** So many messages of one login in a day, or of one address where nobody is logged in, are confirmed by mail: nobody has a stranger flooded. */
const CONFIRMED_A_DAY = 3
/** So many are taken of one in a day; what the desk writes down always is. Whoever types another’s address takes nothing from who is logged in. */
const TAKEN_A_DAY = 20
const MINUTE_MILLISECONDS = 60_000
const DAY_MINUTES = 24 * 60

export type Receiving = {
  content: ConversationContent
  text: string
  topic: ChosenTopic
  language: Language
  /** Who is logged in. */
  subjectId: string | null
  requestId: string
}

/** `again`: the same message was here already, and has the number that it got then. `too-often`: more in a day than one login or, without one, one address may send. */
export type Received =
  | { ok: true; id: string; number: string; again: boolean }
  | { ok: false; refusal: 'too-often' }

/**
 * Takes a message in from the form: keeps it, sealed, and mails its number and nothing else. The same message sent twice is one.
 */
export async function receiveMessage(runtime: Runtime, receiving: Receiving): Promise<Received> {
  return receive(runtime, { ...receiving, channel: 'form', by: 'person' })
}

/**
 * Writes down by hand what came by mail, phone or post. It is of nobody who is logged in, and whoever wrote it down has it. Its number is mailed where an
 * address is known.
 */
export async function writeDownMessage(
  runtime: Runtime,
  { channel, by, ...given }: Omit<Receiving, 'subjectId'> & { channel: Exclude<Channel, 'form'>; by: Worker },
): Promise<Received> {
  return receive(runtime, { ...given, subjectId: null, channel, by })
}

type Taking = Receiving & { channel: Channel; by: Worker | 'person' }

function receive(runtime: Runtime, taking: Taking): Promise<Received> {
  const at = runtime.now()
  return runtime.database.transact((transaction) => keep(transaction, runtime, { ...taking, at }))
}

async function keep(
  transaction: Transaction,
  runtime: Runtime,
  { content, text, topic, language, subjectId, channel, by, requestId, at }: Taking & { at: Date },
): Promise<Received> {
  const { keyring } = runtime
  const textIndex = keyring.index(
    'message',
    ['text', subjectId ?? '', content.email ?? content.phone ?? '', content.subject, text].join('\n'),
  )
  const same = await findSame(transaction, runtime, { textIndex, at })
  if (same) return { ok: true, id: same.id, number: shownNumber(same.number), again: true }
  const addressIndex = addressIndexOf(keyring, content.email)
  const since = minutesBefore(at, DAY_MINUTES)
  const today = await countFrom(transaction, { subjectId, addressIndex }, since)
  if (by === 'person' && today >= TAKEN_A_DAY) return { ok: false, refusal: 'too-often' }
  const has = by !== 'person' && ({ state: 'taken', owner: by.worker } as const)
  const received = await insertConversation(transaction, runtime, {
    ...{ content, topic, channel, language, subjectId, receivedAt: at, textIndex, priority: false, ...has },
    eraseOn: eraseOn({ receivedAt: at, closedAt: null }),
  })
  await insertEntry(transaction, runtime, {
    of: received,
    ...{ kind: 'person', at, content: { text, via: channel } },
  })
  if (today < CONFIRMED_A_DAY) await confirm(transaction, runtime, { received, at })
  const entry = { event: 'message-received', action: 'C', id: received.id, act: channel } as const
  await appendActivity(transaction, [messageEntry({ ...entry, subjectId, by, at, requestId })])
  return { ok: true, id: received.id, number: shownNumber(received.number), again: false }
}

async function findSame(
  transaction: Transaction,
  runtime: Runtime,
  { textIndex, at }: { textIndex: string; at: Date },
): Promise<StoredConversation | null> {
  const [found] = await transaction
    .select({ id: conversation.id })
    .from(conversation)
    .where(
      and(
        eq(conversation.textIndex, textIndex),
        inArray(conversation.state, [...OPEN_STATES]),
        gt(conversation.receivedAt, minutesBefore(at, SAME_MINUTES)),
      ),
    )
    .orderBy(desc(conversation.receivedAt))
    .limit(1)
  return found ? readConversation(transaction, runtime, { id: found.id, today: localDate(at) }) : null
}

/** The mail with the number stands in the thread, as every mail that goes by itself. */
async function confirm(
  transaction: Transaction,
  runtime: Runtime,
  { received, at }: { received: StoredConversation; at: Date },
) {
  const kind = 'message-received'
  const addressee = addresseeOf(received)
  if (!addressee.hasAddress) return
  const { id } = await insertEntry(transaction, runtime, {
    of: received,
    ...{ kind: 'auto', at, mailKind: kind, content: { text: '' } },
  })
  const payload = { number: shownNumber(received.number) }
  const language = received.language === 'en' ? 'en' : 'nl'
  await enqueue(transaction, runtime, { kind, addressee, payload, reason: id, at, language })
}

function minutesBefore(at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * MINUTE_MILLISECONDS)
}
