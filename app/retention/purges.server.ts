import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL } from 'drizzle-orm'
import {
  conversation,
  conversationDraft,
  conversationEntry,
  conversationPresence,
  keysOff,
} from '~/conversation/tables.server'
import { callNote } from '~/calls/tables.server'
import { visit } from '~/counter/tables.server'
import { draft } from '~/consent/tables.server'
import { MONTHS_AFTER_A_NO } from '~/consentrequest/decide'
import { isPastItsPerson, WITHOUT_PERSON } from '~/consentrequest/store.server'
import { consentCode, consentRequest } from '~/consentrequest/tables.server'
import type { Reader, Transaction } from '~/db/database.server'
import { keptForm, loginTransaction, oauthArtifact, sentForm, session } from '~/identity/tables.server'
import { ledger } from '~/ledger/tables.server'
import { mailLink, outbox, paperLetter } from '~/notification/tables.server'
import { optInRequest } from '~/optin/tables.server'
import { subject, subjectKey } from '~/person/tables.server'
import { postRequest } from '~/post/tables.server'
import { cutoffOf } from '~/privacy/cutoff'
import { LASTS, type KeptForATime } from '~/privacy/periods'
import { LOGIN_LASTS, SESSION_LASTS, WAY_BACK_MINUTES } from '~/privacy/session-periods'
import {
  approval,
  evidence,
  inherited,
  muted,
  pairingCode,
  pairingTry,
  representation,
} from '~/representation/tables.server'
import { recording, slip } from '~/recording/tables.server'
import { localDate } from '~/runtime/local-date'
import { assistance, membership, staffAlarm, staffMember } from '~/staff/tables.server'
import { worker } from '~/worker/tables.server'
import {
  isBareNumber,
  isSpentInheritance,
  isSpentLine,
  isSpentMute,
  worksNowhere,
  isOfNoRepresentation,
} from './last-record.server'

/** What goes by age, row by row; keys that machines used say nothing about a person, and are in no table for people. */
export type RowPurge = {
  id: Exclude<KeptForATime, 'log'> | 'machine-key' | 'bare-number' | 'muted'
  /** Whether it lives for hours: then it goes by day too, and not only at night. */
  often: boolean
  /** How many rows have had their time. */
  count: (reader: Reader, now: Date) => Promise<number>
  /** Takes away so many at most; answers how many that were. */
  take: (transaction: Transaction, now: Date) => Promise<number>
}

/** Rows in one transaction: few enough that no other writer waits for long. */
export const CHUNK = 500
const DAY = { days: 1 } as const
/** What stands on a screen that nobody touches. */
const AT_A_SCREEN = { minutes: SESSION_LASTS.idleMinutes }
/** Long enough to say "this link has expired" instead of "unknown"; what it carried is gone at expiry. */
const EXPIRED_LINK = { days: 7 } as const

/** A request for leave to which nobody said yes, from the last day on which it could be answered, whatever became of it. */
const UNANSWERED = { days: 30 } as const
/** A no, for as long as it keeps the same organisation from asking again by number. */
const DECLINED = { months: MONTHS_AFTER_A_NO } as const

/** A stack of letters that nobody took to the post. */
const LEFT_LYING = { days: 7 } as const
/** A form that never came back [domain: post requests]. */
const NEVER_RETURNED = { months: 2 } as const
/** One that came back, and was never dealt with: it came back within those two months, and is kept for six after. */
const NEVER_HANDLED = { months: 8 } as const

/** Guesses are counted for a quarter of an hour. */
const GUESSES = DAY

