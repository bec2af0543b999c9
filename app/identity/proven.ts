import { parseBsn, type Bsn } from '~/person/bsn'
import { levelReached, type Level } from './level'

/** Claims of an answer whose signature was checked. */
export type SignedClaims = Readonly<Record<string, unknown>>

export type Proven =
  | { ok: true; bsn: Bsn; level: Level }
  /** `bsn` where it was established all the same, so that the refusal is in that citizen's log. */
  | { ok: false; refusal: 'level-too-low' | 'not-trusted'; detail: string; bsn: Bsn | null }

/**
 * Who logged in, and how well that was established, out of all signed answers of one login: the ID token, and
 * the userinfo where it was signed. Level by `acr` or `loa_authn`: none is refused, all must agree. The number
 * must be there, pass the 11-test and be the same everywhere.
 */
export function proven(answers: readonly SignedClaims[], minimum: Level): Proven {
  const bsn = agreedBsn(answers.map((claims) => claims.bsn).filter((given) => given !== undefined))
  const reached = levelReached(
    answers.flatMap((claims) => [claims.acr, claims.loa_authn]),
    minimum,
  )
  if (!reached.ok) return { ...reached, bsn }
  if (!bsn) return { ok: false, refusal: 'not-trusted', detail: 'no-bsn', bsn }
  return { ok: true, bsn, level: reached.level }
}

/** Whether these claims alone say who and how well, so that nothing more has to be asked. */
export function saysEnough(claims: SignedClaims): boolean {
  return claims.bsn !== undefined && (claims.acr !== undefined || claims.loa_authn !== undefined)
}

function agreedBsn(given: unknown[]): Bsn | null {
  const [first, ...others] = given
  if (typeof first !== 'string' || others.some((other) => other !== first)) return null
  const bsn = parseBsn(first)
  return bsn === first ? bsn : null
}
