import type { Bsn } from '~/person/bsn'
import type { PersonRegister } from '~/person/register'
import type { AuthorityRegister, AuthorityRelation } from '~/representation/authority'
import { fullName, type CitizenPersona } from './personas'

/** The register of persons, as it answers about the people of the demo. */
export function registerOf(people: readonly CitizenPersona[]): PersonRegister {
  return {
    findPerson: async (bsn) => {
      const persona = people.find((one) => one.bsn === bsn)
      if (!persona) return { ok: false, refusal: 'unknown-person' }
      const { birthDate, confidential = false } = persona
      const person = { fullName: fullName(persona), birthDate, deceased: false, shielded: confidential }
      return { ok: true, person }
    },
  }
}

/** The register of authority, as it answers about the children of the demo and their parents. */
export function authorityOf(people: readonly CitizenPersona[]): AuthorityRegister {
  const relations = people.flatMap(({ bsn, authority }): AuthorityRelation[] => {
    if (!authority) return []
    const { underInvestigation = false, ...relation } = authority
    return [{ ...relation, child: bsn, underInvestigation } as AuthorityRelation]
  })
  return {
    findAuthority: async (bsn: Bsn) => ({
      ok: true,
      relations: relations.filter((one) => one.child === bsn || parentsIn(one).includes(bsn)),
    }),
  }
}

function parentsIn(relation: AuthorityRelation): Bsn[] {
  if (relation.kind === 'joint-parental') return relation.parents
  return 'parent' in relation ? [relation.parent] : []
}
