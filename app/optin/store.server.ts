import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { keyset, pageOf } from '~/runtime/keyset.server'
import { seal, unseal } from '~/sealing/seal.server'
import { isOpen, OPEN_STATES, SETTLED_STATES, type OptInContents } from './optin'
import { optInRequest } from './tables.server'

type Row = typeof optInRequest.$inferSelect
/** One as it is kept; what is in it is opened with `openContents`. */
export type StoredOptIn = Genuine<Row>

/** The order in which a provider deals with them, that of what it dealt with, and that of a citizen's own list. */
const order = { sentAt: optInRequest.sentAt, id: optInRequest.id }
export const INBOX_ORDER = keyset({ order, direction: 'oldest-first', name: 'opt-in inbox' })
export const SETTLED_ORDER = keyset({ order, direction: 'newest-first', name: 'opt-in settled' })
export const OWN_ORDER = keyset({ order, direction: 'newest-first', name: 'own opt-ins' })

/** One of a person; null where it is another's, as where there is none. */
export async function readOwnOptIn(reader: Reader, person: Subject, id: string): Promise<StoredOptIn | null> {
  const [found] = await select(reader, eq(optInRequest.id, id))
  return found?.subjectId === person.row.id ? found : null
}

/** One of a provider; null where it is another's, as where there is none. */
export async function readOptInAt(reader: Reader, ura: string, id: string): Promise<StoredOptIn | null> {
  const [found] = await select(reader, eq(optInRequest.id, id))
  return found?.ura === ura ? found : null
}

/** What was sent with this revision of a draft, when it was sent before. */
export async function countSentWith(
  reader: Reader,
  person: Subject,
  { draftId, revision }: { draftId: string; revision: number },
): Promise<number> {
  const sent = await select(
    reader,
    and(
      eq(optInRequest.subjectId, person.row.id),
      eq(optInRequest.draftId, draftId),
      eq(optInRequest.draftRevision, revision),
    ),
  )
  return sent.length
}

/** What waits for an agreement. */
export async function readWaitingFor(reader: Reader, approvalId: string): Promise<StoredOptIn[]> {
  return select(reader, and(eq(optInRequest.approvalId, approvalId), eq(optInRequest.state, 'waiting')))
}

/** What of a person is under way with a provider: what it has, or with `waiting` what waits to go there. */
export async function readLiveWith(
  reader: Reader,
  { subjectId, ura, waiting }: Live,
): Promise<StoredOptIn | null> {
  const [found] = await select(reader, eq(optInRequest.liveKey, liveKey({ subjectId, ura, waiting })))
  return found ?? null
}

/** What of a person providers have, and nobody dealt with. */
export async function readOpenOf(reader: Reader, person: Subject): Promise<StoredOptIn[]> {
  const open = inArray(optInRequest.state, [...OPEN_STATES])
  return select(reader, and(eq(optInRequest.subjectId, person.row.id), open))
}

/** The providers that a person asked, and that did not say that they do not know them. */
export async function readAskedProviders(reader: Reader, person: Subject): Promise<string[]> {
  const states = [...OPEN_STATES, 'processed' as const]
  const asked = await select(
    reader,
    and(eq(optInRequest.subjectId, person.row.id), inArray(optInRequest.state, states)),
  )
  const latest = new Map(asked.toSorted(byTime).map(({ ura, kind }) => [ura, kind]))
  return [...latest].flatMap(([ura, kind]) => (kind === 'opt-in' ? [ura] : []))
}

type Listing = { place: Parameters<typeof OWN_ORDER.after>[0]; limit: number }

/** A person's own, newest first. */
export async function listOwn(reader: Reader, person: Subject, { place, limit }: Listing) {
  const rows = await reader
    .select()
    .from(optInRequest)
    .where(and(eq(optInRequest.subjectId, person.row.id), OWN_ORDER.after(place)))
    .orderBy(...OWN_ORDER.orderBy)
    .limit(limit + 1)
  return pageOf(
    rows.map((row) => reader.tags.genuine(optInRequest, row)),
    limit,
  )
}

