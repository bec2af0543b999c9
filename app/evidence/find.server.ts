import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import { mayTryNumber, readTypedCode, sinceWhen } from '~/authority/pairing'
import { codeIndexOf, countAttempts, noteAttempt, readCodeRow } from '~/authority/pairing-store.server'
import { writePerson } from '~/authority/registered.server'
import type { Bsn } from '~/person/bsn'
import { findById, numberOf } from '~/person/store.server'
import { actByOffice } from '~/representation/act.server'
import { birthDateOf, type Doors } from '~/representation/decision-status.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** Somebody as they were named on the phone or in a letter: by number, or a child by the code that it made, and by birth date. */
export type Named = { by: { bsn: Bsn } | { code: string }; birthDate: LocalDate }

/** `nobody`: the two do not belong together, or there is nobody: one answer. `too-often`: it has to wait. */
export type FindRefusal = 'nobody' | 'too-often' | 'register-down'

export type Found =
  | { ok: true; bsn: Bsn; subjectId: string; codeIndex: string | null }
  | { ok: false; refusal: FindRefusal }

type Finding = { worker: string; named: Named; requestId: string }

/**
 * Finds somebody for the desk by number and birth date, both exactly, as staff do at a counter: the register is asked at that
 * moment and the date is kept nowhere. Logged for the person, and of a miss without the number; who misses too often waits.
 */
export async function findNamed(
  doors: Pick<Doors, 'runtime' | 'register'>,
  { worker, named, requestId }: Finding,
): Promise<Found> {
  const { runtime, register } = doors
  const at = runtime.now()
  const missed = (outcome: 'failure' | 'refused') => noteMiss(runtime, { worker, at, requestId, outcome })
  const tries = await countAttempts(runtime.database.reader, triesOf(worker), sinceWhen(at))
  if (!mayTryNumber(tries)) {
    await missed('refused')
    return { ok: false, refusal: 'too-often' }
  }
  const meant = await numberMeant(runtime, named, at)
  const found = meant && (await register.findPerson(meant.bsn))
  if (found && !found.ok && found.refusal === 'register-down') return { ok: false, refusal: 'register-down' }
  if (!meant || !found?.ok || found.person.birthDate !== named.birthDate) {
    await missed('failure')
    return { ok: false, refusal: 'nobody' }
  }
  const { bsn, codeIndex } = meant
  const subjectId = await runtime.database.transact(async (transaction) => {
    const { row } = await writePerson(transaction, runtime, { bsn, person: found.person, at, requestId })
    const object = { type: 'profile' as const, id: row.id }
    const act = { event: 'found-at-desk', action: 'R', at, requestId, object } as const
    await appendActivity(transaction, [actByOffice(row.id, { ...act, staffId: worker })])
    return row.id
  })
  return { ok: true, bsn, subjectId, codeIndex }
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

type Missed = { worker: string; at: Date; requestId: string; outcome: 'failure' | 'refused' }

async function noteMiss(runtime: Runtime, { worker, at, requestId, outcome }: Missed): Promise<void> {
  const entry: ActivityEntry = {
    ...{ event: 'look-up-missed', action: 'R', outcome, at, requestId },
    ...{ organisation: null, subjectId: null, object: { type: 'profile', id: 'unknown' } },
    users: [{ id: worker, role: '07', initiator: true }],
  }
  await runtime.database.transact(async (transaction) => {
    if (outcome === 'failure')
      await noteAttempt(transaction, { id: runtime.newId(), byId: triesOf(worker), at })
    await appendActivity(transaction, [entry])
  })
}

/** Apart from what citizens try, whose ids are of another form. */
function triesOf(worker: string): string {
  return `desk:${worker}`
}
