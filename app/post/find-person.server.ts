import { appendActivity } from '~/audit/append.server'
import { writePerson } from '~/authority/registered.server'
import type { Transaction } from '~/db/database.server'
import type { Bsn } from '~/person/bsn'
import type { PersonRegister, RegisteredPerson } from '~/person/register'
import type { Subject } from '~/person/store.server'
import { actByOffice } from '~/representation/act.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { mayLookAgain, noteMissed } from './look-limit.server'

/** Who does something at the desk, and in which request. */
export type AtDesk = { worker: string; requestId: string }

type Doors = { runtime: Runtime; register: PersonRegister }
/** What was typed: number and birth date, as the person says them or the form has them. */
export type Typed = { bsn: Bsn; birthDate: LocalDate }

/** - `nobody`: number and date do not belong together, or there is nobody by that number: one answer · `too-often` · `register-down` */
export type FindRefusal = 'nobody' | 'too-often' | 'register-down'

export type Found = { ok: true; registered: RegisteredPerson } | { ok: false; refusal: FindRefusal }

/**
 * Asks the register of persons who has this number and this birth date, both exactly; the desk never leafs through people. What
 * was typed is kept nowhere. That it was nobody is logged without the number, and counted.
 */
export async function findAtDesk({ runtime, register }: Doors, at: AtDesk, typed: Typed): Promise<Found> {
  if (!mayLookAgain(runtime, at.worker)) {
    await logMiss(runtime, at, 'refused')
    return { ok: false, refusal: 'too-often' }
  }
  const found = await register.findPerson(typed.bsn)
  if (!found.ok && found.refusal === 'register-down') return { ok: false, refusal: 'register-down' }
  if (found.ok && found.person.birthDate === typed.birthDate) return { ok: true, registered: found.person }
  await countMiss(runtime, at)
  return { ok: false, refusal: 'nobody' }
}

/** What was typed belongs to nobody, or to another than it says: counted, and logged without the number. */
export async function countMiss(runtime: Runtime, at: AtDesk): Promise<void> {
  noteMissed(runtime, at.worker)
  await logMiss(runtime, at, 'failure')
}

type Opening = { bsn: Bsn; registered: RegisteredPerson; at: Date }

/** Who was found, with what the register says of them written down; that the desk looked is logged, for the person to see. */
export async function openFound(
  transaction: Transaction,
  runtime: Runtime,
  { bsn, registered, at, worker, requestId }: Opening & AtDesk,
): Promise<Subject> {
  const person = await writePerson(transaction, runtime, { bsn, person: registered, at, requestId })
  const { id } = person.row
  const object = { type: 'profile' as const, id }
  await appendActivity(transaction, [
    actByOffice(id, { event: 'looked-up', action: 'R', at, requestId, object, staffId: worker }),
  ])
  return person
}

async function logMiss(runtime: Runtime, { worker, requestId }: AtDesk, outcome: 'refused' | 'failure') {
  const at = runtime.now()
  await runtime.database.transact((transaction) =>
    appendActivity(transaction, [
      {
        ...{ event: 'look-up-missed', action: 'R', outcome, at, requestId },
        ...{ subjectId: null, organisation: null },
        users: [{ id: worker, role: '07', initiator: true }],
        object: { type: 'profile', id: 'unknown' },
      },
    ]),
  )
}
