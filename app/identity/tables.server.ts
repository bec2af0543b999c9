import { index, instant, table, text } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'

/** Somebody who is logged in. The cookie's value is kept as a keyed hash only. */
export const session = tagged(
  table(
    'session',
    {
      idIndex: text('id_index').primaryKey(),
      /** citizen · staff · internal */
      audience: text('audience').notNull(),
      /** Null for who is no citizen. */
      subjectId: text('subject_id'),
      /**
       * Who it is of the colleagues of care providers, for which organisation (URA) and as what; of who runs the portal, who it is and
       * the first of their roles. Null for citizens.
       */
      memberId: text('member_id'),
      organisation: text('organisation'),
      role: text('role'),
      /** What the identity provider gave: name, level, and of colleagues all the rest; gone with the session. */
      actorSealed: text('actor_sealed').notNull(),
      startedAt: instant('started_at').notNull(),
      lastSeenAt: instant('last_seen_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      endedAt: instant('ended_at'),
      /** Why it was ended, where it did not end by itself; see `session-end.ts`. */
      endReason: text('end_reason'),
      /** When it was seen to have ended by itself: it stays so, also when the clock is set back after that. */
      overAt: instant('over_at'),
      /** The session this browser had before: what was typed in that one is given back to this one. */
      previousIndex: text('previous_index'),
      /** The representation under which somebody acts for another; looked at again at every request. */
      actingId: text('acting_id'),
      /** Name and shielding of whom they act for, as the register gave them; gone with the session. */
      actingSealed: text('acting_sealed'),
      rowTag: rowTag(),
    },
    (row) => [
      index('session_subject').on(row.subjectId),
      index('session_member').on(row.memberId),
      index('session_expires').on(row.expiresAt),
      index('session_over').on(row.overAt, row.lastSeenAt),
    ],
  ),
  { key: ['idIndex'], leavesOut: { overAt: 'repeats, for a clock set back, what the other times say' } },
)

/**
 * A login on its way: used up in the transaction that creates the session. It is known a while longer, so that the same
 * answer fetched twice leads where the first one led, and one that came too late back to where it began.
 */
export const loginTransaction = table(
  'login_transaction',
  {
    stateIndex: text('state_index').primaryKey(),
    /** Keyed hash of the cookie of the browser: finds a login whose answer lost its state. */
    browserIndex: text('browser_index').notNull().default(''),
    provider: text('provider').notNull(),
    /** Nonce, PKCE verifier, and where to go afterwards; once used only where it led. */
    secretsSealed: text('secrets_sealed').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (row) => [index('login_transaction_browser').on(row.browserIndex)],
)

/** What somebody typed and sent in a session that had ended by itself; gone when it is given back. */
export const keptForm = table(
  'kept_form',
  {
    id: text('id').primaryKey(),
    /** The session that ended. */
    sessionIndex: text('session_index').notNull(),
    /** Who typed it, for whom, on which page, and what. */
    formSealed: text('form_sealed').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (row) => [index('kept_form_session').on(row.sessionIndex), index('kept_form_expires').on(row.expiresAt)],
)

/** A form that a script sent, by the key it carries: when the answer got lost and it comes again, it gets the same answer. */
export const sentForm = table(
  'sent_form',
  {
    keyIndex: text('key_index').primaryKey(),
    /** Null while it is being carried out. */
    answerSealed: text('answer_sealed'),
    startedAt: instant('started_at').notNull(),
  },
  (row) => [index('sent_form_started').on(row.startedAt)],
)

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
