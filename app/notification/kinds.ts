import type words from '~/i18n/nl/notification.json'
import type { AgeCategory } from '~/person/age'

/** Ids of the words that settings and unsubscribe screens show for a kind. */
export type KindWordId = keyof typeof words

/** The texts a kind can be sent as. Most say only that something happened: the reason is behind the login. */
type LetterId =
  | 'something-happened'
  | 'reassess'
  | 'confirm-address'
  | 'address-changing'
  | 'address-changed'
  | 'work-waits'
  | 'recorded'
  | 'message-received'
  | 'message-answered'
  | 'breach'

/**
 * What a mail is about, and so who is asked at sending whether it still is so. What happened stays so; the rest may be gone
 * by then, and a mail about it is not sent.
 */
export type About =
  | 'what-happened'
  | 'link'
  | 'approval'
  | 'representation'
  | 'birthday'
  | 'inherited'
  | 'end-of-yes'
  | 'last-look'

type Kind = (ToCitizen | ToOther) & {
  title: KindWordId
  hint: KindWordId | null
  letter: LetterId
  /** What the mail itself carries, in the shape that `payload.server.ts` gives it. Without an address it goes to the recipient's own one. */
  carries: null | 'address' | 'address-and-link' | 'number' | 'number-and-text' | 'notice'
  /**
   * What the link in it opens without logging in: what waits for a person, or the conversation to reply in. It is made when the mail is
   * sent, and each mail of the kind has it, so that having it says nothing.
   */
  opens: null | 'what-waits' | 'reply'
  /**
   * So many in 24 hours go at once, of what somebody else does; what is over waits for the next morning, in one mail. Null: it
   * is no other's doing, or guards one's own account, and never waits (docs/decisions/0035).
   */
  atOnce: number | null
  /** Unsent for this long it is dead: nobody is flooded with old mail after an outage. */
  lifetimeHours: number
}

type ToCitizen = {
  to: 'citizen'
  about: About
  /** `always` cannot be switched off; the others can, and start `on` or `off`. */
  choice: 'always' | 'on' | 'off'
  /** Who may switch it. Who is 16 already has no birthday to hear of. */
  offered: 'everybody' | 'under-16'
}

/**
 * To a colleague of a care provider, to the address of a role in an organisation, or to who wrote to the desk: an audience that
 * is handed in (`Audiences`), with a letter written for it. What is asked before sending, and what can be switched off, is asked of
 * citizens only.
 */
type ToOther = {
  to: 'staff' | 'organisation' | 'conversation'
  about: 'what-happened'
  choice: 'always'
  offered: 'everybody'
}

/** How long what people are told of a breach may be. */
export const LONGEST_NOTICE = 4_000

/** How long an answer of the desk may be. */
export const LONGEST_ANSWER = 10_000

/** What most kinds are: something happened, log in, and it cannot be switched off. */
const TOLD = {
  hint: null,
  to: 'citizen',
  letter: 'something-happened',
  about: 'what-happened',
  choice: 'always',
  offered: 'everybody',
  carries: null,
  opens: null,
  atOnce: null,
  lifetimeHours: 168,
} as const satisfies Omit<Kind, 'title'>

/**
 * Every kind of mail the portal sends; a new kind is one entry here and one title in `notification.json`.
 * What may be switched off, and how it starts, is the domain's table of kinds.
 */
