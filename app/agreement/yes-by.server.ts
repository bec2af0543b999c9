import { required } from '~/representation/concerned.server'
import { ageOn } from '~/person/age'
import type { ActingCitizen } from '~/representation/acting'
import { relationOf, type Relation } from '~/representation/relation'
import { concernedBy } from '~/representation/standing.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/**
 * Who decides about a yes in the reader's place, since the reader cannot appreciate their own interests; `nobody` where
 * nobody is known yet. `nobody-along`: of 12 to 15, of whom nobody is known yet who decides along.
 */
export type YesBy = Relation | 'nobody' | 'nobody-along'

/**
 * Who else decides about a yes of the reader (BW 7:465, Wabvpz 15g), where that is to be told. Null for who decides alone, or
 * together with somebody known, for who acts for another, and under 12.
 */
export async function readYesBy(runtime: Runtime, actor: ActingCitizen | null): Promise<YesBy | null> {
  const who = required(actor)
  if (who.actingFor) return null
  const today = localDate(runtime.now())
  const concerned = await concernedBy(runtime.database.reader, runtime, { actor: who, today })
  if (!concerned) return null
  const { decides, birthDate, representatives } = concerned
  if (decides === 'together') return representatives.length === 0 ? 'nobody-along' : null
  if (decides !== 'parents' && decides !== 'representative') return null
  if (birthDate !== null && ageOn(birthDate, today) < 12) return null
  const [first] = representatives
  return first ? relationOf(first.kind) : 'nobody'
}

/** The same where it is told only that another decides in the reader's place, and not that nobody is known who decides along. */
export async function readYesByAnother(
  runtime: Runtime,
  actor: ActingCitizen | null,
): Promise<Exclude<YesBy, 'nobody-along'> | null> {
  const yesBy = await readYesBy(runtime, actor)
  return yesBy === 'nobody-along' ? null : yesBy
}
