import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { parseEmail } from '~/notification/email'
import { holdsWebAddress, isNumberMailbox } from '~/notification/mail-name'
import { holdsBsn } from '~/person/bsn'
import { boundedText } from '~/runtime/bounded-text'
import { GENDERS, TOPICS, type About } from './conversation'
import { asLines } from './as-lines'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** Of a message and of a reply; a browser counts a new line as one sign and sends it as two. */
export const LONGEST_MESSAGE = 4000
const LONGEST_LINE = 120
/** With the spaces around it; what is longer is not looked at. */
const LONGEST_TYPED = 400
const LONGEST_PHONE = 30

type LineWords = { missing?: MessageId; wrong: MessageId; most?: number; fits?: RegExp }

/** A line of text, without what stands around it; left empty where it may be. */
function line({ missing, wrong, most = LONGEST_LINE, fits = /^/ }: LineWords) {
  return v.pipe(
    v.optional(boundedText(LONGEST_TYPED, { message: wrong }), ''),
    v.normalize('NFC'),
    v.transform((typed) => typed.replace(/\s+/g, ' ').trim()),
    v.check((typed) => missing === undefined || typed !== '', missing ?? wrong),
    v.maxLength(most, wrong),
    v.regex(fits, wrong),
    v.check((typed) => !holdsBsn(typed), say('contact.number')),
  )
}

/** What somebody writes: with its own lines, and without a citizen number, which nobody at the desk needs. */
const message = v.pipe(
  v.optional(boundedText(2 * LONGEST_MESSAGE, { message: say('contact.message.long') }), ''),
  v.transform(asLines),
  v.nonEmpty(say('contact.message.missing')),
  v.maxLength(LONGEST_MESSAGE, say('contact.message.long')),
  v.check((typed) => !holdsBsn(typed), say('contact.number')),
)

/** Letters, marks and the punctuation of names; no line, no markup, no web address: it stands in the greeting of a mail. */
const NAME = /^[\p{L}\p{M} .'’-]*$/u
/** The digits of a telephone number with what people write between them, in Western digits. */
const PHONE = /^(?:\+?[\d ()/.-]{8,})?$/

const email = v.pipe(
  v.optional(boundedText(LONGEST_TYPED, { message: say('contact.email.wrong') }), ''),
  v.trim(),
  v.nonEmpty(say('contact.email.missing')),
  v.check((typed) => parseEmail(typed) !== null, say('contact.email.wrong')),
  v.check((typed) => {
    const read = parseEmail(typed)
    return read === null || !isNumberMailbox(read)
  }, say('contact.email.number')),
  v.transform((typed) => parseEmail(typed)!),
)

const name = (missing: MessageId) => {
  const wrong = say('contact.name.wrong')
  return v.pipe(
    line({ missing, wrong, most: 60, fits: NAME }),
    v.check((typed) => !holdsWebAddress(typed), wrong),
  )
}

/** What it is about, as the page that led here said it; what is none of ours is nothing. */
const about = v.pipe(v.optional(boundedText(64), ''), v.transform(readAbout))

const REFERENCE = /^[\w-]{8,40}$/

/** Reads `view:7K3M-9QXT-2HRD` or `recording:<id>`. */
function readAbout(given: string): About | null {
  const [kind, id] = given.split(/:(.*)/s)
  if (kind !== 'view' && kind !== 'recording') return null
  return id !== undefined && REFERENCE.test(id) ? { kind, id } : null
}

/** The number of what staff wrote down, as a link has it; null for what is none. */
export function readRecordNumber(given: string | null): string | null {
  return given !== null && REFERENCE.test(given) ? given : null
}

/** As a hidden field has it. */
export function writeAbout({ kind, id }: Pick<About, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

/** A message to the desk. `website` is a field that nobody sees: who fills it in is no person. */
export const contactForm = v.object({
  waarover: v.picklist(TOPICS, say('contact.topic.missing')),
  onderwerp: line({ missing: say('contact.subject.missing'), wrong: say('contact.subject.long') }),
  bericht: message,
  aanhef: v.optional(v.union([v.picklist(GENDERS), v.literal('')], say('contact.gender.wrong')), ''),
  voornaam: name(say('contact.first-name.missing')),
  achternaam: name(say('contact.surname.missing')),
  telefoon: line({ wrong: say('contact.phone.wrong'), most: LONGEST_PHONE, fits: PHONE }),
  mail: email,
  over: about,
  website: v.optional(boundedText(LONGEST_TYPED), ''),
})

/** A reply in a conversation that is there already. */
export const replyForm = v.object({ bericht: message })
