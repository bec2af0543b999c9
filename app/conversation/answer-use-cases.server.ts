import { appendActivity } from '~/audit/append.server'
import type { Reader, Transaction } from '~/db/database.server'
import { enqueue, takeBackMail } from '~/notification/outbox.server'
import { enqueueAnswer, takeBackAnswerLetter } from '~/notification/paper.server'
import type { PostalAddress } from '~/notification/postal'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { shownNumber } from './conversation'
import { changeMessage, type Changed, type Who } from './desk-change.server'
import { refusesAnswer, type AnswerRefusal } from './desk-rules'
import { deleteDraft, writeDraft } from './draft-store.server'
import { messageEntry } from './log-entry'
import {
  deleteEntry,
  insertEntry,
  readConversation,
  readEntries,
  writeConversation,
  type NewEntry,
  type StoredConversation,
  type StoredEntry,
} from './store.server'
import { addresseeOf } from './told.server'

/** So long an answer can be taken back. */
export const TAKE_BACK_SECONDS = 10
/** The same answer to the same words within this time is one answer, sent from two windows. */
const SAME_SECONDS = 60
const KIND = 'message-answered'

/** `letter`: where it goes on paper; by mail without. */
type Answering = Who & { text: string; seen: number; letter?: PostalAddress }
export type Answered = { ok: true } | { ok: false; refusal: AnswerRefusal }

/**
 * *Verstuur antwoord*: to who wrote, by mail, ten seconds from now. *Zet bij de brieven*: where mail does not reach them, on paper, to an address that is
 * kept as long as the conversation. Refused where they wrote something since it was read: what was written is
 * kept as a draft then, whatever the refusal.
 */
export async function sendAnswer(
  runtime: Runtime,
  { text, seen, letter, ...who }: Answering,
): Promise<Answered> {
  const sent = await changeMessage(
    runtime,
    { ...who, act: 'answer' },
    async (transaction, { found, at }): Promise<Answered> => {
      const { hasAddress, bounced } = addresseeOf(found)
      const entries = await readEntries(transaction, [found])
      const newest = newestOf(entries)
      const by = letter ? 'letter' : 'mail'
      if ((letter || !bounced) && isSentAlready(entries, { text, newest, at })) {
        await deleteDraft(transaction, found.id, who.by.worker)
        return { ok: true }
      }
      const refusal = refusesAnswer({ text, by, hasAddress, bounced, seen, newest })
      if (refusal) return { ok: false, refusal }
      const answer = { of: found, kind: 'answer', at, byId: who.by.worker } as const
      const content = { text, byName: who.by.name }
      if (letter)
        await putWithLetters(transaction, runtime, { ...answer, content: { ...content, address: letter } })
      else await mailAnswer(transaction, runtime, { ...answer, content })
      await writeConversation(transaction, found.id, {
        ...{ state: 'waits', waitsSince: null, answeredAt: at, reopened: false },
      })
      await deleteDraft(transaction, found.id, who.by.worker)
      await log(transaction, { found, at, ...who, event: 'message-answered', act: 'sent' })
      return { ok: true }
    },
  )
  if (!sent.ok) await saveDraft(runtime, { ...who, text })
  return sent
}

type Putting = Omit<NewEntry, 'of'> & { of: StoredConversation }

async function putWithLetters(transaction: Transaction, runtime: Runtime, entry: Putting) {
  const { of, at } = entry
  const { id: entryId } = await insertEntry(transaction, runtime, entry)
  await enqueueAnswer(transaction, runtime, { conversationId: of.id, entryId, at })
}

async function mailAnswer(transaction: Transaction, runtime: Runtime, entry: Putting) {
  const { of, at, content } = entry
  const goesAt = new Date(at.getTime() + TAKE_BACK_SECONDS * 1000)
  const { id: reason } = await insertEntry(transaction, runtime, { ...entry, goesAt, mailKind: KIND })
  const payload = { number: shownNumber(of.number), text: content.text }
  const language = of.language === 'en' ? 'en' : 'nl'
  const addressee = addresseeOf(of)
  const mail = { kind: KIND, addressee, payload, reason, at, notBefore: goesAt, language } as const
  await enqueue(transaction, runtime, mail)
}

/** - `too-late`: it is on its way */
export type TakenBack = Changed<'too-late'>

/** *Neem terug*: the last answer, while it waits; its text is a draft again. */
export async function takeBackAnswer(runtime: Runtime, who: Who): Promise<TakenBack> {
  return changeMessage(
    runtime,
    { ...who, act: 'answer' },
    async (transaction, { found, at }): Promise<TakenBack> => {
      const entries = await readEntries(transaction, [found])
      const answer = entries.findLast(({ kind, byId }) => kind === 'answer' && byId === who.by.worker)
      if (!answer || !(await takeOut(transaction, { found, answer, at })))
        return { ok: false, refusal: 'too-late' }
      await deleteEntry(transaction, answer.id)
      const left = entries.filter(({ id }) => id !== answer.id)
      await writeConversation(transaction, found.id, {
        ...{ state: 'taken', waitsSince: waitsSince(found, left) },
        answeredAt: left.findLast(({ kind }) => kind === 'answer')?.at ?? null,
      })
      const { worker } = who.by
      const { text } = answer.content
      await writeDraft(transaction, found, { worker, text, savedAt: at })
      await log(transaction, { found, at, ...who, event: 'message-answered', act: 'taken-back' })
      return { ok: true }
    },
  )
}