export const ROW_PURGES: RowPurge[] = [
  {
    ...byDeleting(draft, draft.subjectId, (now) => lt(draft.updatedAt, cutoffOf(LASTS.draft, now))),
    id: 'draft',
    often: false,
  },
  {
    // What a link carries lives 24 hours from its making, which is what `expires_at` says.
    ...byEmptying(mailLink, { key: mailLink.tokenIndex, set: { payloadSealed: '' } }, (now) =>
      and(lte(mailLink.expiresAt, now), ne(mailLink.payloadSealed, '')),
    ),
    id: 'mail-link',
    often: true,
  },
  {
    ...byDeleting(mailLink, mailLink.tokenIndex, (now) =>
      lt(mailLink.expiresAt, cutoffOf(EXPIRED_LINK, now)),
    ),
    id: 'mail-link',
    often: false,
  },
  {
    ...byEmptying(outbox, { key: outbox.id, set: { payloadSealed: null } }, (now) =>
      and(settledBefore(cutoffOf(LASTS['mail-body'], now), ['dead']), isNotNull(outbox.payloadSealed)),
    ),
    id: 'mail-body',
    often: false,
  },
  {
    ...byDeleting(outbox, outbox.id, (now) =>
      settledBefore(cutoffOf(LASTS['mail-record'], now), ['sent', 'dropped', 'dead']),
    ),
    id: 'mail-record',
    often: false,
  },
  {
    ...byDeleting(session, session.idIndex, (now) =>
      or(
        lte(session.expiresAt, cutoffOf({ minutes: WAY_BACK_MINUTES }, now)),
        lte(session.lastSeenAt, cutoffOf({ minutes: SESSION_LASTS.idleMinutes + WAY_BACK_MINUTES }, now)),
        lt(session.endedAt, cutoffOf(DAY, now)),
      ),
    ),
    id: 'session',
    often: true,
  },
  {
    ...byDeleting(loginTransaction, loginTransaction.stateIndex, (now) =>
      lte(
        loginTransaction.expiresAt,
        cutoffOf({ minutes: LOGIN_LASTS.knownMinutes - LOGIN_LASTS.minutes }, now),
      ),
    ),
    id: 'login',
    often: true,
  },
  {
    ...byDeleting(keptForm, keptForm.id, (now) => lte(keptForm.expiresAt, now)),
    id: 'kept-form',
    often: true,
  },
  {
    ...byDeleting(sentForm, sentForm.keyIndex, (now) =>
      lte(sentForm.startedAt, cutoffOf(LASTS['sent-form'], now)),
    ),
    id: 'sent-form',
    often: true,
  },
  {
    // It lives 14 days from its making, which is what `expires_at` says; then it is a code that nobody knows.
    ...byDeleting(pairingCode, pairingCode.codeIndex, (now) => lte(pairingCode.expiresAt, now)),
    id: 'pairing-code',
    often: false,
  },
  {
    ...byDeleting(pairingTry, pairingTry.id, (now) => lt(pairingTry.at, cutoffOf(GUESSES, now))),
    id: 'pairing-code',
    often: false,
  },
  {
    ...byDeleting(approval, approval.id, (now) =>
      lt(approval.settledAt, cutoffOf(LASTS.representation, now)),
    ),
    id: 'representation',
    often: false,
  },
  {
    // Unanswered for so long it is no answer; whoever offered may offer again.
    ...byDeleting(representation, representation.id, (now) =>
      and(eq(representation.state, 'offered'), lt(representation.createdAt, cutoffOf(LASTS.offer, now))),
    ),
    id: 'offer',
    often: false,
  },
  {
    ...byDeleting(representation, representation.id, (now) =>
      or(
        and(
          inArray(representation.state, ['ended', 'refused']),
          lt(representation.changedAt, cutoffOf(LASTS.representation, now)),
        ),
        // Past its last day it counts no more, whatever state it was left in; by the register a birthday ends it.
        and(
          ne(representation.ground, 'register'),
          lt(representation.endsOn, localDate(cutoffOf(LASTS.representation, now))),
        ),
      ),
    ),
    id: 'representation',
    often: false,
  },
  {
    // What the desk wrote down of a representation goes with it; of a measure, five years after it was over.
    ...byDeleting(evidence, evidence.id, (now) =>
      or(
        and(isNotNull(evidence.representationId), isOfNoRepresentation()),
        lt(evidence.endedAt, cutoffOf(LASTS.representation, now)),
      ),
    ),
    id: 'representation',
    often: false,
  },
  {
    ...byDeleting(oauthArtifact, oauthArtifact.id, (now) => lte(oauthArtifact.expiresAt, now)),
    id: 'machine-key',
    often: true,
  },
  { ...byDeleting(ledger, ledger.subjectId, isSpentLine), id: 'mark', often: false },
  { ...byDeleting(inherited, inherited.subjectId, isSpentInheritance), id: 'inherited', often: false },
  { ...byDeleting(muted, muted.subjectId, isSpentMute), id: 'muted', often: false },
  {
    // Who has no role left: since it was taken, or where none was given since they were there.
    ...byDeleting(membership, membership.id, (now) => {
      const left = cutoffOf(LASTS['staff-account'], now)
      return and(
        eq(membership.roles, []),
        lt(membership.createdAt, left),
        or(isNull(membership.rolesChangedAt), lt(membership.rolesChangedAt, left)),
        or(isNull(membership.lastLoginAt), lt(membership.lastLoginAt, left)),
      )
    }),
    id: 'staff-account',
    often: false,
  },
  {
    ...byDeleting(staffMember, staffMember.id, (now) =>
      and(lt(staffMember.createdAt, cutoffOf(LASTS['staff-account'], now)), worksNowhere()),
    ),
    id: 'staff-account',
    often: false,
  },
  {
    ...byDeleting(worker, worker.id, (now) => lt(worker.lastLoginAt, cutoffOf(LASTS['staff-account'], now))),
    id: 'staff-account',
    often: false,
  },
  {
    ...byDeleting(assistance, assistance.id, (now) =>
      and(eq(assistance.state, 'ended'), lt(assistance.changedAt, cutoffOf(LASTS['staff-account'], now))),
    ),
    id: 'staff-account',
    often: false,
  },
  {
    ...byDeleting(recording, recording.id, (now) => lt(recording.at, cutoffOf(LASTS.recording, now))),
    id: 'recording',
    often: false,
  },
  {
    ...byDeleting(slip, slip.codeIndex, (now) => lt(slip.printedAt, cutoffOf(LASTS.recording, now))),
    id: 'recording',
    often: false,
  },
  {
    // Nobody is at that screen any more.
    ...byEmptying(visit, { key: visit.id, set: { contentSealed: '' } }, (now) =>
      and(ne(visit.contentSealed, ''), lt(visit.lastAt, cutoffOf(AT_A_SCREEN, now))),
    ),
    id: 'visit',
    often: true,
  },
  {
    // The code stands on the paper by then.
    ...byEmptying(slip, { key: slip.codeIndex, set: { codeSealed: '' } }, (now) =>
      and(ne(slip.codeSealed, ''), lt(slip.printedAt, cutoffOf(AT_A_SCREEN, now))),
    ),
    id: 'recording',
    often: true,
  },
  {
    ...byDeleting(visit, visit.id, (now) => lt(visit.openedAt, cutoffOf(LASTS.visit, now))),
    id: 'visit',
    often: false,
  },
  {
    ...byDeleting(staffAlarm, staffAlarm.id, (now) => lt(staffAlarm.at, cutoffOf(LASTS['staff-alarm'], now))),
    id: 'staff-alarm',
    often: false,
  },
  {
    // What is in it goes with its end; what is left of it, and what nobody dealt with, after a year.
    ...byDeleting(optInRequest, optInRequest.id, (now) =>
      lt(optInRequest.sentAt, cutoffOf(LASTS['opt-in'], now)),
    ),
    id: 'opt-in',
    often: false,
  },
  {
    // Of whom it was goes first, and leaves a row like that of a request that reached nobody.
    ...byEmptying(consentRequest, { key: consentRequest.id, set: WITHOUT_PERSON }, (now) =>
      isPastItsPerson({
        unanswered: localDate(cutoffOf(UNANSWERED, now)),
        declined: localDate(cutoffOf(DECLINED, now)),
        given: localDate(cutoffOf(LASTS['consent-request'], now)),
      }),
    ),
    id: 'consent-request',
    often: false,
  },
  {
    // The organisation's list lives by what it asked alone: which of its requests goes when would tell who said yes.
    ...byDeleting(consentRequest, consentRequest.id, (now) =>
      lt(consentRequest.askedUntil, localDate(cutoffOf(LASTS['consent-request'], now))),
    ),
    id: 'consent-request',
    often: false,
  },
  {
    // It lives 7 days from its making, which is what `expires_at` says; a request that was sent in time may still be on its way.
    ...byDeleting(consentCode, consentCode.codeIndex, (now) => lt(consentCode.expiresAt, cutoffOf(DAY, now))),
    id: 'consent-code',
    often: false,
  },
  {
    ...byDeleting(keysOff, keysOff.worker, (now) => lt(keysOff.at, cutoffOf(LASTS['staff-account'], now))),
    id: 'staff-account',
    often: false,
  },
  { ...byDeletingConversations(), id: 'conversation', often: false },
  {
    // Nobody has it on the screen any more.
    ...byDeleting(conversationPresence, conversationPresence.conversationId, (now) =>
      lt(conversationPresence.lastAt, cutoffOf(AT_A_SCREEN, now)),
    ),
    id: 'conversation',
    often: true,
  },
  {
    ...byDeleting(paperLetter, paperLetter.id, (now) =>
      lt(paperLetter.settledAt, cutoffOf(LASTS.letter, now)),
    ),
    id: 'letter',
    often: false,
  },
  {
    ...byEmptying(paperLetter, { key: paperLetter.id, set: { codeSealed: null } }, (now) =>
      and(isNotNull(paperLetter.codeSealed), lt(paperLetter.printedAt, cutoffOf(LEFT_LYING, now))),
    ),
    id: 'letter',
    often: false,
  },
  {
    ...byDeleting(callNote, callNote.id, (now) => lt(callNote.at, cutoffOf(LASTS['call-note'], now))),
    id: 'call-note',
    often: false,
  },
  {
    ...byDeleting(postRequest, postRequest.id, (now) => {
      const unreturned = cutoffOf(NEVER_RETURNED, now)
      const unhandled = cutoffOf(NEVER_HANDLED, now)
      return or(
        lt(postRequest.settledAt, cutoffOf(LASTS['post-request'], now)),
        and(eq(postRequest.state, 'received'), lt(postRequest.receivedAt, unreturned)),
        and(eq(postRequest.state, 'form-sent'), lt(postRequest.formSentAt, unreturned)),
        and(
          eq(postRequest.state, 'returned'),
          lt(postRequest.receivedAt, unhandled),
          or(isNull(postRequest.formSentAt), lt(postRequest.formSentAt, unhandled)),
        ),
      )
    }),
    id: 'post-request',
    often: false,
  },
  // Last, since what went before it may have been the last record.
  { ...byDeletingCitizens(), id: 'bare-number', often: false },
]

