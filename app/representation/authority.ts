import type { Bsn } from '~/person/bsn'

/** How somebody has authority over a child, as the register names it. */
export type AuthorityAs = 'parent' | 'guardian' | 'third'

/** One relation of authority (gezagsrelatie): over whom, and what the register says of it. */
export type AuthorityRelation = { child: Bsn; underInvestigation: boolean } & (
  | { kind: 'joint-parental'; parents: Bsn[] }
  | { kind: 'sole-parental'; parent: Bsn }
  /** `third` is null where the register knows there is one, not who. */
  | { kind: 'parent-and-third'; parent: Bsn; third: Bsn | null }
  /** Nobody named: an institution is guardian. */
  | { kind: 'guardianship'; guardians: Bsn[] }
  | { kind: 'temporarily-none' }
  | { kind: 'indeterminate' }
)

/** Somebody who may decide for a child, by the register. */
type AuthorityHolder = { bsn: Bsn; as: AuthorityAs }

/** Why the register alone does not settle it: the desk does, on evidence seen by two people. */
export type ManualReason =
  | 'no-relation'
  | 'under-investigation'
  | 'institution'
  | 'temporarily-none'
  | 'indeterminate'

export type AuthorityReading =
  | { by: 'register'; holders: AuthorityHolder[] }
  | { by: 'desk'; why: ManualReason }

/**
 * Who may decide for a child: parents with authority, a named guardian and a named third party. Whatever is under
 * investigation, undetermined or without a named person permits nobody by itself (BRP API Gezag v2; domain: who
 * decides). One doubtful relation makes the whole answer doubtful.
 */
export function readAuthority(relations: readonly AuthorityRelation[], child: Bsn): AuthorityReading {
  const readings = relations.filter((relation) => relation.child === child).map(readRelation)
  if (readings.length === 0) return { by: 'desk', why: 'no-relation' }
  const doubtful = readings.find((reading) => reading.by === 'desk')
  if (doubtful) return doubtful
  const holders = readings.flatMap((reading) => ('holders' in reading ? reading.holders : []))
  return holders.length > 0 ? { by: 'register', holders } : { by: 'desk', why: 'no-relation' }
}

function readRelation(relation: AuthorityRelation): AuthorityReading {
  if (relation.underInvestigation) return { by: 'desk', why: 'under-investigation' }
  const parent = (bsn: Bsn): AuthorityHolder => ({ bsn, as: 'parent' })
  switch (relation.kind) {
    case 'joint-parental':
      return { by: 'register', holders: relation.parents.map(parent) }
    case 'sole-parental':
      return { by: 'register', holders: [parent(relation.parent)] }
    case 'parent-and-third':
      return { by: 'register', holders: [parent(relation.parent), ...named(relation.third, 'third')] }
    case 'guardianship':
      if (relation.guardians.length === 0) return { by: 'desk', why: 'institution' }
      return { by: 'register', holders: relation.guardians.flatMap((bsn) => named(bsn, 'guardian')) }
    case 'temporarily-none':
    case 'indeterminate':
      return { by: 'desk', why: relation.kind }
  }
}

function named(bsn: Bsn | null, as: AuthorityAs): AuthorityHolder[] {
  return bsn === null ? [] : [{ bsn, as }]
}

/** How somebody decides for this child by the register; null when they do not. */
export function authorityOf(reading: AuthorityReading, bsn: Bsn): AuthorityAs | null {
  if (reading.by === 'desk') return null
  return reading.holders.find((holder) => holder.bsn === bsn)?.as ?? null
}

export type AuthorityFinding =
  | { ok: true; relations: AuthorityRelation[] }
  /** No answer that can be used: nothing may be decided on it, and nothing ends because of it. */
  | { ok: false; refusal: 'register-down' }

/** The register of authority (Gezag), asked by the number of the child or of a parent. */
export type AuthorityRegister = {
  /** A recent answer may be given again, for at most a minute; `fresh` asks anew. It is waited for until the signal, if there is one. */
  findAuthority: (bsn: Bsn, asked?: { fresh?: boolean; signal?: AbortSignal }) => Promise<AuthorityFinding>
}

/** The children about whom an answer speaks, each once, in the order of the register. */
export function childrenIn(relations: readonly AuthorityRelation[], parent: Bsn): Bsn[] {
  return [...new Set(relations.map((relation) => relation.child))].filter((child) => child !== parent)
}
