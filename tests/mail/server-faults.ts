import type { Fault } from './smtp-server'

/** Every way in which a server can fail a mail that it may take later. */
export const PASSING: Record<string, Fault> = {
  'refuses the connection for now': { at: 'connect', does: 421 },
  'refuses every connection': { at: 'connect', does: 554 },
  'cuts the connection at once': { at: 'connect', does: 'drop' },
  'never greets': { at: 'connect', does: 'hang' },
  'refuses the sender for now': { at: 'mail', does: 451 },
  'refuses the sender for good': { at: 'mail', does: 550 },
  'cuts after the sender': { at: 'mail', does: 'drop' },
  'greylists the recipient': { at: 'rcpt', does: 450 },
  'falls silent after the recipient': { at: 'rcpt', does: 'hang' },
  'cuts in the middle of the message': { at: 'data', does: 'drop' },
  'refuses the message for now': { at: 'received', does: 452 },
  'cuts after the message, before its answer': { at: 'received', does: 'drop' },
  'falls silent after the message': { at: 'received', does: 'hang' },
}
/** And in which it refuses it for good, for what is not the recipient's doing, or may not be: to be tried again as well. */
export const REFUSING_THE_WAY: Record<string, Fault> = {
  'relays for nobody it does not know': { at: 'rcpt', does: 550, enhanced: '5.7.1' },
  'takes nobody without saying why': { at: 'rcpt', does: 554, enhanced: null },
  'does not know the recipient, or does not say so': { at: 'rcpt', does: 550, enhanced: null },
  'takes no mail by policy': { at: 'received', does: 550, enhanced: '5.7.26' },
  'refuses the message': { at: 'received', does: 554 },
}
/** And those in which the address takes no mail. */
export const REFUSING: Record<string, Fault> = {
  'does not know the recipient': { at: 'rcpt', does: 550 },
  'finds out late that the recipient is not there': { at: 'received', does: 550, enhanced: '5.1.1' },
}
/** Where the server had the whole mail and the portal could not know. */
export function isAnswerLost({ at, does }: Fault): boolean {
  return at === 'received' && typeof does === 'string'
}
