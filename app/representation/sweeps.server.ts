import { and, inArray, lt } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import { approval, pairingCode, pairingTry, representation } from './tables.server'

const DAY_MILLISECONDS = 24 * 3_600_000
/** Long enough to say "this code was used" or "has expired". */
const CODE_KEPT_DAYS = 14
const TRY_KEPT_DAYS = 1
/** Its term and five years (domain: retention). */
const KEPT_AFTER_END_DAYS = 5 * 365 + 1

/** What has had its time, a chunk at a time; the rows that went. */
export function representationSweeps(chunk: number) {
  return [
    (transaction: Transaction, now: Date) => {
      const old = lt(pairingCode.expiresAt, daysBefore(now, CODE_KEPT_DAYS))
      const some = transaction
        .select({ key: pairingCode.codeIndex })
        .from(pairingCode)
        .where(old)
        .limit(chunk)
      return transaction
        .delete(pairingCode)
        .where(inArray(pairingCode.codeIndex, some))
        .returning({ key: pairingCode.codeIndex })
    },
    (transaction: Transaction, now: Date) => {
      const old = lt(pairingTry.at, daysBefore(now, TRY_KEPT_DAYS))
      const some = transaction.select({ key: pairingTry.id }).from(pairingTry).where(old).limit(chunk)
      return transaction
        .delete(pairingTry)
        .where(inArray(pairingTry.id, some))
        .returning({ key: pairingTry.id })
    },
    (transaction: Transaction, now: Date) => {
      const old = lt(approval.settledAt, daysBefore(now, KEPT_AFTER_END_DAYS))
      const some = transaction.select({ key: approval.id }).from(approval).where(old).limit(chunk)
      return transaction.delete(approval).where(inArray(approval.id, some)).returning({ key: approval.id })
    },
    (transaction: Transaction, now: Date) => {
      const old = and(
        inArray(representation.state, ['ended', 'refused']),
        lt(representation.changedAt, daysBefore(now, KEPT_AFTER_END_DAYS)),
      )
      const some = transaction.select({ key: representation.id }).from(representation).where(old).limit(chunk)
      return transaction
        .delete(representation)
        .where(inArray(representation.id, some))
        .returning({ key: representation.id })
    },
  ]
}

function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * DAY_MILLISECONDS)
}
