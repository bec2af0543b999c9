import { reassess } from '~/agreement/reassess.server'
import { findById, numberOf } from '~/person/store.server'
import type { Doors } from '~/representation/decision-status.server'
import { readAllBy, readRepresented, type Representation } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'
import { checkAuthority } from './authority-sync.server'
import { writePerson } from './registered.server'

const CHUNK = 50

export type Recheck = {
  people: number
  /** Of whom a register did not answer, or of whom something failed. */
  unanswered: number
  /** Who they are, by internal id: to be asked about again. */
  again: string[]
}

type Rechecking = {
  /** Those of whom there was no answer before; everybody for whom somebody acts when it is not given. */
  only?: readonly string[]
  /** Hears of what failed about one person; the others go on. */
  onFailure?: (error: unknown) => void
}

/**
 * Asks the registers again about everybody for whom somebody acts: who has authority, and whether they live. Lost
 * authority ends access and what waits, death closes the gate. Where a register does not answer nothing changes, and one
 * person's failure does not hold up the others. Meant for every night; doing it again changes nothing.
 */
export async function recheckRepresented(
  doors: Doors,
  { only, onFailure }: Rechecking = {},
): Promise<Recheck> {
  const run: Recheck = { people: 0, unanswered: 0, again: [] }
  for await (const ids of only ? [only] : representedIn(doors))
    for (const subjectId of ids) {
      const answered = await recheck(doors, subjectId).catch((error: unknown) => {
        onFailure?.(error)
        return false
      })
      run.people += 1
      if (!answered) run.again.push(subjectId)
    }
  return { ...run, unanswered: run.again.length }
}

async function* representedIn({ runtime }: Doors): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const rows = await readRepresented(runtime.database.reader, { after, limit: CHUNK })
    yield rows.map(({ subjectId }) => subjectId)
    if (rows.length < CHUNK) return
    after = rows.at(-1)!.subjectId
  }
}

/**
 * Asks both registers anew about one person and writes down what they say: life, shielding, age, and who has authority, over
 * them or by them. Answers whether both could say something; that the register does not know a number is an answer too.
 */
export async function recheck(doors: Doors, subjectId: string): Promise<boolean> {
  const { runtime, register } = doors
  const at = runtime.now()
  const requestId = `recheck-${localDate(at)}`
  const known = await findById(runtime.database.reader, runtime, subjectId)
  const bsn = known && numberOf(known)
  if (!bsn) return true
  const found = await register.findPerson(bsn)
  if (found.ok)
    await runtime.database.transact(async (transaction) => {
      await writePerson(transaction, runtime, { bsn, person: found.person, at, requestId })
      await reassess(transaction, runtime, { subjectId, at, requestId })
    })
  if (!found.ok && found.refusal === 'register-down') return false
  const children = (await readAllBy(runtime.database.reader, subjectId)).filter(isByRegister)
  for (const id of new Set([subjectId, ...children.map((one) => one.subjectId)])) {
    const checked = await checkAuthority(doors, { subjectId: id, requestId, ended: true })
    if (!checked.ok) return false
  }
  return true
}

function isByRegister({ ground }: Representation): boolean {
  return ground === 'register'
}
