import { instant, integer, table, text } from '~/db/columns.server'

/** Where the systems of an organisation are told that something changed: an address of their own, as its administrator gave it. */
export const notificationEndpoint = table('notification_endpoint', {
  ura: text('ura').primaryKey(),
  /** What was proven to be theirs; null until the first is. */
  address: text('address'),
  provenAt: instant('proven_at'),
  /** What is to be proven: until then the earlier one goes on. */
  askedAddress: text('asked_address'),
  /** The message that asks for the proof: a proof of an earlier one counts no more. */
  proofId: text('proof_id'),
  askedAt: instant('asked_at'),
  /** Failures in a row. */
  failures: integer('failures').notNull().default(0),
  /** Since when nothing is sent any more, because too much in a row failed. */
  pausedAt: instant('paused_at'),
})