export const KINDS = {
  'confirm-address': {
    ...TOLD,
    title: 'notification.kind.confirm-address',
    hint: 'notification.kind.confirm-address-hint',
    letter: 'confirm-address',
    about: 'link',
    carries: 'address-and-link',
    lifetimeHours: 24,
  },
  'address-changing': {
    ...TOLD,
    title: 'notification.kind.address-changing',
    hint: 'notification.kind.address-changing-hint',
    letter: 'address-changing',
    about: 'link',
    carries: 'address-and-link',
    lifetimeHours: 24,
  },
  'address-changed': {
    ...TOLD,
    title: 'notification.kind.address-changed',
    hint: 'notification.kind.address-changed-hint',
    letter: 'address-changed',
    carries: 'address',
    lifetimeHours: 72,
  },
  'choices-changed': {
    ...TOLD,
    title: 'notification.kind.choices-changed',
    hint: 'notification.kind.choices-changed-hint',
    choice: 'off',
    lifetimeHours: 72,
  },
  approval: { ...TOLD, title: 'notification.kind.approval', about: 'approval', atOnce: 5 },
  authority: { ...TOLD, title: 'notification.kind.authority', about: 'representation', atOnce: 3 },
  represented: { ...TOLD, title: 'notification.kind.represented', atOnce: 3 },
  recorded: {
    ...TOLD,
    title: 'notification.kind.recorded',
    letter: 'recorded',
    opens: 'what-waits',
    atOnce: 5,
  },
  lock: { ...TOLD, title: 'notification.kind.lock' },
  rights: { ...TOLD, title: 'notification.kind.rights' },
  erasure: { ...TOLD, title: 'notification.kind.erasure' },
  'birthday-ahead': { ...TOLD, title: 'notification.kind.birthday-ahead', about: 'birthday' },
  'turned-12': { ...TOLD, title: 'notification.kind.turned-12', about: 'birthday' },
  'turned-16': { ...TOLD, title: 'notification.kind.turned-16', choice: 'off', offered: 'under-16' },
  inherited: { ...TOLD, title: 'notification.kind.inherited', about: 'inherited' },
  viewed: {
    ...TOLD,
    title: 'notification.kind.viewed',
    hint: 'notification.kind.viewed-hint',
    choice: 'off',
    lifetimeHours: 48,
  },
  'yes-ends': {
    ...TOLD,
    title: 'notification.kind.yes-ends',
    hint: 'notification.kind.yes-ends-hint',
    about: 'end-of-yes',
    choice: 'on',
    lifetimeHours: 72,
  },
  'still-right': {
    ...TOLD,
    title: 'notification.kind.still-right',
    hint: 'notification.kind.still-right-hint',
    letter: 'reassess',
    about: 'last-look',
    choice: 'on',
    lifetimeHours: 14 * 24,
  },
  following: {
    ...TOLD,
    title: 'notification.kind.following',
    hint: 'notification.kind.following-hint',
    choice: 'off',
    atOnce: 5,
    lifetimeHours: 72,
  },
  'opt-in-moved': {
    ...TOLD,
    title: 'notification.kind.opt-in-moved',
    hint: 'notification.kind.opt-in-moved-hint',
    choice: 'off',
    atOnce: 5,
    lifetimeHours: 72,
  },
  'opt-in-goes': { ...TOLD, title: 'notification.kind.opt-in-goes' },
  'opt-in-arrived': {
    ...TOLD,
    title: 'notification.kind.opt-in-arrived',
    to: 'organisation',
    letter: 'work-waits',
    atOnce: 3,
  },
  'consent-request': {
    ...TOLD,
    title: 'notification.kind.consent-request',
    hint: 'notification.kind.consent-request-hint',
    choice: 'on',
    atOnce: 5,
    lifetimeHours: 72,
  },
  'inbox-address': {
    ...TOLD,
    title: 'notification.kind.inbox-address',
    to: 'organisation',
    letter: 'confirm-address',
    carries: 'address-and-link',
    lifetimeHours: 24,
  },
  'message-received': {
    ...TOLD,
    title: 'notification.kind.message-received',
    to: 'conversation',
    letter: 'message-received',
    carries: 'number',
    lifetimeHours: 72,
  },
  'message-answered': {
    ...TOLD,
    title: 'notification.kind.message-answered',
    to: 'conversation',
    letter: 'message-answered',
    carries: 'number-and-text',
    opens: 'reply',
  },
  'catalogue-notice': { ...TOLD, title: 'notification.kind.catalogue-notice' },
  // A notice of a breach says what happened (AVG 34; domain: e-mail).
  breach: {
    ...TOLD,
    title: 'notification.kind.breach',
    letter: 'breach',
    carries: 'notice',
    lifetimeHours: 14 * 24,
  },
  'statement-changed': { ...TOLD, title: 'notification.kind.statement-changed' },
} as const satisfies Record<string, Kind>

export type KindId = keyof typeof KINDS

type KindsWith<Property extends keyof Kind & keyof (typeof KINDS)[KindId], Value> = {
  [Id in KindId]: (typeof KINDS)[Id][Property] extends Value ? Id : never
}[KindId]

/** The kinds that go to citizens. */
export type CitizenKind = KindsWith<'to', 'citizen'>
export type SwitchableKind = Exclude<KindId, KindsWith<'choice', 'always'>>
export type ConfirmedAddressKind = KindsWith<'carries', null>
export type CarriedAddressKind = Exclude<KindId, ConfirmedAddressKind>
/** The audiences that mail goes to. */
export type MailAudience = (typeof KINDS)[KindId]['to']

/** What a citizen may switch on and off, in the order of the settings screen. */
export const SWITCHABLE_KINDS = (Object.keys(KINDS) as KindId[]).filter(isSwitchable)

/** What is asked at the first login: what is off until switched on. What starts on is not switched off by passing it over. */
export const ASKED_KINDS = SWITCHABLE_KINDS.filter((kind) => KINDS[kind].choice === 'off')

/** Of these kinds, what is offered at this age. */
export function offeredAt(ageCategory: AgeCategory, kinds: readonly SwitchableKind[]): SwitchableKind[] {
  return kinds.filter((kind) => describeKind(kind).offered !== 'under-16' || ageCategory !== '16-or-over')
}

export function isSwitchable(kind: KindId): kind is SwitchableKind {
  return KINDS[kind].choice !== 'always'
}

/** Whether a text from outside names a kind. */
export function isKind(text: string): text is KindId {
  return Object.hasOwn(KINDS, text)
}

/** Whether a kind is to be sent, given what the citizen chose; without a choice the kind's own start counts. */
export function isWanted(kind: KindId, chosen: boolean | undefined): boolean {
  const { choice } = describeKind(kind)
  return choice === 'always' || (chosen ?? choice === 'on')
}

/** What is known of a kind, whichever it is. */
function describeKind(kind: KindId): Kind {
  return KINDS[kind]
}

/** The moment after which an unsent mail is dead. */
export function expiryOf(kind: KindId, due: Date): Date {
  return new Date(due.getTime() + KINDS[kind].lifetimeHours * 3_600_000)
}
