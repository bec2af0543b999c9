import { index, instant, table, text } from '~/db/columns.server'

/** Somebody who is logged in. The cookie's value is kept as a keyed hash only. */
export const session = table(
  'session',
  {
    idIndex: text('id_index').primaryKey(),
    /** citizen · staff · internal */
    audience: text('audience').notNull(),
    /** Empty for staff. */
    subjectId: text('subject_id').notNull(),
    /** Name and level of assurance as the identity provider gave them; gone with the session. */
    actorSealed: text('actor_sealed').notNull(),
    startedAt: instant('started_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    /** The representation under which somebody acts for another; looked at again at every request. */
    actingId: text('acting_id'),
    /** Name and shielding of whom they act for, as the register gave them; gone with the session. */
    actingSealed: text('acting_sealed'),
  },
  (row) => [index('session_subject').on(row.subjectId), index('session_expires').on(row.expiresAt)],
)

/** A login on its way: burnt in the transaction that creates the session. */
export const loginTransaction = table('login_transaction', {
  stateIndex: text('state_index').primaryKey(),
  provider: text('provider').notNull(),
  /** Nonce, PKCE verifier, and where to go afterwards. */
  secretsSealed: text('secrets_sealed').notNull(),
  expiresAt: instant('expires_at').notNull(),
})

/** Models of the token endpoint's library: keys seen (`jti`), so that replay is refused by every process. */
export const oauthArtifact = table(
  'oauth_artifact',
  {
    id: text('id').primaryKey(),
    model: text('model').notNull(),
    payload: text('payload').notNull(),
    expiresAt: instant('expires_at'),
    consumedAt: instant('consumed_at'),
  },
  (row) => [index('oauth_artifact_expires').on(row.expiresAt)],
)
