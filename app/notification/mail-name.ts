import { parseBsn } from '~/person/bsn'
import type { Email } from './email'

/** Digits with at most punctuation between them are one number, however somebody wrote it. */
const NUMBERS = /\d(?:[^\p{L}\d]*\d)*/gu

/**
 * Whether a text that will stand in a mail holds a citizen's number: mail may be read by anybody, so a number is
 * never in it, not even when a person puts it there (Wabb article 10).
 */
export function holdsCitizenNumber(text: string): boolean {
  return (text.match(NUMBERS) ?? []).some((number) => isCitizenNumber(number.replace(/\D/g, '')))
}

/** Every nine digits in a row count, and eight, since numbers may begin with a zero that people leave out. */
function isCitizenNumber(digits: string): boolean {
  if (digits.length === 8) return parseBsn(`0${digits}`) !== null
  const starts = Array.from({ length: Math.max(0, digits.length - 8) }, (_, start) => start)
  return starts.some((start) => parseBsn(digits.slice(start, start + 9)) !== null)
}

/** A full stop in the middle of a word with letters behind it, or four numbers with full stops between them. */
const WEB_ADDRESS = /[\p{L}\p{M}\p{N}-]\.[\p{L}\p{M}]{2}|\d\.\d{1,3}\.\d{1,3}\.\d/u

/**
 * Whether a text that will stand in a mail has something in it that mail programs make a link of. Initials have one letter,
 * or a space behind the full stop; so one who means no address can always write it.
 */
export function holdsWebAddress(text: string): boolean {
  return WEB_ADDRESS.test(text)
}

/** Whether a name may be greeted by: the last look at it, whatever it came in by. */
export function mayStandInMail(name: string): boolean {
  return !holdsCitizenNumber(name) && !holdsWebAddress(name)
}

/** Whether an address is a citizen's number as a mailbox, alone or with punctuation: it would stand in every log of every mail server. */
export function isNumberMailbox(email: Email): boolean {
  const [local = ''] = email.split('@', 1)
  return !/\p{L}/u.test(local) && parseBsn(local.replace(/\D/g, '')) !== null
}
