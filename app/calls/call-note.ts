import { withoutBsn } from '~/person/bsn'

/** What is written down of a call (domain: support desk): no medical detail, and the sound is not here. */
export type CallContent = { firstName: string; surname: string; told: string; reference: string }

const BLACKED = '█████████'

/** A text in which no citizen number stands: one that was typed anyway is made black, and is gone. */
export function withoutNumbers(text: string): string {
  return withoutBsn(text, BLACKED)
}
