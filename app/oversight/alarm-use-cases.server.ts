import { eq, inArray } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import type { Reader } from '~/db/database.server'
import { holdsBsn } from '~/person/bsn'
import { findProvider } from '~/provider/store.server'
import { addDays, localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { ANSWER_WITHIN_DAYS } from '~/staff/alarm'
import { findAlarm, listEveryAlarm, type Alarm } from '~/staff/alarm-store.server'
import { findMembership } from '~/staff/store.server'
import { deskEntry } from '~/worker/log-user'
import { workersNamed } from '~/worker/store.server'
import { byRisk, coverage, type OwnAnswer } from './alarms'
import type { ByOfficer } from './log-use-cases.server'
import { alarmReview, type ReviewVerdict } from './tables.server'

/** So far back one looks; what is older was looked at, or will not be. */
const LOOKED_BACK_DAYS = 92
const MOST_SHOWN = 50

/** What stands out at counters and the officer has not looked at since it last did: the riskiest first, by organisation and never by name. */
export async function alarmsToReview(runtime: Runtime) {
  const { reader } = runtime.database
  const today = localDate(runtime.now())
  const found = await listEveryAlarm(reader, runtime, sinceOf(runtime))
  const reviews = await reviewsOf(reader, found)
  const waiting = found.filter(({ id, at }) => {
    const review = reviews.get(id)
    return !review || review.alarmAt < at
  })
  const shown = waiting.map((alarm) => ({ ...shownOf(alarm), own: ownAnswer(alarm, today) })).toSorted(byRisk)
  const top = shown.slice(0, MOST_SHOWN)
  return {
    more: shown.length - top.length,
    alarms: await Promise.all(top.map(async (one) => ({ ...one, name: await nameOf(reader, one.ura) }))),
  }
}

/** How much stands out that the officer has not looked at. */
export async function countToReview(runtime: Runtime): Promise<number> {
  const { alarms, more } = await alarmsToReview(runtime)
  return alarms.length + more
}

/** Of each organisation how much stood out, how much of it was looked at, and how much was not in order: the least covered first. */
export async function coverageByOrganisation(runtime: Runtime) {
  const { reader } = runtime.database
  const found = await listEveryAlarm(reader, runtime, sinceOf(runtime))
  const reviews = await reviewsOf(reader, found)
  const uras = [...new Set(found.map(({ ura }) => ura))]
  const lines = uras.map(async (ura) => {
    const own = found.filter((alarm) => alarm.ura === ura)
    const reviewed = own.filter(({ id, at }) => (reviews.get(id)?.alarmAt.getTime() ?? 0) >= at.getTime())
    const bad = reviewed.filter(({ id }) => reviews.get(id)!.verdict === 'not-in-order')
    const counted = { raised: own.length, reviewed: reviewed.length }
    return { ura, name: await nameOf(reader, ura), ...counted, bad: bad.length, share: coverage(counted) }
  })
  return (await Promise.all(lines)).toSorted(
    (one, other) => one.share - other.share || other.raised - one.raised,
  )
}

/** One as the officer reads it: who it was, what the organisation found, and what was made of it. Reading it is an entry in the log. */
export async function openAlarm(runtime: Runtime, by: ByOfficer, id: string) {
  const { reader } = runtime.database
  const alarm = await findAlarm(reader, runtime, id)
  if (!alarm) return null
  const { ura, memberId, answer, answeredAt } = alarm
  await runtime.database.record((transaction) =>
    appendActivity(transaction, [entryOf(by, { alarm, event: 'alarm-read', at: runtime.now() })]),
  )
  const [review] = await reader.select().from(alarmReview).where(eq(alarmReview.alarmId, id)).limit(1)
  const names = await workersNamed(reader, runtime, review ? [review.by] : [])
  return {
    ...shownOf(alarm),
    ...{ answer, answeredAt, own: ownAnswer(alarm, localDate(runtime.now())) },
    name: await nameOf(reader, ura),
    who: (await findMembership(reader, runtime, { memberId, ura }))?.name ?? null,
    isNew: !review || review.alarmAt < alarm.at,
    review: review
      ? {
          ...{ verdict: review.verdict, at: review.at, by: names.get(review.by) ?? null },
          text: runtime.keyring.unseal(placeOf(id), review.reasonSealed),
        }
      : null,
  }
}

/** - `changed`: it went on since it was shown · `numbers`: in the reason is what can be somebody's citizen number */
export type ReviewRefusal = 'not-there' | 'changed' | 'numbers'
type Reviewing = { id: string; seenAt: string; verdict: ReviewVerdict; text: string }

/** Says what the officer makes of it; apart from what the organisation answered, which stays. Logged without the words. */
export async function reviewAlarm(
  runtime: Runtime,
  by: ByOfficer,
  { id, seenAt, verdict, text }: Reviewing,
): Promise<{ ok: true } | { ok: false; refusal: ReviewRefusal }> {
  if (holdsBsn(text)) return { ok: false, refusal: 'numbers' }
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const alarm = await findAlarm(transaction, runtime, id)
    if (!alarm) return { ok: false, refusal: 'not-there' }
    if (alarm.at.toISOString() !== seenAt) return { ok: false, refusal: 'changed' }
    const reasonSealed = runtime.keyring.seal(placeOf(id), text)
    const row = { alarmAt: alarm.at, at, by: by.worker, verdict, reasonSealed }
    const before = await transaction.$count(alarmReview, eq(alarmReview.alarmId, id))
    await (before > 0
      ? transaction.update(alarmReview).set(row).where(eq(alarmReview.alarmId, id))
      : transaction.insert(alarmReview).values({ alarmId: id, ...row }))
    await appendActivity(transaction, [entryOf(by, { alarm, event: 'alarm-reviewed', at })])
    return { ok: true }
  })
}

function sinceOf({ now }: Pick<Runtime, 'now'>): Date {
  return startOfDay(addDays(localDate(now()), -LOOKED_BACK_DAYS))
}

async function reviewsOf(reader: Reader, alarms: readonly Alarm[]) {
  if (alarms.length === 0) return new Map<string, typeof alarmReview.$inferSelect>()
  const rows = await reader
    .select()
    .from(alarmReview)
    .where(
      inArray(
        alarmReview.alarmId,
        alarms.map(({ id }) => id),
      ),
    )
  return new Map(rows.map((row) => [row.alarmId, row]))
}

function shownOf({ id, kind, count: many, day, at, ura }: Alarm) {
  return { id, kind, count: many, day, at, ura }
}

function ownAnswer({ verdict, answeredAt, at }: Alarm, today: string): OwnAnswer {
  if (answeredAt !== null && verdict !== null) return verdict
  return addDays(localDate(at), ANSWER_WITHIN_DAYS) < today ? 'late' : 'waiting'
}

async function nameOf(reader: Reader, ura: string): Promise<string> {
  return (await findProvider(reader, ura))?.name ?? ura
}

type Logged = { alarm: Alarm; event: Extract<ActivityEvent, 'alarm-read' | 'alarm-reviewed'>; at: Date }

function entryOf(by: ByOfficer, { alarm: { memberId, kind, day }, event, at }: Logged) {
  const action = event === 'alarm-read' ? 'R' : 'U'
  return deskEntry(by, { event, action, at, object: { type: 'staff', id: `${memberId}:${kind}:${day}` } })
}

function placeOf(row: string) {
  return { table: 'alarm_review', column: 'reason_sealed', row }
}
