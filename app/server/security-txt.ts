import type { Organisation } from '~/runtime/organisation'

export const SECURITY_TXT_PATH = '/.well-known/security.txt'

/** So long what stands in the file may be relied on, from the day it was asked for; the RFC advises less than a year. */
const VALID_DAYS = 180
const DAY_MILLISECONDS = 86_400_000

type Here = { origin: string; organisation: Organisation; now: Date }

/**
 * Where who found a weakness tells it (RFC 9116): to the contact for that, or else to the mailbox of the organisation, in
 * Dutch or English. The day on which it expires moves along with the day on which it is asked for.
 */
export function securityTxt({ origin, organisation, now }: Here): string {
  const contact = organisation.security ?? organisation.email
  const expires = new Date(Math.floor(now.getTime() / DAY_MILLISECONDS + VALID_DAYS) * DAY_MILLISECONDS)
  const fields = [
    `Contact: ${contact.startsWith('https://') ? new URL(contact).href : `mailto:${contact}`}`,
    `Expires: ${expires.toISOString().slice(0, 19)}Z`,
    'Preferred-Languages: nl, en',
    `Canonical: ${origin}${SECURITY_TXT_PATH}`,
  ]
  return `${fields.join('\r\n')}\r\n`
}
