import type { Area } from './areas'
import enAgreement from './en/agreement.json'
import enAnother from './en/another.json'
import enChoices from './en/choices.json'
import enContact from './en/contact.json'
import enCounter from './en/counter.json'
import enDay from './en/day.json'
import enDeskEvidence from './en/desk-evidence.json'
import enDeskPost from './en/desk-post.json'
import enErase from './en/erase.json'
import enFamily from './en/family.json'
import enFollow from './en/follow.json'
import enHistory from './en/history.json'
import enInbox from './en/inbox.json'
import enInternal from './en/internal.json'
import enLeave from './en/leave.json'
import enLock from './en/lock.json'
import enLogin from './en/login.json'
import enMandate from './en/mandate.json'
import enMessage from './en/message.json'
import enNotification from './en/notification.json'
import enOrganisation from './en/organisation.json'
import enBreach from './en/breach.json'
import enOfficer from './en/officer.json'
import enOptin from './en/optin.json'
import enOversight from './en/oversight.json'
import enOverview from './en/overview.json'
import enOwnData from './en/own-data.json'
import enReceipt from './en/receipt.json'
import enRecorded from './en/recorded.json'
import enRecording from './en/recording.json'
import enRequest from './en/request.json'
import enRights from './en/rights.json'
import enSentAlong from './en/sent-along.json'
import enSentence from './en/sentence.json'
import enStaff from './en/staff.json'
import enViewed from './en/viewed.json'
import enWelcome from './en/welcome.json'
import enWhatIf from './en/what-if.json'
import enWithdraw from './en/withdraw.json'
import type { Language } from './language'
import nlAgreement from './nl/agreement.json'
import nlAnother from './nl/another.json'
import nlChoices from './nl/choices.json'
import nlContact from './nl/contact.json'
import nlCounter from './nl/counter.json'
import nlDay from './nl/day.json'
import nlDeskEvidence from './nl/desk-evidence.json'
import nlDeskPost from './nl/desk-post.json'
import nlErase from './nl/erase.json'
import nlFamily from './nl/family.json'
import nlFollow from './nl/follow.json'
import nlHistory from './nl/history.json'
import nlInbox from './nl/inbox.json'
import nlInternal from './nl/internal.json'
import nlLeave from './nl/leave.json'
import nlLock from './nl/lock.json'
import nlLogin from './nl/login.json'
import nlMandate from './nl/mandate.json'
import nlMessage from './nl/message.json'
import nlNotification from './nl/notification.json'
import nlOrganisation from './nl/organisation.json'
import nlBreach from './nl/breach.json'
import nlOfficer from './nl/officer.json'
import nlOptin from './nl/optin.json'
import nlOversight from './nl/oversight.json'
import nlOverview from './nl/overview.json'
import nlOwnData from './nl/own-data.json'
import nlReceipt from './nl/receipt.json'
import nlRecorded from './nl/recorded.json'
import nlRecording from './nl/recording.json'
import nlRequest from './nl/request.json'
import nlRights from './nl/rights.json'
import nlSentAlong from './nl/sent-along.json'
import nlSentence from './nl/sentence.json'
import nlStaff from './nl/staff.json'
import nlViewed from './nl/viewed.json'
import nlWelcome from './nl/welcome.json'
import nlWhatIf from './nl/what-if.json'
import nlWithdraw from './nl/withdraw.json'
import type { Words } from './word-files'

const nl = {
  agreement: nlAgreement,
  another: nlAnother,
  choices: nlChoices,
  contact: nlContact,
  counter: nlCounter,
  day: nlDay,
  'desk-evidence': nlDeskEvidence,
  'desk-post': nlDeskPost,
  erase: nlErase,
  family: nlFamily,
  follow: nlFollow,
  history: nlHistory,
  inbox: nlInbox,
  internal: nlInternal,
  leave: nlLeave,
  lock: nlLock,
  login: nlLogin,
  mandate: nlMandate,
  message: nlMessage,
  notification: nlNotification,
  organisation: nlOrganisation,
  breach: nlBreach,
  officer: nlOfficer,
  optin: nlOptin,
  oversight: nlOversight,
  overview: nlOverview,
  'own-data': nlOwnData,
  receipt: nlReceipt,
  recorded: nlRecorded,
  recording: nlRecording,
  request: nlRequest,
  rights: nlRights,
  'sent-along': nlSentAlong,
  sentence: nlSentence,
  staff: nlStaff,
  viewed: nlViewed,
  welcome: nlWelcome,
  'what-if': nlWhatIf,
  withdraw: nlWithdraw,
}

const en = {
  agreement: enAgreement,
  another: enAnother,
  choices: enChoices,
  contact: enContact,
  counter: enCounter,
  day: enDay,
  'desk-evidence': enDeskEvidence,
  'desk-post': enDeskPost,
  erase: enErase,
  family: enFamily,
  follow: enFollow,
  history: enHistory,
  inbox: enInbox,
  internal: enInternal,
  leave: enLeave,
  lock: enLock,
  login: enLogin,
  mandate: enMandate,
  message: enMessage,
  notification: enNotification,
  organisation: enOrganisation,
  breach: enBreach,
  officer: enOfficer,
  optin: enOptin,
  oversight: enOversight,
  overview: enOverview,
  'own-data': enOwnData,
  receipt: enReceipt,
  recorded: enRecorded,
  recording: enRecording,
  request: enRequest,
  rights: enRights,
  'sent-along': enSentAlong,
  sentence: enSentence,
  staff: enStaff,
  viewed: enViewed,
  welcome: enWelcome,
  'what-if': enWhatIf,
  withdraw: enWithdraw,
} satisfies { [Each in Area]: Record<keyof (typeof nl)[Each], string> }

/** What is said on some pages only, by area. */
export type AreaMessageIds = { [Each in Area]: keyof (typeof nl)[Each] }
export type AreaMessageId = AreaMessageIds[Area]

const areas: Record<Language, Record<Area, Words>> = { nl, en }
const all: Record<Language, Words> = {
  nl: Object.assign({}, ...Object.values(nl)) as Words,
  en: Object.assign({}, ...Object.values(en)) as Words,
}

/** The words of one area. */
export function areaWords(language: Language, area: Area): Words {
  return areas[language][area]
}

/** All words of all areas, for what is written on the server. */
export function allAreaWords(language: Language): Words {
  return all[language]
}
