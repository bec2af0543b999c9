import { domainToUnicode } from 'node:url'
import type { Email } from './email'

/**
 * An address as people write it: `anna@café.example`, which is mailed as `anna@xn--caf-dma.example`. A domain of which the
 * letters cannot be told stays as mail has it.
 */
export function shownEmail(email: Email): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  return `${email.slice(0, at)}@${domainToUnicode(domain) || domain}`
}
