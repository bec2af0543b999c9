import { ageOn } from '~/person/age'
import type { Dossier } from '~/representation/dossier.server'
import { relationOf, type Relation } from '~/representation/relation'

/**
 * Who decides about a yes in the reader's place, since the reader cannot appreciate their own interests; `nobody` where
 * nobody is known yet. `nobody-along`: of 12 to 15, of whom nobody is known yet who decides along.
 */
export type YesBy = Relation | 'nobody' | 'nobody-along'

/**
 * Who else decides about a yes of the reader (BW 7:465, Wabvpz 15g), where that is to be told. Null for who decides alone, or
 * together with somebody known, for who acts for another, and under 12.
 */
export function readYesBy(dossier: Dossier): YesBy | null {
  const { decides, birthDate, representation, representatives, today } = dossier
  if (representation) return null
  if (decides === 'together') return representatives.length === 0 ? 'nobody-along' : null
  if (decides !== 'parents' && decides !== 'representative') return null
  if (birthDate !== null && ageOn(birthDate, today) < 12) return null
  const [first] = representatives
  return first ? relationOf(first.kind) : 'nobody'
}

/** The same where it is told only that another decides in the reader's place, and not that nobody is known who decides along. */
export function readYesByAnother(dossier: Dossier): Exclude<YesBy, 'nobody-along'> | null {
  const yesBy = readYesBy(dossier)
  return yesBy === 'nobody-along' ? null : yesBy
}
