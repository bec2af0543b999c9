import { findById } from '~/person/store.server'
import type { ActingCitizen } from '~/representation/acting'
import type { Doors } from '~/representation/decision-status.server'
import { readCaseOf, reasonOf } from '~/representation/evidence-store.server'
import type { RepresentationKind } from '~/representation/grant'
import { readAllBy, type Representation } from '~/representation/store.server'
import { writeNumber } from '~/representation/case-number'

/** For how long somebody is told that what they asked was refused, or what they had was ended, and why. */
const TOLD_DAYS = 90
const DAY_MILLISECONDS = 24 * 3_600_000

/** What somebody asked of the desk; of whom it is stands nowhere: a number that was typed must not tell whose it is. */
export type AskedOfDesk = {
  id: string
  /** What one says on the phone; null of what was asked before there were numbers. */
  number: string | null
  kind: RepresentationKind
  state: 'requested' | 'seen' | 'refused' | 'ended'
  at: Date
  endsOn: string | null
  /** Why the desk refused or ended it, in its words. */
  reason: string | null
}

/** What waits at the desk, newest first, and what it refused or ended of late; nothing of one's own while acting for another. */
export async function readAskedOfDesk(
  { runtime }: Pick<Doors, 'runtime'>,
  { subjectId, actingFor }: ActingCitizen,
): Promise<AskedOfDesk[]> {
  if (actingFor) return []
  const { reader } = runtime.database
  const since = new Date(runtime.now().getTime() - TOLD_DAYS * DAY_MILLISECONDS)
  const rows = (await readAllBy(reader, subjectId)).filter((row) => row.ground === 'evidence')
  const told = rows.filter(({ state, changedAt }) => isOpen(state) || (isOver(state) && changedAt > since))
  const asked = await Promise.all(
    told.map(async (row): Promise<AskedOfDesk | null> => {
      const kept = await readCaseOf(reader, row.id)
      const person = kept && (await findById(reader, runtime, row.subjectId))
      const reason = person ? reasonOf(person, kept) : null
      const { id, kind, state, endsOn, createdAt, changedAt } = row
      if (!isOpen(state) && !(isOver(state) && reason !== null)) return null
      const number = kept && writeNumber(kept.number)
      return { id, number, kind, state, endsOn, reason, at: isOpen(state) ? createdAt : changedAt }
    }),
  )
  return asked.filter((one) => one !== null)
}

function isOpen(state: Representation['state']): state is 'requested' | 'seen' {
  return state === 'requested' || state === 'seen'
}

function isOver(state: Representation['state']): state is 'refused' | 'ended' {
  return state === 'refused' || state === 'ended'
}
