import { and, asc, count, desc, eq, isNull, like } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import type { Language } from '~/i18n/language'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { breachState, type BreachEvent } from './breach'
import { breach, breachEvent, breachPerson, type BreachWork, type ToldHow } from './tables.server'

type Opening = Pick<Runtime, 'keyring'>

/** A breach with everything that happened with it, opened. */
export type StoredBreach = Omit<Genuine<typeof breach.$inferSelect>, 'events'> & {
  events: BreachEvent[]
  /** When each was written down, and by which officer, in the same order. */
  written: { at: Date; byId: string }[]
}

/** All of them, the newest first: what waits five years for its end is no long list. */
export async function readBreaches(reader: Reader, opening: Opening): Promise<StoredBreach[]> {
  const rows = await reader.select().from(breach).orderBy(desc(breach.notedAt), desc(breach.id))
  const opened: StoredBreach[] = []
  for (const row of rows) opened.push(await open(reader, opening, row))
  return opened
}

/** One by its id; null where it is not there. */
export async function readBreach(reader: Reader, opening: Opening, id: string): Promise<StoredBreach | null> {
  const [row] = await reader.select().from(breach).where(eq(breach.id, id)).limit(1)
  return row ? open(reader, opening, row) : null
}

/** One of which something is to be done in the background. */
export async function readAtWork(reader: Reader, work: 'looking' | 'telling') {
  const [row] = await reader
    .select()
    .from(breach)
    .where(eq(breach.work, work))
    .orderBy(asc(breach.id))
    .limit(1)
  return row ? reader.tags.genuine(breach, row) : null
}

/** What people are told of one, in a language; null where it is not worded, or gone. */
export async function readNotice(reader: Reader, opening: Opening, of: { id: string; language: Language }) {
  const found = await readBreach(reader, opening, of.id)
  return (found && breachState(found.events).notice?.[of.language]) ?? null
}

async function open(
  reader: Reader,
  { keyring }: Opening,
  row: typeof breach.$inferSelect,
): Promise<StoredBreach> {
  const { events, ...head } = reader.tags.genuine(breach, row)
  const rows = await reader
    .select()
    .from(breachEvent)
    .where(eq(breachEvent.breachId, row.id))
    .orderBy(asc(breachEvent.sequence))
  const opened = rows.map(
    ({ id, contentSealed }) => JSON.parse(keyring.unseal(placeOf(id), contentSealed)) as Sealed,
  )
  const isWhole =
    opened.length === events && opened.every((one, at) => one.breachId === row.id && one.sequence === at + 1)
  // One that was taken away or put in would say that something else was known, or nobody need be told.
  if (!isWhole) throw new Error(`a breach has not the events it had: ${row.id}`)
  return {
    ...head,
    events: opened.map(({ event }) => event),
    written: rows.map(({ at, byId }) => ({ at, byId })),
  } as StoredBreach
}

/** What is sealed of an event says where it stands. */
type Sealed = { breachId: string; sequence: number; event: BreachEvent }

type Writing = { event: BreachEvent; at: Date; byId: string }

/** Notes a new one under the next number of its year; answers its id. */
export async function insertBreach(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring' | 'newId'>,
  writing: Writing,
): Promise<{ id: string; number: string }> {
  const id = runtime.newId()
  const number = await nextNumber(transaction, writing.at)
  await transaction.insert(breach).values({ id, number, notedAt: writing.at, events: 0 })
  await writeBreachEvent(transaction, runtime, { id, before: 0, ...writing })
  return { id, number }
}

/** Writes that something happened with one. */
export async function writeBreachEvent(
  transaction: Transaction,
  { keyring, newId }: Pick<Runtime, 'keyring' | 'newId'>,
  { id: breachId, before, event, at, byId }: Writing & { id: string; before: number },
): Promise<void> {
  const id = newId()
  const sequence = before + 1
  const sealed: Sealed = { breachId, sequence, event }
  await transaction.insert(breachEvent).values({
    ...{ id, breachId, sequence, at, byId, what: event.what },
    contentSealed: keyring.seal(placeOf(id), JSON.stringify(sealed)),
  })
  await transaction
    .update(breach)
    .set({ events: sequence, ...(event.what === 'closed' && { closedAt: at }) })
    .where(eq(breach.id, breachId))
}

/** What is to be done of one in the background from now on, and how far that is. */
export async function writeWork(
  transaction: Transaction,
  id: string,
  work: { work: BreachWork; lane?: string; sequence?: number },
): Promise<void> {
  await transaction.update(breach).set(work).where(eq(breach.id, id))
}

export async function clearPeople(transaction: Transaction, breachId: string): Promise<void> {
  await transaction.delete(breachPerson).where(eq(breachPerson.breachId, breachId))
}

/** Those who are touched; once each, however often the log has them. */
export async function addPeople(
  transaction: Transaction,
  breachId: string,
  subjects: string[],
): Promise<void> {
  if (subjects.length === 0) return
  await transaction
    .insert(breachPerson)
    .values(subjects.map((subjectId) => ({ breachId, subjectId })))
    .onConflictDoNothing()
}

/** Some of those who are still to be told. */
export async function readUntold(reader: Reader, breachId: string, limit: number): Promise<string[]> {
  const rows = await reader
    .select({ subjectId: breachPerson.subjectId })
    .from(breachPerson)
    .where(and(eq(breachPerson.breachId, breachId), isNull(breachPerson.toldAt)))
    .orderBy(asc(breachPerson.subjectId))
    .limit(limit)
  return rows.map(({ subjectId }) => subjectId)
}

/** That somebody was told; false where that was so already. */
export async function writeTold(
  transaction: Transaction,
  { breachId, subjectId, at, how }: { breachId: string; subjectId: string; at: Date; how: ToldHow },
): Promise<boolean> {
  const told = await transaction
    .update(breachPerson)
    .set({ toldAt: at, how })
    .where(
      and(
        eq(breachPerson.breachId, breachId),
        eq(breachPerson.subjectId, subjectId),
        isNull(breachPerson.toldAt),
      ),
    )
    .returning({ subjectId: breachPerson.subjectId })
  return told.length > 0
}

/** How many are touched, and how many were told in which way; `left` are still to be. */
export async function countPeople(reader: Reader, breachId: string) {
  const rows = await reader
    .select({ how: breachPerson.how, people: count() })
    .from(breachPerson)
    .where(eq(breachPerson.breachId, breachId))
    .groupBy(breachPerson.how)
  const of = (how: ToldHow | null) => rows.find((row) => row.how === how)?.people ?? 0
  const all = rows.reduce((sum, { people }) => sum + people, 0)
  return {
    all,
    left: of(null),
    mail: of('mail'),
    letter: of('letter'),
    unreached: of('unreached'),
    gone: of('gone'),
  }
}

/** Of which breaches somebody was told, the newest first. */
export async function readToldOf(reader: Reader, subjectId: string) {
  return reader
    .select({ id: breach.id, number: breach.number, toldAt: breachPerson.toldAt })
    .from(breachPerson)
    .innerJoin(breach, eq(breach.id, breachPerson.breachId))
    .where(eq(breachPerson.subjectId, subjectId))
    .orderBy(desc(breachPerson.toldAt))
}

async function nextNumber(transaction: Transaction, at: Date): Promise<string> {
  const begin = `D ${localDate(at).slice(0, 4)} `
  const made = await transaction.$count(breach, like(breach.number, `${begin}%`))
  return begin + String(made + 1).padStart(4, '0')
}

const placeOf = (row: string) => ({ table: 'breach_event', column: 'content_sealed', row })
