import type { Reader } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Email } from './email'
import { isKind, isSwitchable, KINDS, type CarriedAddressKind, type KindId } from './kinds'
import { fillHtml, fillText, TOKENS } from './letters/fill'
import type { Letters, RenderedLetter } from './letters/render.server'
import { openPayload } from './payload.server'
import { linkIn } from './paths'
import { mayStandInMail } from './mail-name'
import { wantsMail } from './preferences.server'
import { openAddressee, type Addressee, type Audiences } from './recipient.server'
import { ADDRESS_BOUNCED, type Outcome } from './retry'
import { isStillTrue, type MailSubjects } from './still-true.server'
import type { OutboxRow } from './store.server'
import { makeReplyToken } from './reply-token.server'
import { makeUnsubscribeToken } from './unsubscribe-token.server'
import { makeWaitsToken } from './what-waits-token.server'

/** A mail ready to be handed over: to one address, with nothing left to decide. */
export type Message = {
  to: Email
  /** The left part of the Message-ID. */
  messageId: string
  subject: string
  html: string
  text: string
  language: Language
  unsubscribeUrl: string | null
}

export type Prepared = { ready: true; message: Message } | { ready: false; outcome: Outcome }

/** What turns a row of the outbox into a message. */
export type Press = {
  runtime: Runtime
  letters: Letters
  origin: string
  subjects: MailSubjects
  audiences: Audiences
}

/**
 * Makes the message of a row: the address as it is now, and only if the recipient still wants the mail and what it is about still is so. A row
 * that no message can be made of is poison; only trouble with the database or the keys is thrown.
 */
export async function prepareMessage(press: Press, row: OutboxRow): Promise<Prepared> {
  const { runtime } = press
  const { reader } = runtime.database
  const opened = await openAddressee(press, row)
  if (!opened.ok) return not({ result: opened.why === 'erased' ? 'unwanted' : 'poison', reason: opened.why })
  const { addressee, citizen } = opened
  if (addressee.gone) return not({ result: 'unwanted', reason: addressee.gone })
  const { kind } = row
  if (!isKind(kind)) return not({ result: 'poison', reason: 'unknown-kind' })
  if (!(await isStillWanted(reader, addressee, kind)))
    return not({ result: 'unwanted', reason: 'switched-off' })
  if (!(await isStillTrue(runtime, press.subjects, { row, kind, citizen })))
    return not({ result: 'unwanted', reason: 'gone' })
  return carriesAddress(kind)
    ? carried(press, { row, kind, addressee })
    : confirmed(press, { row, kind, addressee, citizen })
}

type Making<Kind = KindId> = { row: OutboxRow; kind: Kind; addressee: Addressee }

function confirmed(press: Press, making: Making & { citizen: Subject | null }): Prepared {
  const { addressee, citizen, kind } = making
  const to = addressee.address()
  if (!to) return not({ result: 'unwanted', reason: 'no-address' })
  if (addressee.bounced) return not({ result: 'paused', reason: ADDRESS_BOUNCED })
  const language = readLanguage(addressee.language)
  const opens = citizen && KINDS[kind].opens
  const link = opens ? makeWaitsToken(press.runtime, { citizen, at: press.runtime.now() }) : undefined
  return make(press, { ...making, to, language, name: addressee.name(), link })
}

type Carried = { address?: Email; link?: string; number?: string; text?: string }

/** To the address that it carries, or else to the recipient's own. Until an address is confirmed a stranger may be reading: then no name goes along. */
function carried(press: Press, making: Making<CarriedAddressKind>): Prepared {
  const { row, kind, addressee } = making
  const payload: Carried | null = row.payloadSealed
    ? openPayload(addressee.key(), { id: row.id, kind }, row.payloadSealed)
    : null
  if (!payload) return not({ result: 'poison', reason: 'unreadable-payload' })
  const to = payload.address ?? addressee.address()
  if (!to) return not({ result: 'unwanted', reason: 'no-address' })
  if (!payload.address && addressee.bounced) return not({ result: 'paused', reason: ADDRESS_BOUNCED })
  const language = readLanguage(row.language)
  const name = kind === 'confirm-address' ? null : addressee.name()
  const link = KINDS[kind].opens === 'reply' ? makeReplyToken(press.runtime, addressee.id) : payload.link
  const { number, text: answer } = payload
  return make(press, { ...making, to, language, name, link, number, answer })
}

function carriesAddress(kind: KindId): kind is CarriedAddressKind {
  return KINDS[kind].carries !== null
}

type Filling = Making & {
  to: Email
  language: Language
  name: string | null
  link: string | undefined
  number?: string | undefined
  answer?: string | undefined
}

function make({ runtime, letters, origin }: Press, filling: Filling): Prepared {
  const { kind, language, row, addressee, to, link, number, answer } = filling
  const letter = letters.get(`${kind}/${language}`)
  if (!letter) return not({ result: 'poison', reason: 'no-letter' })
  const unsubscribe = isSwitchable(kind)
    ? makeUnsubscribeToken(runtime, { subjectId: addressee.id, kind })
    : undefined
  const fills = { greeting: greet(letter, filling.name), link, unsubscribe, number, answer }
  try {
    const message = {
      to,
      messageId: row.messageId,
      subject: letter.subject,
      html: fillHtml(letter.html, fills),
      text: fillText(letter.text, fills),
      language,
      unsubscribeUrl: unsubscribe
        ? linkIn({ origin, language, to: 'unsubscribe', token: unsubscribe })
        : null,
    }
    return { ready: true, message }
  } catch {
    return not({ result: 'poison', reason: 'cannot-be-filled-in' })
  }
}

function greet({ greetings }: RenderedLetter, name: string | null): string {
  return name && mayStandInMail(name) ? greetings.named.replace(TOKENS.name, () => name) : greetings.plain
}

async function isStillWanted(reader: Reader, { id, dutyOnly }: Addressee, kind: KindId): Promise<boolean> {
  return !isSwitchable(kind) || (!dutyOnly && (await wantsMail(reader, id, kind)))
}

function readLanguage(text: string): Language {
  return text === 'en' ? 'en' : 'nl'
}

function not(outcome: Outcome): Prepared {
  return { ready: false, outcome }
}
