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
/** And those in which it refuses it for good. */
export const REFUSING: Record<string, Fault> = {
  'does not know the recipient': { at: 'rcpt', does: 550 },
  'refuses the message': { at: 'received', does: 554 },
}
/** Where the server had the whole mail and the portal could not know. */
export function isAnswerLost({ at, does }: Fault): boolean {
  return at === 'received' && typeof does === 'string'
}
