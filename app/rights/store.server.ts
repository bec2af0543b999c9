import { randomBytes } from 'node:crypto'
import { and, asc, count, desc, eq, like, lt, notInArray, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { Keyring } from '~/sealing/keyring.server'
import { seal, sealKey, unseal, type SealKey } from '~/sealing/seal.server'
import { isOpen, ownerIn, standingOf, type RightsEvent, type RightsKind } from './request'
import { rightsEvent, rightsRequest } from './tables.server'

type Row = typeof rightsRequest.$inferSelect
type Opening = Pick<Runtime, 'keyring'>

/** Who asked, as the login or the letter had them, and what in their own words. */
export type RightsContent = { name: string; text: string; about: string }

/** A request with everything that happened to it, opened. */
export type StoredRights = Omit<Genuine<Row>, 'events'> & {
  content: RightsContent
  events: RightsEvent[]
  /** When each was written down, and by which officer, in the same order. */
  written: { at: Date; byId: string | null }[]
  key: SealKey
}

const OVER = ['done', 'refused', 'withdrawn'] as const

/** One by its id; null where it is not there. */
export async function readRights(reader: Reader, opening: Opening, id: string): Promise<StoredRights | null> {
  const [row] = await reader.select().from(rightsRequest).where(eq(rightsRequest.id, id)).limit(1)
  return row ? open(reader, opening, reader.tags.genuine(rightsRequest, row)) : null
}

/** Those of somebody, the newest first. */
export async function readRightsOf(
  reader: Reader,
  opening: Opening,
  subjectId: string,
): Promise<StoredRights[]> {
  const rows = await reader
    .select()
    .from(rightsRequest)
    .where(eq(rightsRequest.subjectId, subjectId))
    .orderBy(desc(rightsRequest.receivedAt), desc(rightsRequest.id))
  return openAll(reader, opening, rows)
}

/** Those that are not over, the oldest first; only what came in before a moment, where one is given. */
export async function readOpenRights(
  reader: Reader,
  opening: Opening,
  before?: Date,
): Promise<StoredRights[]> {
  const isOpen = notInArray(rightsRequest.standing, [...OVER])
  return readWhere(reader, opening, before ? and(isOpen, lt(rightsRequest.receivedAt, before)) : isOpen)
}

async function readWhere(reader: Reader, opening: Opening, where: SQL | undefined): Promise<StoredRights[]> {
  const rows = await reader
    .select()
    .from(rightsRequest)
    .where(where)
    .orderBy(asc(rightsRequest.receivedAt), asc(rightsRequest.id))
  return openAll(reader, opening, rows)
}

async function openAll(reader: Reader, opening: Opening, rows: Row[]): Promise<StoredRights[]> {
  const opened: StoredRights[] = []
  for (const row of rows) opened.push(await open(reader, opening, reader.tags.genuine(rightsRequest, row)))
  return opened
}

/** Whether something of this kind is under way for somebody: which one. */
export async function readUnderWay(
  reader: Reader,
  { subjectId, kind }: { subjectId: string; kind: RightsKind },
): Promise<string | null> {
  const [row] = await reader
    .select()
    .from(rightsRequest)
    .where(
      and(
        eq(rightsRequest.subjectId, subjectId),
        eq(rightsRequest.kind, kind),
        notInArray(rightsRequest.standing, [...OVER]),
      ),
    )
    .limit(1)
  return row ? reader.tags.genuine(rightsRequest, row).id : null
}

async function open(reader: Reader, { keyring }: Opening, row: Genuine<Row>): Promise<StoredRights> {
  const key = keyOf(keyring.unseal(keyPlace(row.id), row.keySealed))
  const rows = await reader
    .select()
    .from(rightsEvent)
    .where(eq(rightsEvent.requestId, row.id))
    .orderBy(asc(rightsEvent.sequence))
  // An event that was taken away, or put in, would give another day.
  if (rows.length !== row.events || rows.some(({ sequence }, place) => sequence !== place + 1))
    throw new Error(`a request to the privacy officer has not the events it had: ${row.id}`)
  return {
    ...row,
    content: JSON.parse(unseal(key, contentPlace(row.id), row.contentSealed)) as RightsContent,
    events: rows.map((one) => JSON.parse(unseal(key, eventPlace(one), one.contentSealed)) as RightsEvent),
    written: rows.map(({ at, byId }) => ({ at, byId })),
    key,
  }
}

export type NewRights = Pick<Row, 'kind' | 'channel' | 'subjectId' | 'receivedAt'> & {
  content: RightsContent
  events: RightsEvent[]
}

/** Keeps one under a key of its own and the next number of its year; answers its id. */
export async function insertRights(
  transaction: Transaction,
  { keyring, newId }: Pick<Runtime, 'keyring' | 'newId'>,
  { content, events, ...row }: NewRights,
): Promise<{ id: string; number: string }> {
  const id = newId()
  const { key, keySealed } = newKey(keyring, id)
  const number = await nextNumber(transaction, row)
  await transaction.insert(rightsRequest).values({
    ...{ ...row, id, number, keySealed, contentSealed: seal(key, contentPlace(id), JSON.stringify(content)) },
    ...{ standing: standingOf(events), owner: ownerIn(events), events: 0 },
  })
  for (const [place, event] of events.entries())
    await writeEvent(
      transaction,
      { newId },
      {
        found: { id, key, events: events.slice(0, place) },
        ...{ event, at: row.receivedAt, byId: null },
      },
    )
  return { id, number }
}

type Happening = {
  found: Pick<StoredRights, 'id' | 'key' | 'events'>
  event: RightsEvent
  at: Date
  byId: string | null
}

/** Writes that something happened, and what follows from it. */
export async function writeEvent(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { found: { id: requestId, key, events }, event, at, byId }: Happening,
): Promise<void> {
  const all = [...events, event]
  const place = { id: newId(), requestId, sequence: all.length, what: event.what }
  const contentSealed = seal(key, eventPlace(place), JSON.stringify(event))
  await transaction.insert(rightsEvent).values({ ...place, at, byId, contentSealed })
  const standing = standingOf(all)
  await transaction
    .update(rightsRequest)
    .set({ standing, owner: ownerIn(all), events: all.length, closedAt: isOpen(standing) ? null : at })
    .where(eq(rightsRequest.id, requestId))
}

/** That an officer may not deal with one. */
export async function writeNotBy(transaction: Transaction, id: string, notBy: string[]): Promise<void> {
  await transaction.update(rightsRequest).set({ notBy }).where(eq(rightsRequest.id, id))
}

async function nextNumber(transaction: Transaction, { kind, receivedAt }: Pick<Row, 'kind' | 'receivedAt'>) {
  const begin = `${kind === 'complaint' ? 'K' : 'R'} ${localDate(receivedAt).slice(0, 4)} `
  const [row] = await transaction
    .select({ made: count() })
    .from(rightsRequest)
    .where(like(rightsRequest.number, `${begin}%`))
  // Counted, and not more than ever were: what was destroyed was of five years ago.
  return begin + String((row?.made ?? 0) + 1).padStart(4, '0')
}

function newKey(keyring: Keyring, id: string): { key: SealKey; keySealed: string } {
  const base64 = randomBytes(32).toString('base64')
  return { key: keyOf(base64), keySealed: keyring.seal(keyPlace(id), base64) }
}

const keyOf = (base64: string) => sealKey('r1', Buffer.from(base64, 'base64'))
const keyPlace = (row: string) => ({ table: 'rights_request', column: 'key_sealed', row })
const contentPlace = (row: string) => ({ table: 'rights_request', column: 'content_sealed', row })
const eventPlace = ({
  requestId,
  sequence,
  what,
}: Pick<typeof rightsEvent.$inferSelect, 'requestId' | 'sequence' | 'what'>) => ({
  table: 'rights_event',
  column: 'content_sealed',
  row: [requestId, sequence, what].join(' '),
})
