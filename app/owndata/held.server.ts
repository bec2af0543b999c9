import { readHoldsOf, type HoldRow } from '~/oversight/holds.server'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'

export type HeldShown = Pick<HoldRow, 'kind' | 'ground' | 'until'>

/** What the privacy officer has stay longer of the person: until when and on which ground, not in whose words. */
export async function readHeld(runtime: Runtime, { person, at }: Dossier): Promise<HeldShown[]> {
  const rows = await readHoldsOf(runtime.database.reader, { subjectId: person.row.id, now: at })
  return rows.map(({ kind, ground, until }) => ({ kind, ground, until }))
}
