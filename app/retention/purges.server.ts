import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, or } from 'drizzle-orm'
import { visit } from '~/counter/tables.server'
import { draft } from '~/consent/tables.server'
import { MONTHS_AFTER_A_NO } from '~/consentrequest/decide'
import { isPastItsPerson, WITHOUT_PERSON } from '~/consentrequest/store.server'
import { consentCode, consentRequest } from '~/consentrequest/tables.server'
import { keptForm, loginTransaction, oauthArtifact, sentForm, session } from '~/identity/tables.server'
import { ledger } from '~/ledger/tables.server'
import { mailLink, outbox } from '~/notification/tables.server'
import { optInRequest } from '~/optin/tables.server'
import { alarmReview, block, hold } from '~/oversight/tables.server'
import { subject, subjectKey } from '~/person/tables.server'
import { cutoffOf } from '~/privacy/cutoff'
import { LASTS } from '~/privacy/periods'
import { AT_A_SCREEN, LOGIN_LASTS, SESSION_LASTS, WAY_BACK_MINUTES } from '~/privacy/session-periods'
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
import { DESK_PURGES } from './desk-purges.server'
import {
  isBareNumber,
  isSpentInheritance,
  isSpentLine,
  isSpentMute,
  worksNowhere,
  isOfNoRepresentation,
} from './last-record.server'
import { byDeleting, byEmptying, inChunks, type RowPurge, type Taking } from './taking.server'

const DAY = { days: 1 } as const
/** Long enough to say "this link has expired" instead of "unknown"; what it carried is gone at expiry. */
const EXPIRED_LINK = { days: 7 } as const

/** A request for leave to which nobody said yes, from the last day on which it could be answered, whatever became of it. */
const UNANSWERED = { days: 30 } as const
/** A no, for as long as it keeps the same organisation from asking again by number. */
const DECLINED = { months: MONTHS_AFTER_A_NO } as const

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
      and(
        lt(staffMember.createdAt, cutoffOf(LASTS['staff-account'], now)),
        // Else who is blocked would come back as somebody else.
        isNull(staffMember.blockedAt),
        worksNowhere(),
      ),
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
    ...byDeleting(alarmReview, alarmReview.alarmId, (now) =>
      lt(alarmReview.at, cutoffOf(LASTS['staff-alarm'], now)),
    ),
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
    ...byDeleting(block, block.id, (now) => lt(block.liftedAt, cutoffOf(LASTS.block, now))),
    id: 'block',
    often: false,
  },
  {
    // Ended by the officer, or by its last day.
    ...byDeleting(hold, hold.id, (now) => {
      const cutoff = cutoffOf(LASTS.hold, now)
      return or(lt(hold.endedAt, cutoff), lt(hold.until, localDate(cutoff)))
    }),
    id: 'hold',
    often: false,
  },
  ...DESK_PURGES,
  // Last, since what went before it may have been the last record.
  { ...byDeletingCitizens(), id: 'bare-number', often: false },
]

/** By the moment it was due, which the index has; a mail is settled within days of it. */
function settledBefore(moment: Date, states: string[]) {
  return and(inArray(outbox.state, states), lt(outbox.notBefore, moment))
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
