import { and, asc, eq, gt, inArray, isNull, lte, notExists } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Reader } from '~/db/database.server'
import { enterOnce, readLedger } from '~/ledger/ledger.server'
import { ledger } from '~/ledger/tables.server'
import { enqueue } from '~/notification/outbox.server'
import { goesSoon } from '~/optin/kept-until'
import { OPEN_STATES } from '~/optin/optin'
import { readOpenOf, type StoredOptIn } from '~/optin/store.server'
import { optInRequest } from '~/optin/tables.server'
import type { Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { decisionStatusOf, thoseConcerned } from '~/representation/decision-status.server'
import type { LocalDate } from '~/runtime/local-date'
import { systemAct } from './system-act.server'
import type { Transition } from './transition'

/** Shorter than a year less a month, so that the day itself is decided by the rule and not here. */
const ELEVEN_MONTHS = 330 * 24 * 3_600_000

/** A month before a request that no provider dealt with is destroyed, its sender is told: once for each request. */
export const optInGoes: Transition = {
  name: 'opt-in-goes',
  async candidates(reader, { at }, { after, limit }) {
    const told = reader
      .select({ reason: ledger.reason })
      .from(ledger)
      .where(
        and(
          ...[eq(ledger.subjectId, optInRequest.subjectId), eq(ledger.kind, 'opt-in-goes')],
          eq(ledger.reason, optInRequest.id),
        ),
      )
    const rows = await reader
      .selectDistinct({ id: subject.id })
      .from(optInRequest)
      .innerJoin(subject, eq(subject.id, optInRequest.subjectId))
      .where(
        and(
          ...[gt(subject.id, after), isNull(subject.erasingFrom), isNull(subject.deceasedAt)],
          inArray(optInRequest.state, [...OPEN_STATES]),
          lte(optInRequest.sentAt, new Date(at.getTime() - ELEVEN_MONTHS)),
          notExists(told),
        ),
      )
      .orderBy(asc(subject.id))
      .limit(limit)
    return rows.map(({ id }) => id)
  },
  async isDue(reader, citizen, { today }) {
    return (await untold(reader, citizen, today)).length > 0
  },
  async effect(transaction, runtime, { citizen, occasion }) {
    const { at, today, requestId } = occasion
    const going = await untold(transaction, citizen, today)
    const standing = await decisionStatusOf(transaction, citizen, today)
    const concerned = await thoseConcerned(transaction, runtime, { standing, except: null })
    const version = citizen.row.currentVersion
    for (const { id } of going) {
      const line = { subjectId: citizen.row.id, kind: 'opt-in-goes', reason: id } as const
      if (!(await enterOnce(transaction, line, at))) continue
      await appendActivity(transaction, [systemAct(citizen, 'opt-in-goes', { at, requestId, version })])
      for (const one of concerned)
        await enqueue(transaction, runtime, { kind: 'opt-in-goes', citizen: one, reason: id, at })
    }
    return going.length > 0
  },
}

async function untold(reader: Reader, citizen: Subject, today: LocalDate): Promise<StoredOptIn[]> {
  const going = (await readOpenOf(reader, citizen)).filter(({ sentAt }) => goesSoon(sentAt, today))
  if (going.length === 0) return []
  const told = await readLedger(reader, citizen.row.id, 'opt-in-goes')
  return going.filter(({ id }) => !told.some(({ reason }) => reason === id))
}
