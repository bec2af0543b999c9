import type { KindId } from './kinds'

/** What a mail or a letter is about: its kind, its recipient, and the reason for which it is written. */
export type Cause = { kind: KindId; subjectId: string; reason: string }

/** By which the row of a mail or a letter is found: one a cause, whatever runs twice. */
export function uniqueKeyOf({ kind, subjectId, reason }: Cause): string {
  return `${kind}:${subjectId}:${reason}`
}
