import { asc } from 'drizzle-orm'
import { catalogueVersion } from '~/catalogue/tables.server'
import { cannedAnswer, conversation, conversationEntry } from '~/conversation/tables.server'
import { callNote } from '~/calls/tables.server'
import { visit } from '~/counter/tables.server'
import { draft, profileVersion } from '~/consent/tables.server'
import { consentBlock, consentCode, consentRequest } from '~/consentrequest/tables.server'
import type { Database } from '~/db/database.server'
import { erasure } from '~/erasure/tables.server'
import { notificationEndpoint } from '~/endpoint/tables.server'
import { follower } from '~/following/tables.server'
import { session } from '~/identity/tables.server'
import { mailLink, outbox, paperLetter, postalAddress, preference } from '~/notification/tables.server'
import { inboxAddress, optInRequest } from '~/optin/tables.server'
import { alarmReview, block, hold } from '~/oversight/tables.server'
import { ownProviderList } from '~/ownprovider/tables.server'
import { subject } from '~/person/tables.server'
import { postRequest } from '~/post/tables.server'
import { recording, recordingBan, slip } from '~/recording/tables.server'
import { breach } from '~/breach/tables.server'
import { rightsRequest } from '~/rights/tables.server'
import { apiClient } from '~/provider/tables.server'
import { assistance, membership, staffAlarm } from '~/staff/tables.server'
import { approval, evidence, inherited, pairingCode, representation } from '~/representation/tables.server'

/** Everything a form can change, as text: two states are equal when nothing was changed in between. */
export async function stateOf({ reader }: Database): Promise<string> {
  const state = {
    subject: await reader.select().from(subject).orderBy(asc(subject.id)),
    draft: await reader.select().from(draft).orderBy(asc(draft.id)),
    version: await reader
      .select()
      .from(profileVersion)
      .orderBy(asc(profileVersion.subjectId), asc(profileVersion.number)),
    list: await reader.select().from(ownProviderList).orderBy(asc(ownProviderList.subjectId)),
    link: await reader.select().from(mailLink).orderBy(asc(mailLink.tokenIndex)),
    preference: await reader
      .select()
      .from(preference)
      .orderBy(asc(preference.subjectId), asc(preference.kind)),
    catalogue: await reader.select().from(catalogueVersion),
    mail: await reader.select({ id: outbox.id }).from(outbox).orderBy(asc(outbox.id)),
    representation: await reader.select().from(representation).orderBy(asc(representation.id)),
    evidence: await reader.select().from(evidence).orderBy(asc(evidence.id)),
    approval: await reader.select().from(approval).orderBy(asc(approval.id)),
    pairing: await reader.select().from(pairingCode).orderBy(asc(pairingCode.codeIndex)),
    inherited: await reader.select().from(inherited).orderBy(asc(inherited.subjectId)),
    optIn: await reader.select().from(optInRequest).orderBy(asc(optInRequest.id)),
    inbox: await reader.select().from(inboxAddress),
    endpoint: await reader.select().from(notificationEndpoint),
    // Not how far one is on its way: the worker takes it further.
    request: await reader
      .select({ id: consentRequest.id, ends: consentRequest.endsOn, answered: consentRequest.answeredAt })
      .from(consentRequest)
      .orderBy(asc(consentRequest.id)),
    requestCode: await reader
      .select({ code: consentCode.codeIndex, ended: consentCode.endedAt })
      .from(consentCode)
      .orderBy(asc(consentCode.codeIndex)),
    block: await reader.select().from(consentBlock).orderBy(asc(consentBlock.subjectId)),
    membership: await reader.select().from(membership).orderBy(asc(membership.id)),
    recording: await reader.select().from(recording).orderBy(asc(recording.id)),
    visit: await reader.select().from(visit).orderBy(asc(visit.id)),
    slip: await reader.select().from(slip).orderBy(asc(slip.codeIndex)),
    follower: await reader.select().from(follower).orderBy(asc(follower.subjectId)),
    assistance: await reader.select().from(assistance).orderBy(asc(assistance.id)),
    ban: await reader.select().from(recordingBan).orderBy(asc(recordingBan.subjectId)),
    blocked: await reader.select().from(block).orderBy(asc(block.id)),
    clients: await reader.select().from(apiClient).orderBy(asc(apiClient.id)),
    call: await reader.select().from(callNote).orderBy(asc(callNote.id)),
    letter: await reader.select().from(paperLetter).orderBy(asc(paperLetter.id)),
    postal: await reader.select().from(postalAddress).orderBy(asc(postalAddress.subjectId)),
    byPost: await reader.select().from(postRequest).orderBy(asc(postRequest.id)),
    alarm: await reader.select().from(staffAlarm).orderBy(asc(staffAlarm.id)),
    message: await reader.select().from(conversation).orderBy(asc(conversation.id)),
    messageEntry: await reader
      .select({ id: conversationEntry.id })
      .from(conversationEntry)
      .orderBy(asc(conversationEntry.id)),
    canned: await reader.select().from(cannedAnswer).orderBy(asc(cannedAnswer.id)),
    rights: await reader.select().from(rightsRequest).orderBy(asc(rightsRequest.id)),
    breach: await reader.select().from(breach).orderBy(asc(breach.id)),
    reviewed: await reader.select().from(alarmReview).orderBy(asc(alarmReview.alarmId)),
    held: await reader.select().from(hold).orderBy(asc(hold.id)),
    erasure: await reader.select().from(erasure).orderBy(asc(erasure.subjectId)),
    session: await reader
      .select({ id: session.idIndex, ended: session.endedAt, acting: session.actingId })
      .from(session)
      .orderBy(asc(session.idIndex)),
  }
  return JSON.stringify(state, null, 1)
}
