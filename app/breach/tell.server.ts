import { and, eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { enqueueOwnLetter } from '~/notification/paper.server'
import { outbox } from '~/notification/tables.server'
import { findById, type Subject } from '~/person/store.server'
import { decisionStatusOf, thoseConcerned } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { breachState, type BreachNotice } from './breach'
import { readAtWork, readBreach, readUntold, writeTold, writeWork } from './store.server'
import type { ToldHow } from './tables.server'

/** So many people are told in one transaction; and so many mails of it may wait: the rest is told when those went, so that nothing grows. */
const AT_ONCE = 50
const MOST_WAITING = 1_000

/**
 * Tells some of those whom a breach touches (AVG 34): by mail, on paper where the desk writes, and where nobody is reached that is kept,
 * for the officer to tell them otherwise (34(3)(c)). For whom others decide, those are told too. Whom it told is written with the mail:
 * nobody is told twice or missed, whenever it is ended. Answers whether there is more to do now.
 */
export async function tellSome(runtime: Runtime): Promise<boolean> {
  const { reader } = runtime.database
  const atWork = await readAtWork(reader, 'telling')
  if (!atWork) return false
  const waiting = await reader.$count(outbox, and(eq(outbox.kind, 'breach'), eq(outbox.state, 'waiting')))
  if (waiting >= MOST_WAITING) return false
  const found = await readBreach(reader, runtime, atWork.id)
  const notice = found && breachState(found.events).notice
  if (!notice) return false
  return runtime.database.transact(async (transaction) => {
    if ((await readAtWork(transaction, 'telling'))?.id !== atWork.id) return true
    const people = await readUntold(transaction, atWork.id, AT_ONCE)
    for (const subjectId of people)
      await tellOne(transaction, runtime, { breachId: atWork.id, subjectId, notice })
    if (people.length < AT_ONCE) await writeWork(transaction, atWork.id, { work: 'told' })
    return people.length === AT_ONCE
  })
}

type Telling = { breachId: string; subjectId: string; notice: BreachNotice }

async function tellOne(transaction: Transaction, runtime: Runtime, { breachId, subjectId, notice }: Telling) {
  const at = runtime.now()
  const person = await findById(transaction, runtime, subjectId)
  if (!person?.keys.profile || person.row.deceasedAt !== null) {
    await writeTold(transaction, { breachId, subjectId, at, how: 'gone' })
    return
  }
  const standing = await decisionStatusOf(transaction, person, localDate(at))
  const ways: ToldHow[] = []
  for (const told of await thoseConcerned(transaction, runtime, { standing, except: null }))
    ways.push(await reach(transaction, runtime, { told, notice, reason: `${breachId}:${subjectId}`, at }))
  const how = ways.find((way) => way === 'mail') ?? ways.find((way) => way === 'letter') ?? 'unreached'
  if (!(await writeTold(transaction, { breachId, subjectId, at, how }))) return
  await appendActivity(transaction, [
    {
      ...{ event: 'breach-told', action: 'C', outcome: how === 'unreached' ? 'failure' : 'success', at },
      ...{ subjectId, organisation: null, requestId: breachId },
      users: [{ id: 'system', role: '07', initiator: true }],
      object: { type: 'breach', id: breachId },
    },
  ])
}

type Reaching = { told: Subject; notice: BreachNotice; reason: string; at: Date }

async function reach(
  transaction: Transaction,
  runtime: Runtime,
  { told, notice, reason, at }: Reaching,
): Promise<ToldHow> {
  const { emailConfirmedAt, emailBouncedAt, byPost, language } = told.row
  const isMailed = emailConfirmedAt !== null && emailBouncedAt === null
  if (isMailed) {
    const text = language === 'en' ? notice.en : notice.nl
    const mail = { kind: 'breach', citizen: told, payload: { text }, reason, at } as const
    await enqueue(transaction, runtime, mail)
    return 'mail'
  }
  if (!byPost) return 'unreached'
  const letter = { kind: 'breach', subjectId: told.row.id, reason, at } as const
  return (await enqueueOwnLetter(transaction, runtime, letter)) ? 'letter' : 'unreached'
}
