import { findById } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import { checkAuthority, numberOf } from './authority-sync.server'
import { writePerson } from './others-use-cases.server'
import { lookAgain } from './settle.server'
import type { Doors } from './standing.server'
import { readRepresented } from './store.server'

const CHUNK = 50

export type Recheck = {
  people: number
  /** Of whom a register did not answer; the next run asks again. */
  unanswered: number
}

/**
 * Asks the registers again about everybody for whom somebody acts: who has authority, and whether they live. Lost
 * authority ends access and what waits, death closes the gate. Where a register does not answer nothing changes. Meant
 * for every night; doing it again changes nothing.
 */
export async function recheckRepresented(doors: Doors): Promise<Recheck> {
  const run: Recheck = { people: 0, unanswered: 0 }
  for (let after = ''; ;) {
    const rows = await readRepresented(doors.runtime.database.reader, { after, limit: CHUNK })
    for (const { subjectId } of rows) {
      const answered = await recheck(doors, subjectId)
      run.people += 1
      if (!answered) run.unanswered += 1
    }
    if (rows.length < CHUNK) return run
    after = rows.at(-1)!.subjectId
  }
}

async function recheck(doors: Doors, subjectId: string): Promise<boolean> {
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
      await lookAgain(transaction, runtime, { subjectId, at, requestId })
    })
  const checked = await checkAuthority(doors, { subjectId, requestId })
  return checked.ok && (found.ok || found.refusal === 'unknown-person')
}
