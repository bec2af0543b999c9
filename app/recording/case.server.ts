import type { Transaction } from '~/db/database.server'
import { findById } from '~/person/store.server'
import { decisionStatusOf } from '~/representation/decision-status.server'
import { localDate, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { tellConcerned } from './put-in-force.server'
import { readNotSaid, writeRecording } from './store.server'

type Answered = { memberId: string; ura: string; day: LocalDate; at: Date }

/**
 * The organisation answered the case of what was never said: everybody whom those records are about is told that it did, and nothing
 * of what it found. Once for each record, also where another joins the same case later.
 */
export async function tellCaseAnswered(
  transaction: Transaction,
  runtime: Runtime,
  { at, ...whose }: Answered,
): Promise<void> {
  const open = (await readNotSaid(transaction, whose)).filter(({ caseAnsweredAt }) => caseAnsweredAt === null)
  for (const { id, subjectId } of open) {
    await writeRecording(transaction, id, { caseAnsweredAt: at })
    const person = await findById(transaction, runtime, subjectId)
    if (!person?.keys.profile) continue
    const status = await decisionStatusOf(transaction, person, localDate(at))
    await tellConcerned(transaction, runtime, { status, reason: `${id}:answered`, at })
  }
}
