import * as v from 'valibot'
import { parseBsn, type Bsn } from '~/person/bsn'
import type { AuthorityFinding, AuthorityRelation } from './authority'
import { boundedText } from '~/runtime/bounded-text'

const number = v.pipe(
  boundedText(9),
  v.transform(parseBsn),
  v.custom<Bsn>((bsn) => bsn !== null, 'is no number'),
)
/** A parent or third party may be known without a number (somebody abroad): such a one cannot log in here. */
const person = v.object({ burgerservicenummer: v.optional(number) })
const third = v.variant('type', [
  v.object({ type: v.literal('BekendeDerde'), ...person.entries }),
  v.object({ type: v.literal('OnbekendeDerde') }),
])
const shared = {
  minderjarige: v.object({ burgerservicenummer: number }),
  inOnderzoek: v.optional(v.boolean(), false),
}

const relation = v.variant('type', [
  v.object({
    ...shared,
    type: v.literal('GezamenlijkOuderlijkGezag'),
    ouders: v.pipe(v.array(person), v.maxLength(2)),
  }),
  v.object({ ...shared, type: v.literal('EenhoofdigOuderlijkGezag'), ouder: person }),
  v.object({ ...shared, type: v.literal('GezamenlijkGezag'), ouder: person, derde: third }),
  v.object({ ...shared, type: v.literal('Voogdij'), derden: v.pipe(v.array(third), v.maxLength(2)) }),
  v.object({ ...shared, type: v.literal('TijdelijkGeenGezag') }),
  v.object({ ...shared, type: v.literal('GezagNietTeBepalen') }),
])

const answer = v.object({
  personen: v.pipe(
    v.array(
      v.object({ burgerservicenummer: boundedText(9), gezag: v.pipe(v.array(relation), v.maxLength(100)) }),
    ),
    v.maxLength(1),
  ),
})

type Told = v.InferOutput<typeof relation>

/**
 * Reads the register's answer about one number (BRP API Gezag v2). An answer of another form, about somebody else, or
 * with a kind of authority this does not know, is no answer: `register-down`. Nobody decides by half an answer.
 */
export function readAuthorityAnswer(body: unknown, bsn: Bsn): AuthorityFinding {
  const read = v.safeParse(answer, body)
  if (!read.success) return { ok: false, refusal: 'register-down' }
  const [found] = read.output.personen
  if (!found) return { ok: true, relations: [] }
  if (found.burgerservicenummer !== bsn) return { ok: false, refusal: 'register-down' }
  return { ok: true, relations: found.gezag.map(relationOf) }
}

function relationOf(told: Told): AuthorityRelation {
  const about = { child: told.minderjarige.burgerservicenummer, underInvestigation: told.inOnderzoek }
  switch (told.type) {
    case 'GezamenlijkOuderlijkGezag':
      return { ...about, kind: 'joint-parental', parents: told.ouders.flatMap(numberOf) }
    case 'EenhoofdigOuderlijkGezag':
      return soleParent(about, numberOf(told.ouder))
    case 'GezamenlijkGezag':
      return withThird(about, told)
    case 'Voogdij':
      return { ...about, kind: 'guardianship', guardians: told.derden.flatMap(numberOf) }
    case 'TijdelijkGeenGezag':
      return { ...about, kind: 'temporarily-none' }
    case 'GezagNietTeBepalen':
      return { ...about, kind: 'indeterminate' }
  }
}

type About = Pick<AuthorityRelation, 'child' | 'underInvestigation'>

function soleParent(about: About, [parent]: Bsn[]): AuthorityRelation {
  return parent
    ? { ...about, kind: 'sole-parental', parent }
    : { ...about, kind: 'joint-parental', parents: [] }
}

function withThird(about: About, told: Told & { type: 'GezamenlijkGezag' }): AuthorityRelation {
  const [parent] = numberOf(told.ouder)
  const [other = null] = numberOf(told.derde)
  if (!parent) return { ...about, kind: 'guardianship', guardians: other ? [other] : [] }
  return { ...about, kind: 'parent-and-third', parent, third: other }
}

function numberOf(told: { burgerservicenummer?: Bsn | undefined } | { type: 'OnbekendeDerde' }): Bsn[] {
  return 'burgerservicenummer' in told && told.burgerservicenummer ? [told.burgerservicenummer] : []
}
