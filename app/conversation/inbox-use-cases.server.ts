import { and, inArray, isNull, notInArray } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { localDate, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { logDeskLook } from '~/worker/log-look.server'
import { workersNamed } from '~/worker/store.server'
import {
  OPEN_STATES,
  shownNumber,
  type Channel,
  type ConversationState,
  type Flag,
  type Topic,
} from './conversation'
import { readDrafted } from './draft-store.server'
import { readNotDelivered } from './not-delivered.server'
import { readPresent, type Present } from './presence-use-cases.server'
import { listConversations, readEntries, readWorkedOn, type StoredConversation } from './store.server'
import { conversation } from './tables.server'
import {
  inOrder,
  isFound,
  isIn,
  isUnanswered,
  isWaiting,
  VIEWS,
  waitedMinutes,
  type Listed,
  type View,
} from './views'

/** So many that are closed are looked through, the newest; of what is open nothing is left out. */
const CLOSED = 2000

export type Asked = {
  view: View
  topic: Topic | null
  channel: Channel | null
  /** What is looked for; empty where nothing is. */
  search: string
}

/** A message as it stands in the list. */
export type InboxRow = {
  id: string
  number: string
  subject: string
  topic: Topic
  /** Whose record it is about, of what was never said. */
  organisation: string | null
  channel: Channel
  /** How long it waits in minutes of working time; null while it is the person's turn, or another's. */
  waits: number | null
  owner: { name: string; isMe: boolean } | null
  present: Present[]
  state: ConversationState
  reopened: boolean
  priority: boolean
  flag: Flag | null
  hasDraft: boolean
  isNotDelivered: boolean
  isUnanswered: boolean
  handedOn: { pickedUpAt: Date | null } | null
  eraseOn: LocalDate
}

export type Inbox = {
  rows: InboxRow[]
  counts: Record<View, number>
  /** What waits longest of what nobody answered, whoever has it. */
  oldest: InboxRow | null
  /** How many have had no answer for sixty days. */
  unanswered: number
}

/**
 * The messages that somebody at the desk asks for, in the order in which they are to be taken. What is kept is opened in memory to be looked
 * through: there is no index of what people wrote (docs/decisions/0056). That somebody searched is logged, with how many were found; never for what.
 */
export async function readInbox(
  runtime: Runtime,
  { worker, requestId }: { worker: string; requestId: string },
  { view, topic, channel, search }: Asked,
): Promise<Inbox> {
  const { reader } = runtime.database
  const today = localDate(runtime.now())
  const isSearching = search.trim() !== ''
  // What is looked for may be closed; else only that list shows what is.
  const takesClosed = view === 'gesloten' || isSearching
  const found = [
    ...(await listConversations(reader, runtime, { where: standing('open'), today })),
    ...(takesClosed
      ? await listConversations(reader, runtime, { where: standing('over'), today, newest: CLOSED })
      : []),
  ]
  const dead = await readNotDelivered(reader)
  const listed = found
    .map((one) => ({ ...one, isNotDelivered: one.bouncedAt !== null || dead.has(one.id) }))
    .toSorted(inOrder)
  const asks = { worker, today }
  const counted = (one: View) => listed.filter((message) => isIn(one, message, asks)).length
  const isAsked = (message: Listed & StoredConversation) =>
    (topic === null || message.topic === topic) &&
    (channel === null || message.channel === channel) &&
    (isIn(view, message, asks) || (isSearching && view === 'alles'))
  const asked = listed.filter(isAsked)
  const shown = isSearching ? await lookedUp(runtime, asked, { search, worker }) : asked
  if (isSearching) {
    const object = { type: 'message', id: `found ${shown.length}` } as const
    await logDeskLook(runtime, { worker, requestId }, { event: 'messages-searched', object })
  }
  const longest = listed
    .filter(isWaiting)
    .toSorted((one, other) => one.waitsSince!.getTime() - other.waitsSince!.getTime())[0]
  const rows = await rowsOf(runtime, worker, longest ? [longest, ...shown] : shown)
  return {
    rows: longest ? rows.slice(1) : rows,
    oldest: longest ? rows[0]! : null,
    counts: Object.fromEntries(VIEWS.map((one) => [one, counted(one)])) as Record<View, number>,
    unanswered: listed.filter((message) => isUnanswered(message, today)).length,
  }
}

/** Those that are at the desk, or those that are not any more. */
function standing(where: 'open' | 'over') {
  const among = where === 'open' ? inArray : notInArray
  return and(isNull(conversation.mergedInto), among(conversation.state, [...OPEN_STATES]))
}

type Found = Listed & StoredConversation

/** What was said, and from which address, is looked through only where this colleague may read it, in what is joined to it too; of the rest, the subject and who wrote. */
async function lookedUp(
  runtime: Runtime,
  asked: Found[],
  { search, worker }: { search: string; worker: string },
): Promise<Found[]> {
  const { reader } = runtime.database
  const theirs = await readWorkedOn(reader, worker)
  const readable = asked.filter(({ id, owner }) => owner === worker || theirs.has(id))
  const joined = await readMergedIn(
    reader,
    runtime,
    readable.map(({ id }) => id),
  )
  const read = new Map(readable.map(({ id }) => [id, id]))
  for (const { id, mergedInto } of joined) read.set(id, mergedInto!)
  const said = new Map<string, string[]>()
  const note = (id: string, ...texts: string[]) => said.set(id, [...(said.get(id) ?? []), ...texts])
  for (const { id, content } of [...readable, ...joined])
    note(read.get(id)!, content.subject, content.email ?? '', content.about?.organisation ?? '')
  for (const { conversationId, content } of await readEntries(reader, [...readable, ...joined]))
    note(read.get(conversationId)!, content.text)
  return asked.filter(({ id, number, content: { subject, firstName, surname } }) => {
    const texts = [subject, firstName, surname, ...(said.get(id) ?? [])]
    return isFound(search, { number, texts })
  })
}

/** What is joined to these, and read in them. */
function readMergedIn(reader: Reader, runtime: Runtime, ids: readonly string[]) {
  if (ids.length === 0) return []
  const where = inArray(conversation.mergedInto, [...ids])
  return listConversations(reader, runtime, { where, today: localDate(runtime.now()) })
}

async function rowsOf(runtime: Runtime, worker: string, messages: Found[]): Promise<InboxRow[]> {
  const { reader } = runtime.database
  const now = runtime.now()
  const today = localDate(now)
  const ids = messages.map(({ id }) => id)
  const present = await readPresent(reader, runtime, { ids, except: worker })
  const drafted = await readDrafted(reader, worker)
  const owners = messages.flatMap(({ owner }) => owner ?? [])
  const names = await workersNamed(reader, runtime, owners)
  return messages.map((message) => {
    const { id, number, topic, channel, state, owner, content, eraseOn, reopened } = message
    return {
      ...{ id, topic, channel, state, reopened, eraseOn, number: shownNumber(number) },
      ...{ priority: message.priority, flag: message.flag, isNotDelivered: message.isNotDelivered },
      subject: content.subject,
      organisation: content.about?.organisation ?? null,
      waits: waitedMinutes(message, now),
      owner: owner === null ? null : { name: names.get(owner) ?? owner, isMe: owner === worker },
      present: present.get(id) ?? [],
      hasDraft: drafted.has(id),
      isUnanswered: isUnanswered(message, today),
      handedOn: state === 'handed-on' ? { pickedUpAt: message.pickedUpAt } : null,
    }
  })
}
