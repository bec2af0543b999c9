import { and, asc, eq, gt, isNotNull, isNull, notExists, or } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { enterOnce, isEntered } from '~/ledger/ledger.server'
import { ledger } from '~/ledger/tables.server'
import { enqueue } from '~/notification/outbox.server'
import { subject } from '~/person/tables.server'
import { STATEMENT } from '~/privacy/statement.server'
import { systemAct } from './system-act.server'
import type { Transition } from './transition'

const KIND = 'statement-told'

/**
 * Whoever can be reached is told once of a new privacy statement (AVG 13(3), 14(4)), a page of citizens at a time, so that it goes
 * on where it was broken off. The first one is no news, and who logged in for the first time while it was in force read it then
 * (`acceptTerms`). A duty: also to who is restricted or being erased.
 */
export const statementTold = tellingOf(STATEMENT.version)

/** The telling of one version. */
export function tellingOf(version: number): Transition {
  const reason = String(version)
  return {
    name: KIND,
    async candidates(reader, _occasion, { after, limit }) {
      if (version === 1) return []
      const told = reader
        .select({ reason: ledger.reason })
        .from(ledger)
        .where(and(eq(ledger.subjectId, subject.id), eq(ledger.kind, KIND), eq(ledger.reason, reason)))
      const rows = await reader
        .select({ id: subject.id })
        .from(subject)
        .where(
          and(
            gt(subject.id, after),
            or(isNotNull(subject.emailConfirmedAt), eq(subject.byPost, true)),
            isNull(subject.deceasedAt),
            notExists(told),
          ),
        )
        .orderBy(asc(subject.id))
        .limit(limit)
      return rows.map(({ id }) => id)
    },
    async isDue(reader, citizen) {
      return !(await isEntered(reader, { subjectId: citizen.row.id, kind: KIND, reason }))
    },
    async effect(transaction, runtime, { citizen, occasion: { at, requestId } }) {
      if (!(await enterOnce(transaction, { subjectId: citizen.row.id, kind: KIND, reason }, at))) return false
      await appendActivity(transaction, [
        systemAct(citizen, KIND, { at, requestId, version: citizen.row.currentVersion }),
      ])
      await enqueue(transaction, runtime, { kind: 'statement-changed', citizen, reason, at })
      return true
    },
  }
}
