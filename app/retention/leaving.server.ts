import { and, eq, inArray, ne, notInArray, or } from 'drizzle-orm'
import { WITHOUT_PERSON } from '~/consentrequest/store.server'
import { consentBlock, consentCode, consentRequest } from '~/consentrequest/tables.server'
import { draft, profileVersion } from '~/consent/tables.server'
import { conversation } from '~/conversation/tables.server'
import { visit } from '~/counter/tables.server'
import type { Transaction } from '~/db/database.server'
import type { Outliving } from '~/erasure/erasure'
import { erasure } from '~/erasure/tables.server'
import { follower } from '~/following/tables.server'
import { session } from '~/identity/tables.server'
import { ledger } from '~/ledger/tables.server'
import { mailLink, outbox, paperLetter, postalAddress, preference } from '~/notification/tables.server'
import { optInRequest } from '~/optin/tables.server'
import { ownProviderList } from '~/ownprovider/tables.server'
import { registerFollow } from '~/person/tables.server'
import { postRequest } from '~/post/tables.server'
import { recording, recordingBan, slip } from '~/recording/tables.server'
import {
  approval,
  evidence,
  inherited,
  muted,
  pairingCode,
  pairingTry,
  representation,
} from '~/representation/tables.server'
import { deleteConversations } from './conversations.server'
import { breachPerson } from '~/breach/tables.server'
import type * as schema from './every-table.server'

/** Who is erased, and what they want to outlive it. */
type Who = { id: string; stays: readonly Outliving[]; heldMessages: readonly string[] }
type Takes = (transaction: Transaction, who: Who) => Promise<unknown>
type Stays = 'of-nobody' | 'by-law' | 'five-years' | 'with-the-key' | 'with-another' | 'minutes'

/**
 * What becomes of each table when somebody is erased: what takes their part of it away, or why nothing does. A table that is added
 * does not compile until it says so.
 * - `of-nobody`: says nothing of a citizen
 * - `by-law`: the activity log, under a key of its own (NEN 7513, Wabvpz 15e)
 * - `five-years`: after it ended. Who decided for whom, by ids alone and without a word; what was asked of the privacy officer
 * - `with-the-key`: by `erasePerson` · `with-another`: goes with the table that it belongs to
 * - `minutes`: found by nothing of theirs, and gone within the hour
 */
