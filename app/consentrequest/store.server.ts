import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, ne, not, or, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { keyset, pageOf } from '~/runtime/keyset.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal } from '~/sealing/seal.server'
import type { RequestShow } from './lists'
import type { Half } from './half'
import type { AskedFor, Given, RequestState } from './request'
import { consentRequest } from './tables.server'

type Row = typeof consentRequest.$inferSelect
type Opening = Pick<Runtime, 'keyring'>
/** One as it is kept, with what is asked. */
export type StoredRequest = Genuine<Row> & { asked: AskedFor }

const order = { sentAt: consentRequest.sentAt, id: consentRequest.id }
/** The order of what one's organisation asked, and of what a person was asked: the newest first. */
export const SENT_ORDER = keyset({ order, direction: 'newest-first', name: 'leave asked' })
export const OWN_ORDER = keyset({ order, direction: 'newest-first', name: 'own leave' })

/** What reached a person. */
const ARRIVED = ['waiting', 'given', 'declined', 'withdrawn', 'lapsed'] as const

/** One that an organisation sent; null where it is another's, as where there is none. */
export async function readSentBy(
  reader: Reader,
  opening: Opening,
  { ura, id }: { ura: string; id: string },
): Promise<StoredRequest | null> {
  const found = await readRequest(reader, opening, id)
  return found?.ura === ura ? found : null
}

/** One that reached a person; null where it is another's, or never did. */
export async function readArrivedAt(
  reader: Reader,
  opening: Opening,
  { person, id }: { person: Subject; id: string },
): Promise<StoredRequest | null> {
  const found = await readRequest(reader, opening, id)
  const isTheirs = found?.subjectId === person.row.id && ARRIVED.some((state) => state === found.state)
  return isTheirs ? found : null
}

/** One, whoever it is of. */
export async function readRequest(
  reader: Reader,
  opening: Opening,
  id: string,
): Promise<StoredRequest | null> {
  const [row] = await reader.select().from(consentRequest).where(eq(consentRequest.id, id)).limit(1)
  return row ? opened(reader, opening, row) : null
}

/** These, in no order. */
export async function readRequests(reader: Reader, opening: Opening, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await reader
    .select()
    .from(consentRequest)
    .where(inArray(consentRequest.id, [...ids]))
  return rows.map((row) => opened(reader, opening, row))
}

type Listing = { place: Parameters<typeof OWN_ORDER.after>[0]; limit: number }

/** What an organisation asked. */
export async function listSentBy(
  reader: Reader,
  opening: Opening,
  { ura, ...page }: Listing & { ura: string },
) {
  return list(reader, opening, { ...page, by: SENT_ORDER, where: eq(consentRequest.ura, ura) })
}

/** What a person was asked: what waits, what is given, or what is over. */
export async function listOwn(
  reader: Reader,
  opening: Opening,
  { subjectId, show, today, ...page }: Listing & { subjectId: string; show: RequestShow; today: LocalDate },
) {
  const where = and(eq(consentRequest.subjectId, subjectId), isShown(show, today))
  return list(reader, opening, { ...page, by: OWN_ORDER, where })
}

/** Everything that a person was asked and that is kept, oldest first. */
export async function readAllAsked(
  reader: Reader,
  opening: Opening,
  subjectId: string,
): Promise<StoredRequest[]> {
  const rows = await reader
    .select()
    .from(consentRequest)
    .where(eq(consentRequest.subjectId, subjectId))
    .orderBy(asc(consentRequest.sentAt), asc(consentRequest.id))
  return rows.map((row) => opened(reader, opening, row))
}

/** What a person gave leave for that was not over before a day, without what was asked. */
export async function readGivenOf(
  reader: Reader,
  { subjectId, since }: { subjectId: string; since: LocalDate },
): Promise<Genuine<Row>[]> {
  return readOf(reader, subjectId, isGivenSince(since))
}

/** What a person was asked, that could be answered on a day or after it, and that one of two said yes to. */
export async function readHalfSaidOf(
  reader: Reader,
  { subjectId, since }: { subjectId: string; since: LocalDate },
): Promise<Genuine<Row>[]> {
  return readOf(reader, subjectId, isHalfSaidSince(since))
}

async function readOf(reader: Reader, subjectId: string, which: SQL | undefined): Promise<Genuine<Row>[]> {
  const rows = await reader
    .select()
    .from(consentRequest)
    .where(and(eq(consentRequest.subjectId, subjectId), which))
  return rows.map((row) => reader.tags.genuine(consentRequest, row))
}

