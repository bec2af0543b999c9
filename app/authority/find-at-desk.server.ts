import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { A_QUARTER, Tries } from '~/identity/tries'
import type { Bsn } from '~/person/bsn'
import type { PersonRegister, RegisteredPerson } from '~/person/register'
import type { Subject } from '~/person/store.server'
import { actByOffice } from '~/representation/act.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from '~/worker/log-user'
import { mayTryNumber, sinceWhen } from './pairing'
import { countAttempts, deleteAttempt, noteAttempt } from './pairing-store.server'
import { writePerson } from './registered.server'

/** Who does something at the desk, and in which request. */
export type AtDesk = { worker: string; requestId: string }

type Doors = { runtime: Runtime; register: PersonRegister }
/** What was typed: number and birth date, as the person says them or a paper has them. */
export type Typed = { bsn: Bsn; birthDate: LocalDate }

/** - `nobody`: number and date do not belong together, or there is nobody by that number: one answer · `too-often`: it has to wait · `register-down` */
export type FindRefusal = 'nobody' | 'too-often' | 'register-down'

export type Found = { ok: true; registered: RegisteredPerson } | { ok: false; refusal: FindRefusal }

/** So many a quarter of an hour are looked up by one at the desk, found or not. Counted in this process only. */
const MOST = 60
const looks = new WeakMap<Pick<Runtime, 'now'>, Tries>()

/**
 * Asks the register of persons who has this number and this birth date, both exactly; the desk never leafs through people, whatever
 * it looks somebody up for. What was typed is kept nowhere. That it was nobody is logged without the number; whoever misses
 * too often waits. A look counts before it is made, so that many at once are no more than one after another. `bsn` is null where
 * what was typed in its place leads to no number: a miss as any other.
 */
export async function findAtDesk(
  { runtime, register }: Doors,
  at: AtDesk,
  { bsn, birthDate }: { bsn: Bsn | null; birthDate: LocalDate },
): Promise<Found> {
  const attempt = await beginAttempt(runtime, at)
  if (!attempt) return { ok: false, refusal: 'too-often' }
  const found = bsn && (await register.findPerson(bsn))
  const isDown = found && !found.ok && found.refusal === 'register-down'
  const isThem = found?.ok && found.person.birthDate === birthDate
  if (!isDown && !isThem) {
    await logMiss(runtime, at, 'failure')
    return { ok: false, refusal: 'nobody' }
  }
  await runtime.database.transact((transaction) => deleteAttempt(transaction, attempt))
  return isThem ? { ok: true, registered: found.person } : { ok: false, refusal: 'register-down' }
}

/** What was typed belongs to nobody, or to another than it says: counted, and logged without the number. */
export async function countMiss(runtime: Runtime, at: AtDesk): Promise<void> {
  await runtime.database.transact((transaction) => noteAttempt(transaction, attemptOf(runtime, at)))
  await logMiss(runtime, at, 'failure')
}

type Opening = AtDesk & {
  bsn: Bsn
  registered: RegisteredPerson
  at: Date
  event: 'looked-up' | 'found-at-desk'
}

/** Who was found, with what the register says of them written down; that the desk looked is logged, for the person to see. */
export async function openFound(
  transaction: Transaction,
  runtime: Runtime,
  { bsn, registered, at, event, worker, requestId }: Opening,
): Promise<Subject> {
  const person = await writePerson(transaction, runtime, { bsn, person: registered, at, requestId })
  const { id } = person.row
  const object = { type: 'profile' as const, id }
  await appendActivity(transaction, [
    actByOffice(id, { event, action: 'R', at, requestId, object, staffId: worker }),
  ])
  return person
}

/** Counts a look, and gives its id; null, and logged, where there were too many. */
async function beginAttempt(runtime: Runtime, at: AtDesk): Promise<string | null> {
  const now = runtime.now()
  const row = attemptOf(runtime, at)
  const all = looks.get(runtime) ?? new Tries({ most: MOST, ...A_QUARTER })
  looks.set(runtime, all)
  const may =
    all.secondsToWait(at.worker, now) === 0 &&
    (await runtime.database.transact(async (transaction) => {
      if (!mayTryNumber(await countAttempts(transaction, row.byId, sinceWhen(now)))) return false
      await noteAttempt(transaction, row)
      return true
    }))
  if (may) return row.id
  await logMiss(runtime, at, 'refused')
  return null
}

/** Apart from what citizens try, whose ids are of another form. */
function attemptOf(runtime: Pick<Runtime, 'newId' | 'now'>, { worker }: AtDesk) {
  return { id: runtime.newId(), byId: `desk:${worker}`, at: runtime.now() }
}

async function logMiss(runtime: Runtime, at: AtDesk, outcome: 'refused' | 'failure') {
  const missed = { event: 'look-up-missed', action: 'R', at: runtime.now() } as const
  const entry = deskEntry(at, { ...missed, outcome, object: { type: 'profile', id: 'unknown' } })
  await runtime.database.transact((transaction) => appendActivity(transaction, [entry]))
}