type Table =
  | typeof draft
  | typeof mailLink
  | typeof outbox
  | typeof session
  | typeof loginTransaction
  | typeof keptForm
  | typeof sentForm
  | typeof oauthArtifact
  | typeof pairingCode
  | typeof pairingTry
  | typeof approval
  | typeof evidence
  | typeof representation
  | typeof ledger
  | typeof inherited
  | typeof muted
  | typeof membership
  | typeof staffMember
  | typeof worker
  | typeof assistance
  | typeof optInRequest
  | typeof consentRequest
  | typeof consentCode
  | typeof recording
  | typeof slip
  | typeof visit
  | typeof paperLetter
  | typeof callNote
  | typeof postRequest
  | typeof staffAlarm
  | typeof subject
  | typeof conversation
  | typeof conversationPresence
  | typeof keysOff
type Where = (now: Date) => SQL | undefined
type Key = (typeof draft)['subjectId']

/** By the moment it was due, which the index has; a mail is settled within days of it. */
function settledBefore(moment: Date, states: string[]) {
  return and(inArray(outbox.state, states), lt(outbox.notBefore, moment))
}

function byDeleting(table: Table, key: unknown, where: Where): Taking {
  return inChunks({ table, key, where }, (transaction, some) =>
    transaction
      .delete(one(table))
      .where(some)
      .returning({ key: key as Key }),
  )
}