/** Waits for the other's yes, or did until its time went by, which was not before a day. */
export function isHalfSaidSince(since: LocalDate): SQL | undefined {
  const waits = eq(consentRequest.state, 'waiting')
  return and(waits, isNotNull(consentRequest.answeredBy), gte(consentRequest.answerBy, since))
}

/** Whether a yes waits, on a day, for somebody who did not say it themself. */
export async function waitsForAnother(
  reader: Reader,
  { id, citizenId, today }: { id: string; citizenId: string; today: LocalDate },
): Promise<boolean> {
  const mine = and(eq(consentRequest.id, id), isHalfSaidSince(today))
  const [row] = await reader.select().from(consentRequest).where(mine).limit(1)
  return row !== undefined && reader.tags.genuine(consentRequest, row).answeredBy !== citizenId
}

/** Given, and not over before a day. */
export function isGivenSince(since: LocalDate): SQL | undefined {
  return and(eq(consentRequest.state, 'given'), gte(consentRequest.endsOn, since))
}

/** Of what a person was asked, what who acts was the last to say: for who may see no names of it. */
export async function readSaidBy(
  reader: Reader,
  { subjectId, actorId }: { subjectId: string; actorId: string },
): Promise<RequestState[]> {
  const rows = await readOf(reader, subjectId, eq(consentRequest.answeredBy, actorId))
  return rows.map(({ state }) => state)
}

/** How many wait for an answer of a person. */
export async function countWaiting(reader: Reader, subjectId: string, today: LocalDate): Promise<number> {
  return reader.$count(consentRequest, and(eq(consentRequest.subjectId, subjectId), isShown('wacht', today)))
}

/** So many at most are looked at of what waits; who has more sees them in the list. */
const MOST_WAITING = 100

/** What waits for an answer of a person. */
export async function listWaiting(
  reader: Reader,
  opening: Opening,
  { subjectId, today }: { subjectId: string; today: LocalDate },
): Promise<StoredRequest[]> {
  const listing = { subjectId, show: 'wacht', today, place: null, limit: MOST_WAITING } as const
  return (await listOwn(reader, opening, listing)).shown
}

function isShown(show: RequestShow, today: LocalDate): SQL | undefined {
  const waits = and(eq(consentRequest.state, 'waiting'), gte(consentRequest.answerBy, today))
  const given = and(eq(consentRequest.state, 'given'), gte(consentRequest.endsOn, today))
  if (show === 'wacht') return waits
  if (show === 'gegeven') return given
  const [isWaiting, isGiven] = [waits, given].map((one) => not(one!))
  // What has no last day was not given: a comparison with nothing is no answer.
  const hasNone = isNull(consentRequest.endsOn)
  return and(inArray(consentRequest.state, [...ARRIVED]), isWaiting, or(hasNone, isGiven))
}

async function list(
  reader: Reader,
  opening: Opening,
  { place, limit, by, where }: Listing & { by: typeof OWN_ORDER; where: SQL | undefined },
) {
  const rows = await reader
    .select()
    .from(consentRequest)
    .where(and(where, by.after(place)))
    .orderBy(...by.orderBy)
    .limit(limit + 1)
  return pageOf(
    rows.map((row) => opened(reader, opening, row)),
    limit,
  )
}

/** How many requests a member, and everybody of the organisation, sent since a moment. */
export async function countSent(
  reader: Reader,
  { memberId, ura, since }: { memberId: string; ura: string; since: Date },
) {
  const lately = gt(consentRequest.sentAt, since)
  return {
    own: await reader.$count(consentRequest, and(eq(consentRequest.memberId, memberId), lately)),
    ofOrganisation: await reader.$count(consentRequest, and(eq(consentRequest.ura, ura), lately)),
  }
}

/** What an organisation asked a person before, as it stands: nothing of what it was. */
export async function readEarlier(
  reader: Reader,
  { ura, subjectId, id }: { ura: string; subjectId: string; id: string },
) {
  const rows = await reader
    .select()
    .from(consentRequest)
    .where(
      and(eq(consentRequest.subjectId, subjectId), eq(consentRequest.ura, ura), ne(consentRequest.id, id)),
    )
  return rows.map((row) => reader.tags.genuine(consentRequest, row))
}