type TakingOut = { found: StoredConversation; answer: StoredEntry; at: Date }

/** Whether it had not gone: a letter until it is on paper, a mail for ten seconds. */
async function takeOut(transaction: Transaction, { found, answer, at }: TakingOut): Promise<boolean> {
  const { id, content, goesAt } = answer
  if (content.address) return takeBackAnswerLetter(transaction, id)
  if (!goesAt || at >= goesAt) return false
  return takeBackMail(transaction, { kind: KIND, subjectId: found.id, reason: id, at })
}

/** *Bewaar notitie*: for colleagues; the person gets nothing. By who has it, or had it before. */
export async function writeNote(
  runtime: Runtime,
  { text, ...who }: Who & { text: string },
): Promise<Changed<'empty'>> {
  if (text === '') return { ok: false, refusal: 'empty' }
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Changed> => {
    const found = await readConversation(transaction, runtime, { id: who.id, today: localDate(at) })
    if (!found || found.mergedInto !== null) return { ok: false, refusal: 'gone' }
    if (!(await mayRead(transaction, found, who.by.worker))) return { ok: false, refusal: 'not-yours' }
    await insertEntry(transaction, runtime, {
      ...{ of: found, kind: 'note', at, byId: who.by.worker, content: { text, byName: who.by.name } },
    })
    await log(transaction, { found, at, ...who, event: 'message-changed', act: 'note' })
    return { ok: true }
  })
}

/** `after`: the last answer that stood on the page on which it was typed; null where none did. */
type Drafting = Who & { text: string; after?: string | null }

/**
 * Keeps what somebody is writing, for them alone; what they may not open is not written in. `stale`: it was sent meanwhile, and what
 * comes late makes no draft of it again.
 */
export async function saveDraft(
  runtime: Runtime,
  { text, after, ...who }: Drafting,
): Promise<Changed<'stale'>> {
  const savedAt = runtime.now()
  const { worker } = who.by
  return runtime.database.transact(async (transaction): Promise<Changed<'stale'>> => {
    const found = await readConversation(transaction, runtime, { id: who.id, today: localDate(savedAt) })
    if (!found) return { ok: false, refusal: 'gone' }
    if (!(await mayRead(transaction, found, worker))) return { ok: false, refusal: 'not-yours' }
    const last = lastAnswerOf(await readEntries(transaction, [found]))
    if (after !== undefined && after !== last) return { ok: false, refusal: 'stale' }
    await writeDraft(transaction, found, { worker, text, savedAt })
    return { ok: true }
  })
}

/** Who has a message reads it, and who did something with it before. */
export async function mayRead(reader: Reader, found: StoredConversation, worker: string): Promise<boolean> {
  if (found.owner === worker) return true
  return (await readEntries(reader, [found])).some(({ byId }) => byId === worker)
}

/** The place of the last thing that the person wrote. */
export function newestOf(entries: readonly StoredEntry[]): number {
  return entries.findLast(({ kind }) => kind === 'person')?.sequence ?? 0
}

/** The last answer, whoever gave it. */
export function lastAnswerOf(entries: readonly StoredEntry[]): string | null {
  return entries.findLast(({ kind }) => kind === 'answer')?.id ?? null
}

function isSentAlready(
  entries: readonly StoredEntry[],
  { text, newest, at }: { text: string; newest: number; at: Date },
): boolean {
  const last = entries.findLast(({ kind }) => kind === 'answer')
  if (!last || last.sequence < newest || last.content.text !== text) return false
  return at.getTime() - last.at.getTime() < SAME_SECONDS * 1000
}

/** Since when something of the person waits: what they wrote first after the last answer. */
export function waitsSince(
  { receivedAt }: Pick<StoredConversation, 'receivedAt'>,
  entries: readonly StoredEntry[],
): Date | null {
  const answer = entries.findLast(({ kind }) => kind === 'answer')
  // What was never answered waits since it came in, also where the person wrote nothing: *Dit heb ik niet gezegd*.
  if (!answer) return receivedAt
  return entries.find(({ kind, sequence }) => kind === 'person' && sequence > answer.sequence)?.at ?? null
}

type Logged = Omit<Who, 'id'> & {
  found: StoredConversation
  at: Date
  event: 'message-answered' | 'message-changed'
  act: string
}

function log(
  transaction: Parameters<typeof appendActivity>[0],
  { found: { id, subjectId }, event, act, by, at, requestId }: Logged,
) {
  return appendActivity(transaction, [
    messageEntry({ event, action: 'U', id, act, subjectId, by, at, requestId }),
  ])
}
