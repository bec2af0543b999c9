/** Every table of the product, for the migration generator. */
export { activity, checkpoint, tombstone } from '~/audit/tables.server'
export { breach, breachEvent, breachPerson } from '~/breach/tables.server'
export { catalogueVersion } from '~/catalogue/tables.server'
export { callNote } from '~/calls/tables.server'
export { postRequest } from '~/post/tables.server'
export { visit } from '~/counter/tables.server'
export { consentBlock, consentCode, consentRequest } from '~/consentrequest/tables.server'
export {
  cannedAnswer,
  conversation,
  conversationDraft,
  conversationEntry,
  conversationNumber,
  conversationPresence,
  keysOff,
} from '~/conversation/tables.server'
export { draft, profileVersion } from '~/consent/tables.server'
export { erasure } from '~/erasure/tables.server'
export { notificationEndpoint } from '~/endpoint/tables.server'
export { follower } from '~/following/tables.server'
export { keptForm, loginTransaction, oauthArtifact, sentForm, session } from '~/identity/tables.server'
export { ledger } from '~/ledger/tables.server'
export {
  mailLink,
  mailPause,
  outbox,
  paperLetter,
  postalAddress,
  preference,
} from '~/notification/tables.server'
export { inboxAddress, optInRequest } from '~/optin/tables.server'
export { alarmReview, block, hold } from '~/oversight/tables.server'
export { ownProviderList } from '~/ownprovider/tables.server'
export { registerFollow, registerRun, subject, subjectKey } from '~/person/tables.server'
export { recording, recordingBan, slip } from '~/recording/tables.server'
export {
  approval,
  evidence,
  inherited,
  muted,
  pairingCode,
  pairingTry,
  representation,
} from '~/representation/tables.server'
export { rightsEvent, rightsRequest } from '~/rights/tables.server'
export { keyProof } from '~/portal/tables.server'
export { apiClient, provider, providerWord } from '~/provider/tables.server'
export { assistance, membership, staffAlarm, staffMember } from '~/staff/tables.server'
export { worker } from '~/worker/tables.server'