/** Those of which nothing was looked up yet, the first that was sent first. */
export async function readUnlooked(reader: Reader, limit: number): Promise<string[]> {
  const rows = await reader
    .select({ id: consentRequest.id })
    .from(consentRequest)
    .where(eq(consentRequest.state, 'sent'))
    .orderBy(asc(consentRequest.sentAt), asc(consentRequest.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

export type NewRequest = Pick<
  Row,
  | 'id'
  | 'ura'
  | 'memberId'
  | 'memberRole'
  | 'responsibleId'
  | 'subjectId'
  | 'codeIndex'
  | 'sentAt'
  | 'answerBy'
> & { asked: AskedFor }

/** Keeps one that was sent: the same statement whoever it is for, or nobody. */
export async function insertRequest(
  transaction: Transaction,
  { keyring }: Opening,
  { asked, ...row }: NewRequest,
): Promise<void> {
  const { purpose, until: askedUntil } = asked
  const askedSealed = keyring.seal(askedPlace(row.id), JSON.stringify(asked))
  await transaction.insert(consentRequest).values({ ...row, state: 'sent', purpose, askedUntil, askedSealed })
}

type Change = Partial<
  Pick<Row, 'state' | 'subjectId' | 'codeIndex' | 'answeredAt' | 'answeredBy' | 'endsOn'>
> & {
  /** What one of two said yes to is forgotten. */
  givenSealed?: null
}

/** Writes where one stands. */
export async function writeRequest(transaction: Transaction, id: string, change: Change): Promise<void> {
  await transaction.update(consentRequest).set(change).where(eq(consentRequest.id, id))
}

/** Writes for what it is given from now on. */
export async function writeGiven(
  transaction: Transaction,
  person: Subject,
  { id, given, ...change }: Change & { id: string; given: Given },
): Promise<void> {
  const { until, ...kept } = given
  const givenSealed = seal(profileKey(person), givenPlace(id), JSON.stringify(kept))
  await transaction
    .update(consentRequest)
    .set({ ...change, givenSealed, endsOn: until })
    .where(eq(consentRequest.id, id))
}

/** Writes that one of two said yes: it gives no leave by itself, and goes with the request where the other never answers. */
export async function writeHalf(
  transaction: Transaction,
  person: Subject,
  { id, half, ...change }: Pick<Change, 'answeredAt' | 'answeredBy'> & { id: string; half: Half },
): Promise<void> {
  const givenSealed = seal(profileKey(person), givenPlace(id), JSON.stringify(half))
  await transaction
    .update(consentRequest)
    .set({ ...change, givenSealed })
    .where(eq(consentRequest.id, id))
}

/** What one of two said yes to while the other did not, or said no; null where nobody did. */
export function openHalf(
  person: Subject,
  { id, state, givenSealed }: Pick<Row, 'id' | 'state' | 'givenSealed'>,
): Half | null {
  const isHalf = state === 'waiting' || state === 'declined'
  if (!isHalf || givenSealed === null || !person.keys.profile) return null
  return JSON.parse(unseal(profileKey(person), givenPlace(id), givenSealed)) as Half
}

/** For what one was given; null where it was not, and once all about its person is destroyed. */
export function openGiven(
  person: Subject,
  { id, givenSealed, endsOn }: Pick<Row, 'id' | 'givenSealed' | 'endsOn'>,
): Given | null {
  if (givenSealed === null || endsOn === null || !person.keys.profile) return null
  const given = JSON.parse(unseal(profileKey(person), givenPlace(id), givenSealed)) as Omit<Given, 'until'>
  return { ...given, until: endsOn }
}

type Terms = { unanswered: LocalDate; declined: LocalDate; given: LocalDate }

/**
 * Of whom it is and what they said had its time: it could be answered until before a day, which is another where it was a no, or what was
 * given ended before a third.
 */
export const isPastItsPerson = ({ unanswered, declined, given }: Terms) =>
  and(
    ne(consentRequest.state, 'not-arrived'),
    or(
      lt(consentRequest.endsOn, given),
      and(
        isNull(consentRequest.endsOn),
        lt(consentRequest.answerBy, unanswered),
        or(ne(consentRequest.state, 'declined'), lt(consentRequest.answerBy, declined)),
      ),
    ),
  )

/** What is left of one then: what the organisation asked, as one that reached nobody. */
export const WITHOUT_PERSON = {
  ...{ state: 'not-arrived' as const, subjectId: null, codeIndex: null },
  ...{ givenSealed: null, endsOn: null, answeredAt: null, answeredBy: null },
} as const

function opened(reader: Reader, { keyring }: Opening, row: Row): StoredRequest {
  const genuine = reader.tags.genuine(consentRequest, row)
  const asked = JSON.parse(keyring.unseal(askedPlace(row.id), row.askedSealed)) as AskedFor
  return { ...genuine, asked }
}

function askedPlace(row: string) {
  return { table: 'consent_request', column: 'asked_sealed', row }
}

function givenPlace(row: string) {
  return { table: 'consent_request', column: 'given_sealed', row }
}
