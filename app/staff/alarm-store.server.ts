import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry, ActivityUser } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { saysItAlready, type AlarmKind, type Verdict } from './alarm'
import { staffAlarm } from './tables.server'

type Row = typeof staffAlarm.$inferSelect
/** Something odd, and what was found out about it; null while nobody said. */
export type Alarm = Omit<Row, 'kind' | 'answerSealed' | 'verdict' | 'about'> & {
  kind: AlarmKind
  answer: string | null
  verdict: Verdict | null
}

type Raising = Pick<Row, 'memberId' | 'ura' | 'at'> & {
  kind: AlarmKind
  /** How many it are today; one more where that is not counted elsewhere. */
  count: number | 'one-more'
  /** Whom it is about, where about each of them is asked once. */
  subjectId?: string
  requestId: string
}

/**
 * Puts something odd before the administrator: one row for a member, a kind and a day. What goes on after it was answered asks
 * again; where it is about one person, the same member is asked about them once (`saysItAlready`).
 */
export async function raiseAlarm(
  transaction: Transaction,
  { newId, keyring }: Pick<Runtime, 'newId' | 'keyring'>,
  { count, requestId, subjectId, ...raised }: Raising,
): Promise<void> {
  const { memberId, ura, kind, at } = raised
  const day = localDate(at)
  const whose = [eq(staffAlarm.memberId, memberId), eq(staffAlarm.ura, ura), eq(staffAlarm.kind, kind)]
  const about = subjectId === undefined ? [] : [keyring.index('staff', `alarm ${memberId} ${subjectId}`)]
  // What was asked about the same person on other days counts; where it is about nobody, the row of the day does.
  const rows = await transaction
    .select()
    .from(staffAlarm)
    .where(and(...whose, about.length === 0 ? eq(staffAlarm.day, day) : undefined))
  if (rows.some((row) => row.about.some((one) => about.includes(one)) && saysItAlready(row, at))) return
  const known = rows.find((row) => row.day === day)
  const total = count === 'one-more' ? (known?.count ?? 0) + 1 : count
  if (known && known.count >= total) return
  const change = {
    ...{ count: total, at, answeredAt: null, answeredBy: null, verdict: null },
    about: [...(known?.about ?? []), ...about],
  }
  await (known
    ? transaction.update(staffAlarm).set(change).where(eq(staffAlarm.id, known.id))
    : transaction.insert(staffAlarm).values({ id: newId(), ...raised, day, ...change }))
  if (known && known.answeredAt === null) return
  const users: ActivityUser[] = [{ id: 'system', role: '07', initiator: true }]
  await appendActivity(transaction, [
    alarmEntry({ memberId, ura, kind, day }, { event: 'alarm-raised', users, at, requestId }),
  ])
}

/** What is odd in an organisation: what must be answered first, oldest first, and then what was, newest first. */
export async function listAlarms(
  reader: Reader,
  opening: Pick<Runtime, 'keyring'>,
  { ura, answered }: { ura: string; answered: number },
): Promise<{ waiting: Alarm[]; answered: Alarm[] }> {
  const of = eq(staffAlarm.ura, ura)
  const waiting = await reader
    .select()
    .from(staffAlarm)
    .where(and(of, isNull(staffAlarm.answeredAt)))
    .orderBy(asc(staffAlarm.at), asc(staffAlarm.id))
  const done = await reader
    .select()
    .from(staffAlarm)
    .where(and(of, sql`${staffAlarm.answeredAt} is not null`))
    .orderBy(desc(staffAlarm.at), desc(staffAlarm.id))
    .limit(answered)
  return {
    waiting: waiting.map((row) => opened(opening, row)),
    answered: done.map((row) => opened(opening, row)),
  }
}

/** Everything odd in every organisation since a moment, for the privacy officer. */
export async function listEveryAlarm(
  reader: Reader,
  opening: Pick<Runtime, 'keyring'>,
  since: Date,
): Promise<Alarm[]> {
  const rows = await reader
    .select()
    .from(staffAlarm)
    .where(gte(staffAlarm.at, since))
    .orderBy(asc(staffAlarm.at), asc(staffAlarm.id))
  return rows.map((row) => opened(opening, row))
}

/** One by its id, whosever it is; for the privacy officer. */
export async function findAlarm(
  reader: Reader,
  opening: Pick<Runtime, 'keyring'>,
  id: string,
): Promise<Alarm | null> {
  const [row] = await reader.select().from(staffAlarm).where(eq(staffAlarm.id, id)).limit(1)
  return row ? opened(opening, row) : null
}

/** One of an organisation; null for another's, as for what is not there. */
export async function readAlarm(
  reader: Reader,
  opening: Pick<Runtime, 'keyring'>,
  { id, ura }: Pick<Row, 'id' | 'ura'>,
): Promise<Alarm | null> {
  const found = await findAlarm(reader, opening, id)
  return found?.ura === ura ? found : null
}

type Answering = {
  alarm: Alarm
  answer: string
  verdict: Verdict
  by: ActivityUser
  at: Date
  requestId: string
}

/** Writes down what was found out; logged, without what it says. */
export async function writeAnswer(
  transaction: Transaction,
  { keyring }: Pick<Runtime, 'keyring'>,
  { alarm, answer, verdict, by, at, requestId }: Answering,
): Promise<void> {
  const answerSealed = keyring.seal(placeOf(alarm.id), answer)
  await transaction
    .update(staffAlarm)
    .set({ answeredAt: at, answeredBy: by.id, verdict, answerSealed })
    .where(eq(staffAlarm.id, alarm.id))
  await appendActivity(transaction, [
    alarmEntry(alarm, { event: 'alarm-answered', users: [by], at, requestId }),
  ])
}

type Said = Pick<ActivityEntry, 'users' | 'at' | 'requestId'> & { event: 'alarm-raised' | 'alarm-answered' }

function alarmEntry(
  { memberId, ura, kind, day }: Pick<Alarm, 'memberId' | 'ura' | 'kind' | 'day'>,
  said: Said,
): ActivityEntry {
  return {
    ...said,
    ...{ action: said.event === 'alarm-raised' ? 'C' : 'U', outcome: 'success', subjectId: null },
    organisation: ura,
    object: { type: 'staff', id: `${memberId}:${kind}:${day}` },
  }
}

function opened({ keyring }: Pick<Runtime, 'keyring'>, { answerSealed, about: _about, ...row }: Row): Alarm {
  const answer = answerSealed === null ? null : keyring.unseal(placeOf(row.id), answerSealed)
  return { ...row, kind: row.kind as AlarmKind, verdict: row.verdict as Verdict | null, answer }
}

function placeOf(row: string) {
  return { table: 'staff_alarm', column: 'answer_sealed', row }
}