/** What a provider has: what is open, or what is over; of one colleague alone where that is asked. */
export async function listAt(
  reader: Reader,
  { ura, show, takenBy, place, limit }: Listing & { ura: string; show: 'open' | 'settled'; takenBy?: string },
) {
  const states = show === 'open' ? [...OPEN_STATES] : [...SETTLED_STATES]
  const by = show === 'open' ? INBOX_ORDER : SETTLED_ORDER
  const rows = await reader
    .select()
    .from(optInRequest)
    .where(
      and(
        eq(optInRequest.ura, ura),
        inArray(optInRequest.state, states),
        takenBy === undefined ? undefined : eq(optInRequest.takenBy, takenBy),
        by.after(place),
      ),
    )
    .orderBy(...by.orderBy)
    .limit(limit + 1)
  return pageOf(
    rows.map((row) => reader.tags.genuine(optInRequest, row)),
    limit,
  )
}

export type NewOptIn = Omit<
  Row,
  'contentsSealed' | 'liveKey' | 'rowTag' | 'takenBy' | 'takenAt' | 'settledAt' | 'subjectId'
> & { contents: OptInContents }

/** Keeps a new one. What was under way with the same provider is to be settled before. */
export async function insertOptIn(transaction: Transaction, person: Subject, made: NewOptIn): Promise<void> {
  const { contents, ...row } = made
  const subjectId = person.row.id
  const waiting = row.state === 'waiting'
  await transaction.insert(optInRequest).values({
    ...row,
    subjectId,
    liveKey: liveKey({ subjectId, ura: row.ura, waiting }),
    contentsSealed: sealContents(person, row.id, contents),
  })
}

type Change = Partial<Pick<Row, 'state' | 'kind' | 'sentAt' | 'dueOn' | 'takenBy' | 'takenAt' | 'settledAt'>>

/** Writes where one stands; what is in it goes with the end of it, and so does what it was the only one of. */
export async function writeOptIn(
  transaction: Transaction,
  { id, subjectId, ura }: Pick<Row, 'id' | 'subjectId' | 'ura'>,
  change: Change,
): Promise<void> {
  const { state } = change
  const isOver = state !== undefined && state !== 'waiting' && !isOpen(state)
  await transaction
    .update(optInRequest)
    .set({
      ...change,
      ...(state !== undefined && { liveKey: isOver ? id : liveKey({ subjectId, ura, waiting: false }) }),
      ...(isOver && { contentsSealed: null }),
    })
    .where(eq(optInRequest.id, id))
}

/** Puts other contents in one that is under way. */
export async function writeContents(
  transaction: Transaction,
  person: Subject,
  { id, contents }: { id: string; contents: OptInContents },
): Promise<void> {
  await transaction
    .update(optInRequest)
    .set({ contentsSealed: sealContents(person, id, contents) })
    .where(eq(optInRequest.id, id))
}

/** What is in one; null once it is destroyed, with it or with the profile. */
export function openContents(
  person: Subject,
  { id, contentsSealed }: Pick<Row, 'id' | 'contentsSealed'>,
): OptInContents | null {
  if (contentsSealed === null || !person.keys.profile) return null
  return JSON.parse(unseal(profileKey(person), contentsPlace(id), contentsSealed)) as OptInContents
}

async function select(reader: Reader, where: SQL | undefined): Promise<StoredOptIn[]> {
  const rows = await reader.select().from(optInRequest).where(where)
  return rows.map((row) => reader.tags.genuine(optInRequest, row))
}

function byTime(one: Pick<Row, 'sentAt'>, other: Pick<Row, 'sentAt'>) {
  return one.sentAt.getTime() - other.sentAt.getTime()
}

type Live = Pick<Row, 'subjectId' | 'ura'> & { waiting: boolean }

function liveKey({ subjectId, ura, waiting }: Live): string {
  return `${subjectId}:${ura}:${waiting ? 'waiting' : 'sent'}`
}

function sealContents(person: Subject, id: string, contents: OptInContents): string {
  return seal(profileKey(person), contentsPlace(id), JSON.stringify(contents))
}

function contentsPlace(row: string) {
  return { table: 'opt_in_request', column: 'contents_sealed', row }
}
