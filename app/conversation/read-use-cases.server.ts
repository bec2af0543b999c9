import { appendActivity } from '~/audit/append.server'
import type { Reader } from '~/db/database.server'
import type { PostalAddress } from '~/notification/postal'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { workersNamed } from '~/worker/store.server'
import { lastAnswerOf, mayRead, newestOf } from './answer-use-cases.server'
import {
  nameOf,
  shownNumber,
  type About,
  type Channel,
  type ConversationState,
  type EntryContent,
  type EntryKind,
  type Flag,
  type Topic,
} from './conversation'
import type { Delivery } from './delivery'
import { readDeliveries } from './delivery.server'
import type { Who } from './desk-change.server'
import { readDraft, type Draft } from './draft-store.server'
import { messageEntry } from './log-entry'
import { readPresent, type Present } from './presence-use-cases.server'
import {
  readConversation,
  readEarlierOf,
  readEntries,
  readMerged,
  type StoredConversation,
  type StoredEntry,
} from './store.server'
import { waitedMinutes } from './views'

/** Something in a thread, as the desk sees it. */
export type ThreadEntry = {
  id: string
  kind: EntryKind
  at: Date
  content: EntryContent
  isMine: boolean
  delivery: Delivery | null
  goesAt: Date | null
}

/** A message as who has it, or had it, sees it. Never any choice of anybody. */
export type DeskMessage = {
  id: string
  number: string
  name: string
  subject: string
  topic: Topic
  about: About | null
  channel: Channel
  language: string
  /** With only its first letter and its domain; null where there is none. */
  email: string | null
  phone: string | null
  receivedAt: Date
  waits: number | null
  state: ConversationState
  owner: { name: string; isMe: boolean } | null
  reopened: boolean
  priority: boolean
  flag: Flag | null
  bounced: boolean
  handedOn: { at: Date; pickedUpAt: Date | null } | null
  eraseOn: string
  earlier: { id: string; number: string; subject: string; state: ConversationState }[]
  merged: { id: string; number: string }[]
  thread: ThreadEntry[]
  present: Present[]
  draft: Draft | null
  /** The place of the last thing that the person wrote: what an answer is an answer to. */
  seen: number
  /** After which answer one writes. */
  lastAnswer: string | null
  /** Until when the last answer can be taken back, by who sent it. */
  canTakeBackUntil: Date | null
  /** Whether the last answer is a letter that is not on paper yet: who wrote it can take it back. */
  canTakeBackLetter: boolean
  /** Where the last letter went. */
  address: PostalAddress | null
}

/**
 * Opens a message for who has it, and for who had it before; logged. `not-yours`: take it first · `gone`: not there, or read in another
 * from now on, which `into` names.
 */
export async function readMessage(
  runtime: Runtime,
  { id, by, requestId }: Who,
): Promise<
  | { ok: true; message: DeskMessage }
  | { ok: false; refusal: 'gone'; into?: string | null }
  | { ok: false; refusal: 'not-yours'; state: ConversationState; owned: boolean }
> {
  const { reader } = runtime.database
  const at = runtime.now()
  const found = await readConversation(reader, runtime, { id, today: localDate(at) })
  if (!found) return { ok: false, refusal: 'gone' }
  if (found.mergedInto !== null) return { ok: false, refusal: 'gone', into: found.mergedInto }
  if (!(await mayRead(reader, found, by.worker)))
    return { ok: false, refusal: 'not-yours', state: found.state, owned: found.owner !== null }
  const { subjectId } = found
  await runtime.database.record((transaction) =>
    appendActivity(transaction, [
      messageEntry({ event: 'message-read', action: 'R', id, subjectId, by, at, requestId }),
    ]),
  )
  return { ok: true, message: await deskView(reader, runtime, { found, worker: by.worker, now: at }) }
}

type Viewing = { found: StoredConversation; worker: string; now: Date }

async function deskView(
  reader: Reader,
  runtime: Runtime,
  { found, worker, now }: Viewing,
): Promise<DeskMessage> {
  const today = localDate(now)
  const { id, content, state, owner, handedOnAt, pickedUpAt } = found
  const merged = await readMerged(reader, runtime, { id, today })
  const entries = await readEntries(reader, [found, ...merged])
  const deliveries = await readDeliveries(reader, entries, now)
  const own = entries.filter(({ conversationId }) => conversationId === id)
  const names = await workersNamed(reader, runtime, owner === null ? [] : [owner])
  const earlier = await readEarlierOf(reader, runtime, { ...found, today })
  const present = await readPresent(reader, runtime, { ids: [id], except: worker })
  const mine = lastOwnAnswer(own, worker)
  return {
    ...{ id, number: shownNumber(found.number), topic: found.topic, channel: found.channel, state },
    ...{ language: found.language, receivedAt: found.receivedAt, reopened: found.reopened },
    ...{ priority: found.priority, flag: found.flag, bounced: found.bouncedAt !== null },
    ...{ name: nameOf(content), subject: content.subject, about: content.about, phone: content.phone },
    email: content.email === null ? null : masked(content.email),
    waits: waitedMinutes(found, now),
    owner: owner === null ? null : { name: names.get(owner) ?? owner, isMe: owner === worker },
    handedOn: state === 'handed-on' ? { at: handedOnAt ?? now, pickedUpAt } : null,
    eraseOn: found.eraseOn,
    earlier: earlier.map(({ id: other, number, state: stands, content: { subject } }) => {
      return { id: other, number: shownNumber(number), subject, state: stands }
    }),
    merged: merged.map((one) => ({ id: one.id, number: shownNumber(one.number) })),
    thread: entries.map((entry) => entryView(entry, { worker, deliveries })),
    present: present.get(id) ?? [],
    draft: await readDraft(reader, found, worker),
    seen: newestOf(own),
    lastAnswer: lastAnswerOf(own),
    canTakeBackUntil: takeBackUntil(own, { worker, now, owner }),
    canTakeBackLetter: mine !== undefined && owner === worker && deliveries.get(mine.id) === 'to-print',
    address: own.findLast(({ content: said }) => said.address)?.content.address ?? null,
  }
}

function entryView(
  { id, kind, at, content, byId, goesAt }: StoredEntry,
  { worker, deliveries }: { worker: string; deliveries: Map<string, Delivery> },
): ThreadEntry {
  return { id, kind, at, content, goesAt, isMine: byId === worker, delivery: deliveries.get(id) ?? null }
}

function lastOwnAnswer(entries: readonly StoredEntry[], worker: string): StoredEntry | undefined {
  return entries.findLast(({ kind, byId }) => kind === 'answer' && byId === worker)
}

function takeBackUntil(
  entries: readonly StoredEntry[],
  { worker, now, owner }: { worker: string; now: Date; owner: string | null },
): Date | null {
  const last = lastOwnAnswer(entries, worker)
  return owner === worker && last?.goesAt && last.goesAt > now ? last.goesAt : null
}

/** `m•••@voorbeeld.nl`: enough to know it by on the phone. */
function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}

/** What pages beside that of a message need of it; null for who may not read it. Whether they are writing is by their draft. */
export async function readMessageHead(runtime: Runtime, { id, by }: Pick<Who, 'id' | 'by'>) {
  const { reader } = runtime.database
  const found = await readConversation(reader, runtime, { id, today: localDate(runtime.now()) })
  if (!found || found.mergedInto !== null || !(await mayRead(reader, found, by.worker))) return null
  const writes = (await readDraft(reader, found, by.worker)) !== null
  return { id, number: shownNumber(found.number), flag: found.flag, writes }
}
