import { findById, numberOf } from '~/person/store.server'
import type { ActingCitizen } from '~/representation/acting'
import { citizenOf } from '~/representation/concerned.server'
import { decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import { isTheirsToEnd, type GrantState, type Ground, type RepresentationKind } from '~/representation/grant'
import { readLiveOf, type Representation } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'

/** Somebody who acts for the citizen, or was asked to. */
export type Given = {
  id: string
  kind: RepresentationKind
  ground: Ground
  state: GrantState
  startsOn: string
  endsOn: string | null
  /** Whether the citizen can end it here. */
  mayEnd: boolean
  /** Only of who accepted: a number that was typed must not tell whose it is. */
  name: string | null
}

/** Who acts for the citizen besides by the register, or is asked to: authorised by them, or on evidence. */
export async function readGiven(doors: Doors, actor: ActingCitizen): Promise<Given[]> {
  const { reader } = doors.runtime.database
  const self = await citizenOf(reader, doors.runtime, actor)
  const today = localDate(doors.runtime.now())
  const { decides } = await decisionStatusOf(reader, self, today)
  const live = await readLiveOf(reader, self.row.id)
  const rows = live.filter(
    ({ ground, endsOn }) => ground !== 'register' && !isOver({ ground, endsOn }, today),
  )
  return Promise.all(
    rows.map(async (row) => {
      const { id, kind, ground, state, startsOn, endsOn } = row
      const mayEnd = isTheirsToEnd(row, decides)
      return { id, kind, ground, state, startsOn, endsOn, mayEnd, name: await nameOf(doors, row) }
    }),
  )
}

/** What the access service said yesterday is nothing to look at today. */
function isOver({ ground, endsOn }: Pick<Representation, 'ground' | 'endsOn'>, today: string): boolean {
  return ground === 'access-service' && endsOn !== null && endsOn < today
}

async function nameOf({ runtime, register }: Doors, row: Representation): Promise<string | null> {
  if (row.state !== 'active' && row.state !== 'suspended') return null
  const person = await findById(runtime.database.reader, runtime, row.representativeId)
  const bsn = person && numberOf(person)
  const found = bsn ? await register.findPerson(bsn) : null
  return found?.ok ? found.person.fullName : null
}
