import * as v from 'valibot'
import type { Employment, Staff } from './actor'
import { levelReached, type Level } from './level'
import { notTrusted, type ClaimsRead } from './oidc-profile'
import type { SignedClaims } from './proven'
import { stated, statedText } from './stated'
import { boundedText } from '~/runtime/bounded-text'

/** Who logged in with Dezi: at one or more organisations, of which a session is for one. */
export type StaffIdentity = Pick<Staff, 'professional' | 'name' | 'level'> & {
  employments: [Employment, ...Employment[]]
  /** What Dezi calls their role by law, by the URA of the organisation; empty where it does not say. */
  professions: Record<string, string>
  /** What the provider said, and where it tells whether that still stands. */
  declaration: { id: string; statusAddress: string }
}

const subscriber = v.pipe(
  v.object({
    abonnee_nummer: v.pipe(boundedText(8), v.regex(/^\d{8}$/)),
    abonnee_naam: v.pipe(boundedText(500), v.nonEmpty()),
    rol_code: v.pipe(boundedText(6), v.regex(/^\d{2}\.\d{3}$/)),
    rol_naam: v.optional(v.nullable(boundedText(200))),
  }),
  v.transform(({ abonnee_nummer: ura, abonnee_naam: name, rol_code: roleCode, rol_naam: profession }) => ({
    organisation: { ura, name },
    roleCode,
    profession: profession ?? '',
  })),
)

/**
 * Who logged in with Dezi, out of all checked answers of one login. Nine digits of the professional, the organisation by
 * its URA, a role code, and a declaration whose status can be asked; each the same in every answer that states it. The
 * level by `loa_dezi`, and by `acr` or `loa_authn` where they are there: all must agree, and be high enough.
 */
export function provenStaff(
  answers: readonly SignedClaims[],
  minimum: Level,
): ClaimsRead<StaffIdentity, never> {
  const reached = levelReached(
    answers.flatMap((claims) => [claims.acr, claims.loa_authn, claims.loa_dezi]),
    minimum,
  )
  // Where it does not say a level at all there is none, and what to do about it is the same.
  if (!reached.ok && reached.detail === 'no-level')
    return { ok: false, refusal: 'level-too-low', detail: reached.detail, named: null }
  if (!reached.ok) return { ...reached, named: null }
  const { level } = reached
  const professional = statedText(answers, 'dezi_nummer', /^\d{9}$/)
  if (!professional) return notTrusted('no-professional')
  const found = employmentsIn(answers)
  if (!found) return notTrusted('no-organisation')
  const name = nameIn(answers)
  if (!name) return notTrusted('no-name')
  const id = statedText(answers, 'verklaring_id', /\S/)
  const statusAddress = statedText(answers, 'status_uri', /^https?:\/\//)
  if (!id || !statusAddress) return notTrusted('no-declaration')
  return { ok: true, professional, name, level, ...found, declaration: { id, statusAddress } }
}

/** Whether what the provider answers about a declaration says that this one still stands. */
export function isActive(status: unknown, { id }: StaffIdentity['declaration']): boolean {
  return v.is(v.object({ verklaring_id: v.literal(id), status: v.literal('actief') }), status)
}

/** All of a list, or the one that stands beside it; null where one of them is not as it must be. */
function employmentsIn(
  answers: readonly SignedClaims[],
): Pick<StaffIdentity, 'employments' | 'professions'> | null {
  const listed = stated(answers, 'abonnees')
  const one = ['abonnee_nummer', 'abonnee_naam', 'rol_code', 'rol_naam'].map((name) => [
    name,
    stated(answers, name),
  ])
  const given = answers.some(({ abonnees }) => abonnees !== undefined) ? listed : [Object.fromEntries(one)]
  const read = v.safeParse(v.pipe(v.array(subscriber), v.nonEmpty()), given)
  const listedThere = read.success ? read.output : []
  const [first, ...others] = listedThere.map(({ organisation, roleCode }) => ({ organisation, roleCode }))
  const professions = listedThere.map(({ organisation, profession }) => [organisation.ura, profession])
  return first ? { employments: [first, ...others], professions: Object.fromEntries(professions) } : null
}

function nameIn(answers: readonly SignedClaims[]): string | null {
  const surname = statedText(answers, 'achternaam', /\S/)
  const before = ['voorletters', 'voorvoegsel'].map((name) => statedText(answers, name, /\S/))
  return surname && [...before, surname].filter(Boolean).join(' ')
}
