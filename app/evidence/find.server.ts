import {
  findAtDesk,
  openFound,
  type AtDesk,
  type FindRefusal,
  type Typed,
} from '~/authority/find-at-desk.server'
import { readTypedCode } from '~/authority/pairing'
import { codeIndexOf, readCodeRow } from '~/authority/pairing-store.server'
import type { Bsn } from '~/person/bsn'
import { findById, numberOf } from '~/person/store.server'
import { birthDateOf, type Doors } from '~/representation/decision-status.server'
import type { Runtime } from '~/runtime/runtime.server'

/** Somebody as they were named on the phone or in a letter: by number, or a child by the code that it made, and by birth date. */
export type Named = { by: { bsn: Bsn } | { code: string } } & Pick<Typed, 'birthDate'>

export type Found =
  | { ok: true; bsn: Bsn; subjectId: string; codeIndex: string | null }
  | { ok: false; refusal: FindRefusal }

/** Finds somebody as they were named. A code that is no child's, or not of that date, is a miss like a wrong number. */
export async function findNamed(
  doors: Pick<Doors, 'runtime' | 'register'>,
  { named, ...by }: AtDesk & { named: Named },
): Promise<Found> {
  const { runtime } = doors
  const meant = await numberMeant(runtime, named, runtime.now())
  const found = await findAtDesk(doors, by, { bsn: meant?.bsn ?? null, birthDate: named.birthDate })
  if (!found.ok) return found
  const { bsn, codeIndex } = meant!
  const opening = { ...by, bsn, registered: found.registered, at: runtime.now() }
  const person = await runtime.database.transact((transaction) =>
    openFound(transaction, runtime, { ...opening, event: 'found-at-desk' }),
  )
  return { ok: true, bsn, subjectId: person.row.id, codeIndex }
}

/** The number itself, or that of the child whose code it is, while the code can be used. */
async function numberMeant(
  runtime: Runtime,
  { by, birthDate }: Named,
  at: Date,
): Promise<{ bsn: Bsn; codeIndex: string | null } | null> {
  if ('bsn' in by) return { bsn: by.bsn, codeIndex: null }
  const code = readTypedCode(by.code)
  if (!code) return null
  const { reader } = runtime.database
  const codeIndex = codeIndexOf(runtime, code)
  const row = await readCodeRow(reader, codeIndex)
  const child = row && (await findById(reader, runtime, row.subjectId))
  if (!row || !child || row.usedAt || row.expiresAt <= at || birthDateOf(child) !== birthDate) return null
  const bsn = numberOf(child)
  return bsn && { bsn, codeIndex }
}
