import type { Reader } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import { findById, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { confirmedAddress, mailName } from './address.server'
import type { Email } from './email'
import { isKind, isSwitchable, KINDS, type KindId } from './kinds'
import { fillHtml, fillText, TOKENS } from './letters/fill'
import type { Letters, RenderedLetter } from './letters/render.server'
import { openPayload } from './payload.server'
import { linkIn } from './paths'
import { wantsMail } from './preferences.server'
import { ADDRESS_BOUNCED, type Outcome } from './retry'
import { isStillTrue, type MailSubjects } from './still-true.server'
import type { OutboxRow } from './store.server'
import { makeUnsubscribeToken } from './unsubscribe-token.server'

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
export type Press = { runtime: Runtime; letters: Letters; origin: string; subjects: MailSubjects }

/**
 * Makes the message of a row: the address as it is now, and only if the citizen still wants the mail and what it is about still is so. A row
 * that no message can be made of is poison; only trouble with the database or the keys is thrown.
 */
export async function prepareMessage(press: Press, row: OutboxRow): Promise<Prepared> {
  const { runtime } = press
  const { reader } = runtime.database
  const citizen = await findById(reader, runtime, row.subjectId)
  if (!citizen?.keys.profile) return not({ result: 'unwanted', reason: 'erased' })
  if (citizen.row.deceasedAt) return not({ result: 'unwanted', reason: 'deceased' })
  if (!isKind(row.kind)) return not({ result: 'poison', reason: 'unknown-kind' })
  if (!(await isStillWanted(reader, citizen, row.kind)))
    return not({ result: 'unwanted', reason: 'switched-off' })
  if (!(await isStillTrue(runtime, press.subjects, { row, kind: row.kind, citizen })))
    return not({ result: 'unwanted', reason: 'gone' })
  return KINDS[row.kind].address === 'carried'
    ? carried(press, { row, kind: row.kind, citizen })
    : confirmed(press, { row, kind: row.kind, citizen })
}

type Making = { row: OutboxRow; kind: KindId; citizen: Subject }

function confirmed(press: Press, making: Making): Prepared {
  const to = confirmedAddress(making.citizen)
  if (!to) return not({ result: 'unwanted', reason: 'no-address' })
  if (making.citizen.row.emailBouncedAt) return not({ result: 'paused', reason: ADDRESS_BOUNCED })
  const language = readLanguage(making.citizen.row.language)
  return make(press, { ...making, to, language, name: mailName(making.citizen), link: undefined })
}

/** Until an address is confirmed a stranger may be reading: then no name goes along. */
function carried(press: Press, making: Making): Prepared {
  const { row, citizen } = making
  const profile = citizen.keys.profile
  const payload = profile && row.payloadSealed ? openPayload(profile, row.id, row.payloadSealed) : null
  if (!payload) return not({ result: 'poison', reason: 'unreadable-payload' })
  const language = readLanguage(row.language)
  const name = making.kind === 'confirm-address' ? null : mailName(citizen)
  return make(press, { ...making, to: payload.address, language, name, link: payload.link })
}

type Filling = Making & { to: Email; language: Language; name: string | null; link: string | undefined }

function make({ runtime, letters, origin }: Press, filling: Filling): Prepared {
  const { kind, language, row, citizen, to, link } = filling
  const letter = letters.get(`${kind}/${language}`)
  if (!letter) return not({ result: 'poison', reason: 'no-letter' })
  const unsubscribe = isSwitchable(kind)
    ? makeUnsubscribeToken(runtime, { subjectId: citizen.row.id, kind })
    : undefined
  const fills = { greeting: greet(letter, filling.name), link, unsubscribe }
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
  return name ? greetings.named.replace(TOKENS.name, () => name) : greetings.plain
}

async function isStillWanted(reader: Reader, citizen: Subject, kind: KindId): Promise<boolean> {
  return !isSwitchable(kind) || wantsMail(reader, citizen.row.id, kind)
}

function readLanguage(text: string): Language {
  return text === 'en' ? 'en' : 'nl'
}

function not(outcome: Outcome): Prepared {
  return { ready: false, outcome }
}
