import type { Reader, Transaction } from '~/db/database.server'
import { findById, type Subject } from '~/person/store.server'
import type { Occasion } from '~/representation/decision-status.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { readOpen } from './inherited.server'
import { isInheritedOver } from './transitions'
import { isPast, applyDueTransitions } from './transitions.server'

/**
 * Effects for one person what their days brought and no run effected yet, where it changes who decides or what counts: a
 * birthday, or the end of what was not confirmed. What only brings mail waits for the run. Answers whether it did something.
 */
export async function passIfDue(
  transaction: Transaction,
  runtime: Runtime,
  { person, at, requestId }: Occasion & { person: Subject },
): Promise<boolean> {
  const today = localDate(at)
  if (!(await isDueNow(transaction, person, today))) return false
  await applyDueTransitions(transaction, runtime, { citizen: person, occasion: { at, today, requestId } })
  return true
}

/** The same before a page or an act, in a transaction of its own; begins none where nothing is due. */
export async function passNow(
  runtime: Runtime,
  { person, at, requestId }: Occasion & { person: Subject },
): Promise<boolean> {
  if (!(await isDueNow(runtime.database.reader, person, localDate(at)))) return false
  return runtime.database.transact(async (transaction) => {
    const now = await findById(transaction, runtime, person.row.id)
    return now !== null && passIfDue(transaction, runtime, { person: now, at, requestId })
  })
}

async function isDueNow(reader: Reader, person: Subject, today: LocalDate): Promise<boolean> {
  if (!person.keys.profile) return false
  if (isPast(person, today)) return true
  const open = await readOpen(reader, person)
  return open !== null && isInheritedOver(open.since, today)
}