/** A citizen with the keys. */
function byDeletingCitizens(): Taking {
  return inChunks({ table: subject, key: subject.id, where: isBareNumber }, async (transaction, some) => {
    const gone = await transaction.delete(subject).where(some).returning({ id: subject.id })
    const ids = gone.map(({ id }) => id)
    if (ids.length > 0) await transaction.delete(subjectKey).where(inArray(subjectKey.subjectId, ids))
    return gone
  })
}

/** A conversation with its key and everything in it. What was joined to it and has its day later is for the desk by itself again. */
function byDeletingConversations(): Taking {
  const due = (now: Date) => lte(conversation.eraseOn, localDate(now))
  return inChunks({ table: conversation, key: conversation.id, where: due }, async (transaction, some) => {
    const gone = await transaction.delete(conversation).where(some).returning({ id: conversation.id })
    const ids = gone.map(({ id }) => id)
    if (ids.length === 0) return gone
    await transaction
      .update(conversation)
      .set({ mergedInto: null, state: 'new', owner: null })
      .where(inArray(conversation.mergedInto, ids))
    for (const table of [conversationEntry, conversationDraft, conversationPresence])
      await transaction.delete(table).where(inArray(table.conversationId, ids))
    return gone
  })
}

type Emptying = { key: unknown; set: Record<string, string | null> }

function byEmptying(table: Table, { key, set }: Emptying, where: Where): Taking {
  return inChunks({ table, key, where }, (transaction, some) =>
    transaction
      .update(one(table))
      .set(set)
      .where(some)
      .returning({ key: key as Key }),
  )
}

type Taking = Pick<RowPurge, 'count' | 'take'>
type Due = { table: Table; key: unknown; where: Where }

/** Counts what is due, and takes a chunk of it in one way or another. */
function inChunks(
  { table, key, where }: Due,
  take: (transaction: Transaction, some: SQL | undefined) => Promise<unknown[]>,
): Taking {
  const column = key as Key
  return {
    count: (reader, now) => reader.$count(table, where(now)),
    async take(transaction, now) {
      const some = transaction.select({ key: column }).from(one(table)).where(where(now)).limit(CHUNK)
      const taken = await take(transaction, and(inArray(column, some), where(now)))
      return taken.length
    },
  }
}

/** What is written about one table is right for each: only the key is read, and what is set is a column of that table. */
function one(table: Table): typeof draft {
  return table as typeof draft
}
