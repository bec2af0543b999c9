import type { Outcome } from '~/notification/retry'
import { parseObject } from '~/runtime/parse-object'
import { PROOF, type EndpointKind } from './message'

/** What an address answered, or why it did not: codes, and never its own words. */
export type Answer =
  | { status: number; body: string }
  | { failed: 'slow' | 'inside' | 'certificate' | 'unreachable' }

type Sent = { kind: EndpointKind; challenge: string }

/**
 * What came of a request: a status of 2xx is taken, and a question whether the address is theirs when the answer has the same challenge.
 * Everything else is tried again, a redirect too: where it leads nobody proved.
 */
export function outcomeOf(answer: Answer, { kind, challenge }: Sent): Outcome {
  if ('failed' in answer) return { result: 'postponed', reason: answer.failed }
  const { status, body } = answer
  if (status >= 300 && status < 400) return { result: 'postponed', reason: 'redirect' }
  if (status < 200 || status >= 300) return { result: 'postponed', reason: `status ${status}` }
  if (kind === PROOF && !isEcho(parseObject(body), challenge))
    return { result: 'postponed', reason: 'no-echo' }
  return { result: 'delivered' }
}

/** Who sends everything back that it gets, whoever it is from, proves nothing: our question has more in it than the challenge. */
function isEcho(answered: Record<string, unknown> | null, challenge: string): boolean {
  return answered !== null && answered.challenge === challenge && !('kind' in answered)
}

/** So much in a row that fails, some hours by how trying again slows down: then it is no hiccup. */
export const PAUSED_AFTER = 10

/** How an endpoint stands after an attempt of what is told there; a proof says nothing of the address in use. */
export function standingAfter(
  failures: number,
  { result }: Pick<Outcome, 'result'>,
): { failures: number; pauses: boolean } | null {
  if (result === 'delivered') return failures === 0 ? null : { failures: 0, pauses: false }
  if (result !== 'postponed') return null
  return { failures: failures + 1, pauses: failures + 1 >= PAUSED_AFTER }
}
