import { writePerson } from '~/authority/registered.server'
import {
  confirmEvidence,
  endByDesk,
  refuseEvidence,
  returnEvidence,
  seeEvidence,
} from '~/mandate/desk-use-cases.server'
import type { Taken } from '~/mandate/take.server'
import { findById, numberOf } from '~/person/store.server'
import { isAuthority } from '~/representation/acting'
import { readAuthority } from '~/representation/authority'
import type { Doors } from '~/representation/decision-status.server'
import type { SeenPapers } from '~/representation/evidence'
import { readCase } from '~/representation/evidence-store.server'
import type { FoundInPapers } from '~/representation/grant'
import { moveMeasure, type MeasureMoved } from './measure.server'

type At = { id: string; worker: string; revision: number; requestId: string }

export type Decided =
  | { ok: true; state: string }
  | {
      ok: false
      /** `register-says`: of this child the register says who decides. */
      refusal: Extract<Taken | MeasureMoved, { ok: false }>['refusal'] | 'register-says'
    }

/** One of the desk looked at the papers: their kinds, a date, and of a representation the days and who comes first. */
export async function seeCase(
  doors: Doors,
  { id, ...seen }: At & { papers: SeenPapers; found: FoundInPapers | null },
): Promise<Decided> {
  const { worker, revision, requestId, papers, found } = seen
  const grantId = await grantOf(doors, id)
  if (grantId === undefined) return { ok: false, refusal: 'not-there' }
  if (grantId === null)
    return moveMeasure(doors, { ...{ id, worker, revision, requestId, papers }, do: 'see' })
  if (!found) return { ok: false, refusal: 'period' }
  return seeEvidence(doors, { ...{ worker, revision, requestId, papers, found }, id: grantId })
}

export type Verdict = { do: 'confirm' } | { do: 'refuse' | 'return'; reason: string }

/**
 * A second of the desk decides: agrees, refuses, or sends it back, the last two with a reason. Before they agree the register is
 * asked whether the person lives, and of a child once more whether it cannot say who decides (domain: who decides).
 */
export async function decideCase(
  doors: Doors,
  { id, verdict, ...at }: At & { verdict: Verdict },
): Promise<Decided> {
  const grantId = await grantOf(doors, id)
  if (grantId === undefined) return { ok: false, refusal: 'not-there' }
  if (grantId === null) return moveMeasure(doors, { ...at, ...verdict, id })
  if (verdict.do !== 'confirm') {
    const step = { ...at, id: grantId, reason: verdict.reason }
    return verdict.do === 'refuse' ? refuseEvidence(doors, step) : returnEvidence(doors, step)
  }
  if (!(await hearOfDeath(doors, { id, requestId: at.requestId })))
    return { ok: false, refusal: 'register-down' }
  const refusal = await objectionOfRegister(doors, id)
  if (refusal) return { ok: false, refusal }
  return confirmEvidence(doors, { ...at, id: grantId })
}

export type Stopped =
  | { ok: true; became: 'ended' | 'refused' | 'withdrawn' }
  | Extract<Decided, { ok: false }>

/**
 * What one of the desk does alone: ends a representation before its last day, refuses one of which nobody saw papers, or
 * withdraws a measure that is not needed. What the privacy officer stopped is theirs to end.
 */
export async function stopCase(doors: Doors, { id, ...at }: At & { reason: string }): Promise<Stopped> {
  const found = await readCase(doors.runtime.database.reader, id)
  if (!found) return { ok: false, refusal: 'not-there' }
  const { representationId } = found.row
  if (!representationId) return became(await moveMeasure(doors, { ...at, id, do: 'withdraw' }), 'withdrawn')
  const step = { ...at, id: representationId }
  if (found.grant?.state === 'requested') return became(await refuseEvidence(doors, step), 'refused')
  if (found.grant?.state === 'seen') return { ok: false, refusal: 'wrong-state' }
  if (found.grant?.state === 'suspended') return { ok: false, refusal: 'suspended' }
  return became(await endByDesk(doors, step), 'ended')
}

function became(done: Decided, what: 'ended' | 'refused' | 'withdrawn'): Stopped {
  return done.ok ? { ok: true, became: what } : done
}

/** Which representation a case asks; null of a measure, undefined where there is no case. */
async function grantOf({ runtime }: Doors, id: string): Promise<string | null | undefined> {
  const found = await readCase(runtime.database.reader, id)
  return found ? found.row.representationId : undefined
}

/** Writes down what the register says of the person now, a death above all. False where it does not answer. */
async function hearOfDeath(
  { runtime, register }: Doors,
  { id, requestId }: { id: string; requestId: string },
): Promise<boolean> {
  const { reader } = runtime.database
  const found = await readCase(reader, id)
  const person = found && (await findById(reader, runtime, found.row.subjectId))
  const bsn = person && numberOf(person)
  if (!bsn) return true
  const asked = await register.findPerson(bsn)
  if (!asked.ok) return asked.refusal !== 'register-down'
  const at = runtime.now()
  await runtime.database.transact((transaction) =>
    writePerson(transaction, runtime, { bsn, person: asked.person, at, requestId }),
  )
  return true
}

/** Authority over a child is shown by papers only where the register, asked at this moment, cannot say who has it. */
async function objectionOfRegister(
  { runtime, authority }: Doors,
  id: string,
): Promise<'register-down' | 'register-says' | null> {
  const { reader } = runtime.database
  const found = await readCase(reader, id)
  if (!found?.grant || !isAuthority(found.grant.kind)) return null
  const child = await findById(reader, runtime, found.row.subjectId)
  const bsn = child && numberOf(child)
  if (!bsn) return null
  const asked = await authority.findAuthority(bsn, { fresh: true })
  if (!asked.ok) return asked.refusal
  return readAuthority(asked.relations, bsn).by === 'desk' ? null : 'register-says'
}
