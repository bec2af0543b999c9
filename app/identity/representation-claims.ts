import { parseBsn, type Bsn } from '~/person/bsn'

const REPRESENTED = 'urn:nl-eid-gdi:1.0:LegalSubjectID'
const ACTING = 'urn:nl-eid-gdi:1.0:ActingSubjectID'

type ClaimedRepresentation = { kind: 'self' } | { kind: 'for-another'; acting: Bsn; represented: Bsn }

export type ClaimFinding =
  | { ok: true; claimed: ClaimedRepresentation }
  /** Half a claim, no number, or about somebody else than who logged in: such a login is not trusted. */
  | { ok: false; refusal: 'claims-unusable' }

/** The names of the claims, as DigiD and the access service write them. */
export const REPRESENTATION_CLAIMS = [REPRESENTED, ACTING] as const

/**
 * For whom somebody logged in, by all signed answers of one login. Each that says something of it says all of it, and
 * the same as the others.
 */
export function tvsClaim(answers: readonly Readonly<Record<string, unknown>>[], proven: Bsn): ClaimFinding {
  const [first, ...others] = answers
    .filter((claims) => REPRESENTATION_CLAIMS.some((name) => claims[name] !== undefined))
    .map((claims) => readRepresentationClaims(claims, proven))
  if (!first?.ok) return first ?? { ok: true, claimed: { kind: 'self' } }
  const isSame = (one: ClaimFinding) => JSON.stringify(one) === JSON.stringify(first)
  return others.every(isSame) ? first : { ok: false, refusal: 'claims-unusable' }
}

/**
 * For whom somebody logged in, by the claims of DigiD and the access service (TVS): without them for themself. Who acts
 * must be who proved the number. The claims say that a mandate was registered there.
 */
export function readRepresentationClaims(
  claims: Readonly<Record<string, unknown>>,
  proven: Bsn,
): ClaimFinding {
  const given = [claims[REPRESENTED], claims[ACTING]]
  if (given.every((claim) => claim === undefined)) return { ok: true, claimed: { kind: 'self' } }
  const [represented, acting] = given.map(numberIn)
  if (!represented || acting !== proven) return { ok: false, refusal: 'claims-unusable' }
  if (represented === acting) return { ok: true, claimed: { kind: 'self' } }
  return { ok: true, claimed: { kind: 'for-another', acting, represented } }
}

/** One number, alone or as the only one of a list. */
function numberIn(claim: unknown): Bsn | null {
  const values: unknown[] = Array.isArray(claim) ? claim : [claim]
  const [value] = values
  return values.length === 1 && typeof value === 'string' && /^\d{9}$/.test(value) ? parseBsn(value) : null
}
