import { and, eq, gt, inArray } from 'drizzle-orm'
import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import type { ActivityUser } from '~/audit/entry'
import { endAuthority } from '~/authority/authority-sync.server'
import { conversation } from '~/conversation/tables.server'
import type { Transaction } from '~/db/database.server'
import { daysOf } from '~/erasure/erasure'
import { readBegun, readErasing, type Begun } from '~/erasure/store.server'
import { readHolds, readHoldsOf } from '~/oversight/holds.server'
import { erasePerson, findById, type Subject } from '~/person/store.server'
import { registerFollow } from '~/person/tables.server'
import { readsAfterDeath } from '~/representation/acting'
import { actBySystem } from '~/representation/act.server'
import type { Occasion } from '~/representation/decision-status.server'
import { readLiveBy, readLiveOf } from '~/representation/store.server'
import { addDays, localDate, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { takeLeave } from './leaving.server'

const AT_ONCE = 100
/** So many days the register of persons may fail to answer that it follows them no more; then it is done all the same. */
const REGISTER_MAY_TAKE_DAYS = 3

/** Why a representation ended that an erasing ended. */
export const ERASED = 'erased'

type Running = {
  runtime: Runtime
  by: { user: ActivityUser; requestId: string }
  signal?: AbortSignal | undefined
}

/**
 * Erases everybody whose seven days are over: the key of the profile and everything that it sealed goes for good, one person a
 * transaction, and the log says so. Killed in between, the next run goes on. Answers how many.
 */
export async function destroyErased({ runtime, by, signal }: Running): Promise<number> {
  let done = 0
  let after: Begun | null = null
  do {
    const begun = await readBegun(runtime.database.reader, { after, limit: AT_ONCE })
    for (const { subjectId } of begun) {
      if (signal?.aborted) return done
      const occasion = { at: runtime.now(), requestId: by.requestId }
      const isDone = await runtime.database.transact((transaction) =>
        destroy(transaction, runtime, { subjectId, ...occasion }),
      )
      if (isDone) done += 1
    }
    after = begun.length < AT_ONCE ? null : begun.at(-1)!
  } while (after)
  return done
}

/** How many are due today. */
export async function countDue({ database, now }: Pick<Runtime, 'database' | 'now'>): Promise<number> {
  const today = localDate(now())
  const held = (await readHolds(database.reader, now())).map(({ kind, target }) => `${kind} ${target}`)
  let due = 0
  let after: Begun | null = null
  do {
    const begun: Begun[] = await readBegun(database.reader, { after, limit: AT_ONCE })
    due += begun.filter(
      ({ from, subjectId }) => daysOf(from).doneOn <= today && !held.includes(`person ${subjectId}`),
    ).length
    after = begun.length < AT_ONCE ? null : begun.at(-1)!
  } while (after)
  return due
}

/** Erases one person, if it is still due in this transaction; answers whether it was done. */
async function destroy(
  transaction: Transaction,
  runtime: Runtime,
  { subjectId, ...when }: Occasion & { subjectId: string },
): Promise<boolean> {
  const person = await findById(transaction, runtime, subjectId)
  const from = person?.row.erasingFrom
  if (!person || !from) return false
  const today = localDate(when.at)
  const { doneOn } = daysOf(from)
  const holds = await readHoldsOf(transaction, { subjectId, now: when.at })
  if (
    doneOn > today ||
    holds.some(({ kind }) => kind === 'person') ||
    (await registerStillFollows(transaction, {
      subjectId,
      until: addDays(doneOn, REGISTER_MAY_TAKE_DAYS),
      today,
    }))
  )
    return false
  const stays = (await readErasing(transaction, subjectId))?.stays ?? []
  await endEverybody(transaction, runtime, { person, ...when })
  const heldMessages = holds.filter(({ kind }) => kind === 'message').map(({ target }) => target)
  await letGoWithHold(transaction, heldMessages, today)
  await takeLeave(transaction, { id: subjectId, stays, heldMessages })
  const keepsLock = stays.includes('lock')
  await erasePerson(transaction, person, { keepsLock })
  const object = { type: 'profile' as const, id: subjectId }
  const act = { ...when, object }
  await appendActivity(transaction, [
    actBySystem(subjectId, { ...act, event: 'profile-destroyed', action: 'D' }),
    ...(person.row.lockedAt && !keepsLock
      ? [actBySystem(subjectId, { ...act, event: 'lock-lifted' as const, action: 'U' as const })]
      : []),
  ])
  return true
}

/** What is kept back of somebody who is erased goes as soon as it is kept back no more. */
async function letGoWithHold(transaction: Transaction, messages: string[], today: LocalDate) {
  if (messages.length === 0) return
  await transaction
    .update(conversation)
    .set({ eraseOn: today })
    .where(and(inArray(conversation.id, messages), gt(conversation.eraseOn, today)))
}

/** Without the number nothing can be ended there any more. */
async function registerStillFollows(
  transaction: Transaction,
  { subjectId, until, today }: { subjectId: string; until: string; today: string },
): Promise<boolean> {
  if (today >= until) return false
  return (await transaction.$count(registerFollow, eq(registerFollow.subjectId, subjectId))) > 0
}

/** Nobody decides for them any more, and they for nobody: what others could agree to is looked at again. */
async function endEverybody(
  transaction: Transaction,
  runtime: Runtime,
  { person, ...when }: Occasion & { person: Subject },
) {
  const { id } = person.row
  for (const one of await readLiveOf(transaction, id))
    if (!readsAfterDeath(one))
      await endAuthority(transaction, runtime, { person, one, reason: ERASED, ...when })
  for (const one of await readLiveBy(transaction, id)) {
    const represented = await findById(transaction, runtime, one.subjectId)
    if (!represented) continue
    await endAuthority(transaction, runtime, { person: represented, one, reason: ERASED, ...when })
    await reassess(transaction, runtime, { subjectId: one.subjectId, ...when })
  }
}
