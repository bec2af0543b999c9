import { and, eq, gt, lte } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { profileVersion } from '~/consent/tables.server'
import type { Reader } from '~/db/database.server'
import { enterOnce, readLedger } from '~/ledger/ledger.server'
import { ledger } from '~/ledger/tables.server'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import type { Subject } from '~/person/store.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import { candidatesWith } from './candidates.server'
import { systemAct } from './system-act.server'
import type { Transition } from './transition'
import { isYearAgo } from './year'

/** Shorter than any year, so that the day itself is decided by the rule and not here. */
const NEARLY_A_YEAR = 364 * 24 * 3_600_000

/** Once a year after the last change, or after the last time it was asked: is it still right? */
export const stillRight: Transition = {
  name: 'still-right',
  async candidates(reader, { at }, page) {
    const nearly = new Date(at.getTime() - NEARLY_A_YEAR)
    return candidatesWith(reader, page, {
      version: lte(profileVersion.at, nearly),
      unless: { kind: 'still-right', where: gt(ledger.at, nearly) },
    })
  },
  async isDue(reader, citizen, { today }) {
    if (gateOn(citizen.row, today) === 'under-decision') return false
    const since = await lookedAt(reader, citizen)
    return since !== null && isYearAgo(since, today)
  },
  async effect(transaction, runtime, { citizen, occasion }) {
    const { at, today, requestId } = occasion
    const since = await lookedAt(transaction, citizen)
    if (since === null || !isYearAgo(since, today)) return false
    if (
      !(await enterOnce(transaction, { subjectId: citizen.row.id, kind: 'still-right', reason: since }, at))
    )
      return false
    const version = citizen.row.currentVersion
    await appendActivity(transaction, [systemAct(citizen, 'still-right-asked', { at, requestId, version })])
    await enqueue(transaction, runtime, { kind: 'still-right', citizen, reason: since, at })
    return true
  },
}

/** The day of the last change, or of the last time it was asked; null for who never chose. */
async function lookedAt(reader: Reader, citizen: Subject): Promise<LocalDate | null> {
  const changed = await lastChangeOf(reader, citizen)
  if (!changed) return null
  const asked = await readLedger(reader, citizen.row.id, 'still-right')
  const days = [changed, ...asked.map(({ at }) => at)].map(localDate)
  return days.toSorted().at(-1)!
}

async function lastChangeOf(reader: Reader, citizen: Subject): Promise<Date | null> {
  const [row] = await reader
    .select({ at: profileVersion.at })
    .from(profileVersion)
    .where(
      and(
        eq(profileVersion.subjectId, citizen.row.id),
        eq(profileVersion.number, citizen.row.currentVersion),
      ),
    )
    .limit(1)
  return row?.at ?? null
}
