import { boolean, index, instant, integer, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'

/**
 * A person known here, under an internal id. The number itself stands twice: a keyed index to find it, and
 * sealed under the profile key. A first question makes a bare row: only id, index, number and keys. What it says of them
 * decides, so that it is tagged.
 */
export const subject = tagged(
  table(
    'subject',
    {
      id: text('id').primaryKey(),
      bsnIndex: text('bsn_index').notNull(),
      bsnSealed: text('bsn_sealed').notNull(),
      createdAt: instant('created_at').notNull(),
      /** Since when they asked to be erased; null again once they are. Read the gate with `gateOn`. */
      erasingFrom: instant('erasing_from'),
      /** Since when the privacy officer keeps everything still (AVG 18). */
      restrictedAt: instant('restricted_at'),
      /** Since when the register says that they died; null again when it takes that back. */
      deceasedAt: instant('deceased_at'),
      /** From which day, until which, nobody may decide about them; whether that was logged. */
      undecidedFrom: text('undecided_from'),
      undecidedUntil: text('undecided_until'),
      undecidedNoted: boolean('undecided_noted').notNull().default(false),
      /** 0 until the first choices are submitted. */
      currentVersion: integer('current_version').notNull().default(0),
      /** The last version of before they were erased: numbers go on from there, as the log knows them. */
      erasedVersion: integer('erased_version').notNull().default(0),
      /** Up to which version the citizen has seen what others changed. */
      seenVersion: integer('seen_version').notNull().default(0),
      /** under-12 · 12-15 · 16-or-over; null until the first login. */
      ageCategory: text('age_category'),
      /** Kept under 16, and under 18 for who is not capable. */
      birthDateSealed: text('birth_date_sealed'),
      nextTransition: text('next_transition'),
      nameSealed: text('name_sealed'),
      emailSealed: text('email_sealed'),
      emailIndex: text('email_index'),
      emailConfirmedAt: instant('email_confirmed_at'),
      /** Since when the mail server refuses that address; null while it takes mail. */
      emailBouncedAt: instant('email_bounced_at'),
      /** Whether the desk writes to them on paper; where to stands in `postal_address`. */
      byPost: boolean('by_post').notNull().default(false),
      language: text('language').notNull().default('nl'),
      termsVersion: integer('terms_version').notNull().default(0),
      firstLoginAt: instant('first_login_at'),
      /** Whether the desk decided that names stay hidden from who acts for them. */
      shielded: boolean('shielded').notNull().default(false),
      /** The confidentiality flag of the register (geheimhouding), sealed; null until the register was asked. */
      confidentialSealed: text('confidential_sealed'),
      /** False for who cannot appreciate their own interests (BW 7:465), as two of the desk established. */
      capable: boolean('capable').notNull().default(true),
      /** Since when the emergency lock is on, and who set it; null while it is off. */
      lockedAt: instant('locked_at'),
      lockedBy: text('locked_by'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('subject_bsn_index').on(row.bsnIndex),
      index('subject_email_index').on(row.emailIndex),
      index('subject_next_transition').on(row.nextTransition),
      index('subject_undecided').on(row.undecidedFrom),
      index('subject_erasing').on(row.erasingFrom),
    ],
  ),
  {
    key: ['id'],
    leavesOut: {
      bsnSealed: 'opens at its own row only',
      nameSealed: 'opens at its own row only',
      language: 'decides nothing',
      seenVersion: 'decides nothing',
      undecidedNoted: 'decides nothing: whether the log has it',
      emailBouncedAt: 'decides nothing: mail is tried or not',
      byPost: 'decides nothing: whether a first login asks for an e-mail address',
    },
  },
)

/** Two keys a citizen, each sealed with the installation's key: the profile key is destroyed at erasure. */
export const subjectKey = table('subject_key', {
  subjectId: text('subject_id').primaryKey(),
  profileKeySealed: text('profile_key_sealed'),
  logKeySealed: text('log_key_sealed').notNull(),
})

/** Of whom the register of persons tells when something changes (volgindicatie), until that was ended there. */
export const registerFollow = table(
  'register_follow',
  {
    subjectId: text('subject_id').primaryKey(),
    /** following · refused (the register takes no following of that number: asked about every night instead) */
    state: text('state').notNull(),
    since: instant('since').notNull(),
    /** Whether the registers are to be asked anew: something changed, or following just began. */
    askAgain: boolean('ask_again').notNull().default(true),
  },
  (row) => [index('register_follow_ask_again').on(row.askAgain, row.subjectId)],
)

/** How far the nightly reading of the register's changes came: one row. */
export const registerRun = table('register_run', {
  id: text('id').primaryKey(),
  /** The day on which the list was read that is being asked about; null when every one of it was. */
  openOn: text('open_on'),
  /** The day the last complete run read its list: the next list is asked from here (`vanaf`). */
  completeOn: text('complete_on'),
  completedAt: instant('completed_at'),
})
