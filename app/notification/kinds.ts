import type words from '~/i18n/nl/notification.json'
import type { AgeCategory } from '~/person/age'

/** Ids of the words that settings and unsubscribe screens show for a kind. */
export type KindWordId = keyof typeof words

/** The texts a kind can be sent as. Most say only that something happened: the reason is behind the login. */
type LetterId =
  'something-happened' | 'look-again' | 'confirm-address' | 'address-changing' | 'address-changed'

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

type Kind = {
  title: KindWordId
  hint: KindWordId | null
  letter: LetterId
  about: About
  /** `always` cannot be switched off; the others can, and start `on` or `off`. */
  choice: 'always' | 'on' | 'off'
  /** Of who may switch it: everybody, where nothing is said. Who is 16 already has no birthday to hear of. */
  offered?: 'under-16'
  /** The confirmed address at the moment of sending, or one that the mail itself carries. */
  address: 'confirmed' | 'carried'
  /** Unsent for this long it is dead: nobody is flooded with old mail after an outage. */
  lifetimeHours: number
}

/**
 * Every kind of mail the portal sends; a new kind is one entry here and one title in `notification.json`.
 * What may be switched off, and how it starts, is the domain's table of kinds.
 */
export const KINDS = {
  'confirm-address': {
    title: 'notification.kind.confirm-address',
    hint: 'notification.kind.confirm-address-hint',
    letter: 'confirm-address',
    about: 'link',
    choice: 'always',
    address: 'carried',
    lifetimeHours: 24,
  },
  'address-changing': {
    title: 'notification.kind.address-changing',
    hint: 'notification.kind.address-changing-hint',
    letter: 'address-changing',
    about: 'link',
    choice: 'always',
    address: 'carried',
    lifetimeHours: 24,
  },
  'address-changed': {
    title: 'notification.kind.address-changed',
    hint: 'notification.kind.address-changed-hint',
    letter: 'address-changed',
    about: 'what-happened',
    choice: 'always',
    address: 'carried',
    lifetimeHours: 72,
  },
  'choices-changed': {
    title: 'notification.kind.choices-changed',
    hint: 'notification.kind.choices-changed-hint',
    letter: 'something-happened',
    about: 'what-happened',
    choice: 'off',
    address: 'confirmed',
    lifetimeHours: 72,
  },
  approval: {
    title: 'notification.kind.approval',
    hint: null,
    letter: 'something-happened',
    about: 'approval',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  authority: {
    title: 'notification.kind.authority',
    hint: null,
    letter: 'something-happened',
    about: 'representation',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  represented: {
    title: 'notification.kind.represented',
    hint: null,
    letter: 'something-happened',
    about: 'what-happened',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  lock: {
    title: 'notification.kind.lock',
    hint: null,
    letter: 'something-happened',
    about: 'what-happened',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  'birthday-ahead': {
    title: 'notification.kind.birthday-ahead',
    hint: null,
    letter: 'something-happened',
    about: 'birthday',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  'turned-12': {
    title: 'notification.kind.turned-12',
    hint: null,
    letter: 'something-happened',
    about: 'birthday',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  'turned-16': {
    title: 'notification.kind.turned-16',
    hint: null,
    letter: 'something-happened',
    about: 'what-happened',
    choice: 'off',
    offered: 'under-16',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  inherited: {
    title: 'notification.kind.inherited',
    hint: null,
    letter: 'something-happened',
    about: 'inherited',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
  viewed: {
    title: 'notification.kind.viewed',
    hint: 'notification.kind.viewed-hint',
    letter: 'something-happened',
    about: 'what-happened',
    choice: 'off',
    address: 'confirmed',
    lifetimeHours: 48,
  },
  'yes-ends': {
    title: 'notification.kind.yes-ends',
    hint: 'notification.kind.yes-ends-hint',
    letter: 'something-happened',
    about: 'end-of-yes',
    choice: 'on',
    address: 'confirmed',
    lifetimeHours: 72,
  },
  'still-right': {
    title: 'notification.kind.still-right',
    hint: 'notification.kind.still-right-hint',
    letter: 'look-again',
    about: 'last-look',
    choice: 'on',
    address: 'confirmed',
    lifetimeHours: 14 * 24,
  },
  'catalogue-notice': {
    title: 'notification.kind.catalogue-notice',
    hint: null,
    letter: 'something-happened',
    about: 'what-happened',
    choice: 'always',
    address: 'confirmed',
    lifetimeHours: 168,
  },
} as const satisfies Record<string, Kind>

export type KindId = keyof typeof KINDS

type KindsWith<Property extends keyof Kind & keyof (typeof KINDS)[KindId], Value> = {
  [Id in KindId]: (typeof KINDS)[Id][Property] extends Value ? Id : never
}[KindId]

export type SwitchableKind = Exclude<KindId, KindsWith<'choice', 'always'>>
export type ConfirmedAddressKind = KindsWith<'address', 'confirmed'>
export type CarriedAddressKind = KindsWith<'address', 'carried'>

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
