import { and, inArray, isNotNull, lt, ne, or } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import { loginTransaction, oauthArtifact, session } from '~/identity/tables.server'
import { mailLink, outbox } from '~/notification/tables.server'
import { representationSweeps } from '~/representation/sweeps.server'
import type { Runtime } from '~/runtime/runtime.server'

/** Rows in one transaction: few enough that no other writer waits for long. */
const CHUNK = 500
const DAY_MILLISECONDS = 24 * 3_600_000
/** Long enough to say "this link has expired" instead of "unknown"; what it carried is gone at expiry. */
const LINK_KEPT_DAYS = 7
/** Delivery record (domain, retention). */
const DELIVERY_RECORD_DAYS = 183
/** How long the operator can still try a dead mail again. */
const DEAD_PAYLOAD_DAYS = 30

type Sweep = (transaction: Transaction, now: Date) => Promise<unknown[]>

const SWEEPS: Sweep[] = [
  emptyExpiredLinks,
  deleteOldLinks,
  emptyOldDeadMail,
  deleteOldMail,
  deleteSessions,
  deleteLoginTransactions,
  deleteOauthArtifacts,
  ...representationSweeps(CHUNK),
]

/** Removes what has had its time, a chunk a transaction; answers how many rows that were. */
export async function sweepExpired({ database, now }: Pick<Runtime, 'database' | 'now'>): Promise<number> {
  const at = now()
  let swept = 0
  for (const sweep of SWEEPS) {
    for (let full = true; full;) {
      const rows = await database.transact((transaction) => sweep(transaction, at))
      swept += rows.length
      full = rows.length === CHUNK
    }
  }
  if (swept > 0) await database.reclaim()
  return swept
}

function emptyExpiredLinks(transaction: Transaction, now: Date) {
  const expired = and(lt(mailLink.expiresAt, now), ne(mailLink.payloadSealed, ''))
  const some = transaction.select({ key: mailLink.tokenIndex }).from(mailLink).where(expired).limit(CHUNK)
  return transaction
    .update(mailLink)
    .set({ payloadSealed: '' })
    .where(inArray(mailLink.tokenIndex, some))
    .returning({ key: mailLink.tokenIndex })
}

function deleteOldLinks(transaction: Transaction, now: Date) {
  const old = lt(mailLink.expiresAt, daysBefore(now, LINK_KEPT_DAYS))
  const some = transaction.select({ key: mailLink.tokenIndex }).from(mailLink).where(old).limit(CHUNK)
  return transaction
    .delete(mailLink)
    .where(inArray(mailLink.tokenIndex, some))
    .returning({ key: mailLink.tokenIndex })
}

function emptyOldDeadMail(transaction: Transaction, now: Date) {
  const old = and(
    settledBefore(daysBefore(now, DEAD_PAYLOAD_DAYS), ['dead']),
    isNotNull(outbox.payloadSealed),
  )
  const some = transaction.select({ key: outbox.id }).from(outbox).where(old).limit(CHUNK)
  return transaction
    .update(outbox)
    .set({ payloadSealed: null })
    .where(inArray(outbox.id, some))
    .returning({ key: outbox.id })
}

function deleteOldMail(transaction: Transaction, now: Date) {
  const old = settledBefore(daysBefore(now, DELIVERY_RECORD_DAYS), ['sent', 'dropped', 'dead'])
  const some = transaction.select({ key: outbox.id }).from(outbox).where(old).limit(CHUNK)
  return transaction.delete(outbox).where(inArray(outbox.id, some)).returning({ key: outbox.id })
}

/** By the moment it was due, which the index has; a mail is settled within days of it. */
function settledBefore(moment: Date, states: string[]) {
  return and(inArray(outbox.state, states), lt(outbox.notBefore, moment))
}

function deleteSessions(transaction: Transaction, now: Date) {
  const over = or(lt(session.expiresAt, now), lt(session.endedAt, daysBefore(now, 1)))
  const some = transaction.select({ key: session.idIndex }).from(session).where(over).limit(CHUNK)
  return transaction.delete(session).where(inArray(session.idIndex, some)).returning({ key: session.idIndex })
}

function deleteLoginTransactions(transaction: Transaction, now: Date) {
  const over = lt(loginTransaction.expiresAt, now)
  const some = transaction
    .select({ key: loginTransaction.stateIndex })
    .from(loginTransaction)
    .where(over)
    .limit(CHUNK)
  return transaction
    .delete(loginTransaction)
    .where(inArray(loginTransaction.stateIndex, some))
    .returning({ key: loginTransaction.stateIndex })
}

function deleteOauthArtifacts(transaction: Transaction, now: Date) {
  const over = lt(oauthArtifact.expiresAt, now)
  const some = transaction.select({ key: oauthArtifact.id }).from(oauthArtifact).where(over).limit(CHUNK)
  return transaction
    .delete(oauthArtifact)
    .where(inArray(oauthArtifact.id, some))
    .returning({ key: oauthArtifact.id })
}

function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * DAY_MILLISECONDS)
}