const LEAVING: Record<keyof typeof schema, Takes | Stays> = {
  activity: 'by-law',
  checkpoint: 'by-law',
  tombstone: 'by-law',
  subject: 'with-the-key',
  subjectKey: 'with-the-key',
  keptForm: 'minutes',
  loginTransaction: 'minutes',
  oauthArtifact: 'minutes',
  sentForm: 'minutes',
  apiClient: 'of-nobody',
  assistance: 'of-nobody',
  block: 'of-nobody',
  // What was said on the telephone names nobody who is known here.
  callNote: 'of-nobody',
  cannedAnswer: 'of-nobody',
  catalogueVersion: 'of-nobody',
  conversationNumber: 'of-nobody',
  inboxAddress: 'of-nobody',
  keyProof: 'of-nobody',
  keysOff: 'of-nobody',
  mailPause: 'of-nobody',
  membership: 'of-nobody',
  notificationEndpoint: 'of-nobody',
  provider: 'of-nobody',
  providerWord: 'of-nobody',
  registerRun: 'of-nobody',
  staffAlarm: 'of-nobody',
  alarmReview: 'of-nobody',
  staffMember: 'of-nobody',
  worker: 'of-nobody',

  profileVersion: (transaction, { id }) =>
    transaction.delete(profileVersion).where(eq(profileVersion.subjectId, id)),
  draft: (transaction, { id }) =>
    transaction.delete(draft).where(or(eq(draft.subjectId, id), eq(draft.actorId, id))),
  erasure: (transaction, { id }) => transaction.delete(erasure).where(eq(erasure.subjectId, id)),
  follower: (transaction, { id }) => transaction.delete(follower).where(eq(follower.subjectId, id)),
  ledger: (transaction, { id }) => transaction.delete(ledger).where(eq(ledger.subjectId, id)),
  ownProviderList: (transaction, { id }) =>
    transaction.delete(ownProviderList).where(eq(ownProviderList.subjectId, id)),
  registerFollow: (transaction, { id }) =>
    transaction.delete(registerFollow).where(eq(registerFollow.subjectId, id)),
  preference: (transaction, { id }) => transaction.delete(preference).where(eq(preference.subjectId, id)),
  mailLink: (transaction, { id }) => transaction.delete(mailLink).where(eq(mailLink.subjectId, id)),
  postalAddress: (transaction, { id }) =>
    transaction.delete(postalAddress).where(eq(postalAddress.subjectId, id)),
  paperLetter: (transaction, { id }) => transaction.delete(paperLetter).where(eq(paperLetter.subjectId, id)),
  // One that is being sent at this moment is settled by who sends it; it finds nobody any more.
  outbox: (transaction, { id }) =>
    transaction.delete(outbox).where(and(eq(outbox.subjectId, id), ne(outbox.state, 'sending'))),
  session: leaveSessions,
  // One that the privacy officer has stay goes as soon as that ends.
  conversation: async (transaction, { id, heldMessages }) => {
    const own = await transaction
      .select({ id: conversation.id })
      .from(conversation)
      .where(and(eq(conversation.subjectId, id), notInArray(conversation.id, [...heldMessages])))
    await deleteConversations(
      transaction,
      own.map((one) => one.id),
    )
  },
  conversationEntry: 'with-another',
  conversationDraft: 'with-another',
  conversationPresence: 'with-another',
  postRequest: (transaction, { id }) => transaction.delete(postRequest).where(eq(postRequest.subjectId, id)),
  optInRequest: (transaction, { id }) =>
    transaction.delete(optInRequest).where(eq(optInRequest.subjectId, id)),
  consentCode: (transaction, { id }) => transaction.delete(consentCode).where(eq(consentCode.subjectId, id)),
  consentRequest: (transaction, { id }) =>
    transaction.update(consentRequest).set(WITHOUT_PERSON).where(eq(consentRequest.subjectId, id)),
  consentBlock: unlessItStays('consent-block', consentBlock),
  recordingBan: unlessItStays('recording-ban', recordingBan),
  recording: async (transaction, { id }) => {
    const own = transaction.select({ id: recording.id }).from(recording).where(eq(recording.subjectId, id))
    await transaction.delete(slip).where(inArray(slip.recordingId, own))
    await transaction.delete(recording).where(eq(recording.subjectId, id))
  },
  slip: 'with-another',
  // That somebody was looked for at a counter is counted; who it was goes.
  visit: (transaction, { id }) =>
    transaction.update(visit).set({ subjectId: null, contentSealed: '' }).where(eq(visit.subjectId, id)),
  approval: (transaction, { id }) => transaction.delete(approval).where(eq(approval.subjectId, id)),
  inherited: (transaction, { id }) => transaction.delete(inherited).where(eq(inherited.subjectId, id)),
  pairingCode: (transaction, { id }) => transaction.delete(pairingCode).where(eq(pairingCode.subjectId, id)),
  pairingTry: (transaction, { id }) => transaction.delete(pairingTry).where(eq(pairingTry.byId, id)),
  muted: (transaction, { id }) =>
    transaction.delete(muted).where(or(eq(muted.subjectId, id), eq(muted.byId, id), eq(muted.askerId, id))),
  representation: 'five-years',
  // Under a key of their own: what was asked and answered can be shown (AVG 5(2)).
  rightsRequest: 'five-years',
  rightsEvent: 'with-another',
  breach: 'five-years',
  breachEvent: 'with-another',
  breachPerson: (transaction, { id }) =>
    transaction.delete(breachPerson).where(eq(breachPerson.subjectId, id)),
  // Why something of them stayed can be shown (AVG 5(2)); by ids, and under no key of theirs.
  hold: 'five-years',
  evidence: (transaction, { id }) =>
    transaction.update(evidence).set({ reasonSealed: null }).where(eq(evidence.subjectId, id)),
}

/** Takes everything about somebody away but what stays by law, or by their own word. */
export async function takeLeave(transaction: Transaction, who: Who): Promise<void> {
  for (const leaving of Object.values(LEAVING))
    if (typeof leaving === 'function') await leaving(transaction, who)
}

/** Their own sessions, and what those who act for them were told of their name. */
async function leaveSessions(transaction: Transaction, { id }: Who) {
  await transaction.delete(session).where(eq(session.subjectId, id))
  const about = transaction
    .select({ id: representation.id })
    .from(representation)
    .where(eq(representation.subjectId, id))
  await transaction
    .update(session)
    .set({ actingId: null, actingSealed: null })
    .where(inArray(session.actingId, about))
}

function unlessItStays(what: Outliving, table: typeof recordingBan | typeof consentBlock): Takes {
  return async (transaction, { id, stays }) => {
    if (!stays.includes(what)) await transaction.delete(table).where(eq(table.subjectId, id))
  }
}
