import { and, eq, isNull } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Reader, Transaction } from '~/db/database.server'
import { readReplyToken } from '~/notification/reply-token.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { shownNumber, type ConversationState, type Topic } from './conversation'
import { messageEntry } from './log-entry'
import { decideReply, type ReplyRefusal } from './reply'
import {
  insertEntry,
  listConversations,
  readConversation,
  readEntries,
  readMerged,
  writeConversation,
  type StoredConversation,
  type StoredEntry,
} from './store.server'
import { conversation } from './tables.server'

/** By which a person comes to a conversation: the link in a mail, or the login of who wrote it. */
export type PersonKey = { token: string } | { id: string; subjectId: string }

/** A conversation as who wrote it may see it: what they wrote and what they were answered. */
export type OwnConversation = {
  id: string
  number: string
  subject: string
  topic: Topic
  receivedAt: Date
  stands: OwnStanding
  eraseOn: string
  mayReply: boolean
  thread: { id: string; at: Date; by: 'person' | 'desk'; text: string }[]
}

/** - `received`: nobody looked yet · `busy` · `answered`: your turn · `handed-on`: the privacy officer has it · `closed` */
export type OwnStanding = 'received' | 'busy' | 'answered' | 'handed-on' | 'closed'

const STANDS: Record<ConversationState, OwnStanding> = {
  new: 'received',
  taken: 'busy',
  waits: 'answered',
  'handed-on': 'handed-on',
  closed: 'closed',
  spam: 'closed',
}

/**
 * One conversation as its person may see it: never a note, nor who at the desk does what. Null for what is not theirs, is not there any more, or
 * opens nothing. Reading changes nothing.
 */
export async function readForPerson(runtime: Runtime, key: PersonKey): Promise<OwnConversation | null> {
  const { reader } = runtime.database
  const found = await findOwn(reader, runtime, key)
  if (!found) return null
  const all = [found, ...(await readMerged(reader, runtime, { id: found.id, today: today(runtime) }))]
  return ownView(found, await readEntries(reader, all), runtime.now())
}

/** A line of one's own messages. */
export type OwnLine = Pick<
  OwnConversation,
  'id' | 'number' | 'subject' | 'topic' | 'receivedAt' | 'stands' | 'eraseOn'
>

/** Everything that somebody wrote while they were logged in, the newest first. */
export async function listForPerson(runtime: Runtime, subjectId: string): Promise<OwnLine[]> {
  const where = and(eq(conversation.subjectId, subjectId), isNull(conversation.mergedInto))
  const found = await listConversations(runtime.database.reader, runtime, { where, today: today(runtime) })
  return found.map(lineOf).toReversed()
}

type Replying = PersonKey & { text: string; requestId: string }
export type Replied = { ok: true; number: string; reopened: boolean } | { ok: false; refusal: ReplyRefusal }

/** Adds what the person writes back to their conversation, which is for the desk again from then on. */
export async function replyByPerson(
  runtime: Runtime,
  { text, requestId, ...key }: Replying,
): Promise<Replied> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Replied> => {
    const found = await findOwn(transaction, runtime, key)
    if (!found) return { ok: false, refusal: 'gone' }
    const facts = { ...found, ...said(await readEntries(transaction, [found]), { text, at }) }
    const decided = decideReply(facts, at)
    if (!decided.ok) return decided
    const number = shownNumber(found.number)
    if (decided.does === 'again') return { ok: true, number, reopened: false }
    const reopened = decided.does === 'reopens'
    await insertEntry(transaction, runtime, {
      of: found,
      kind: 'person',
      at,
      content: { text, via: 'reply' },
    })
    await writeConversation(transaction, found.id, {
      // What it was joined to is gone: from now on it is read by itself.
      ...{ state: decided.state, waitsSince: found.waitsSince ?? at, mergedInto: null },
      ...(decided.does === 'reopens' && {
        ...{ owner: null, closedAt: null, eraseOn: decided.eraseOn },
        ...{ reopened: true, reopens: found.reopens + 1 },
      }),
    })
    if (reopened)
      await insertEntry(transaction, runtime, {
        of: found,
        ...{ kind: 'act', at, content: { text: '', act: 'reopened' } },
      })
    const { id, subjectId } = found
    const act = reopened ? 'reopened' : 'reply'
    await appendActivity(transaction, [
      messageEntry({
        ...{ event: 'message-received', action: 'U', id, act, subjectId, by: 'person', at, requestId },
      }),
    ])
    return { ok: true, number, reopened }
  })
}

/** The one that a key opens: where it was joined to another, that other; where that is gone, itself. */
async function findOwn(
  reader: Reader | Transaction,
  runtime: Runtime,
  key: PersonKey,
): Promise<StoredConversation | null> {
  const id = 'token' in key ? readReplyToken(runtime, key.token) : key.id
  const first = id === null ? null : await readConversation(reader, runtime, { id, today: today(runtime) })
  if (!first || ('subjectId' in key && first.subjectId !== key.subjectId)) return null
  if (first.mergedInto === null) return first
  const into = await readConversation(reader, runtime, { id: first.mergedInto, today: today(runtime) })
  return into ?? first
}

function ownView(found: StoredConversation, entries: StoredEntry[], now: Date): OwnConversation {
  const thread = entries.flatMap(({ id, kind, at, goesAt, content }) => {
    const isAnswer = kind === 'answer' && (goesAt === null || goesAt <= now)
    if (kind !== 'person' && !isAnswer) return []
    return [{ id, at, by: isAnswer ? ('desk' as const) : ('person' as const), text: content.text }]
  })
  const facts = { ...found, lately: 0, isSame: false }
  return { ...lineOf(found), mayReply: decideReply(facts, now).ok, thread }
}

function lineOf({ id, number, topic, receivedAt, state, eraseOn, content }: StoredConversation): OwnLine {
  const { subject } = content
  return { id, number: shownNumber(number), subject, topic, receivedAt, stands: STANDS[state], eraseOn }
}

const HOUR_MILLISECONDS = 3_600_000

function said(entries: StoredEntry[], { text, at }: { text: string; at: Date }) {
  const theirs = entries.filter(({ kind }) => kind === 'person')
  const since = at.getTime() - HOUR_MILLISECONDS
  const answered = entries.findLast(({ kind }) => kind === 'answer')
  const last = theirs.at(-1)
  return {
    lately: theirs.filter((entry) => entry.at.getTime() > since).length,
    isSame: last?.content.text === text && last.sequence > (answered?.sequence ?? 0),
  }
}

function today({ now }: Pick<Runtime, 'now'>) {
  return localDate(now())
}
