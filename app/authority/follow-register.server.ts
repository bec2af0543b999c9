import type { Transaction } from '~/db/database.server'
import { findById, numberOf } from '~/person/store.server'
import type { UpdateRegister } from '~/person/updates'
import type { Doors } from '~/representation/decision-status.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import {
  dropFollow,
  markAsked,
  markChanged,
  readRun,
  readToAsk,
  readToFollow,
  readToLeave,
  writeFollow,
  writeRun,
  type Page,
} from './follow-store.server'
import { recheck } from './recheck.server'

export type FollowingDoors = Doors & { updates: UpdateRegister }

export type FollowRun = {
  began: number
  ended: number
  /** Of whom the list said that something changed. */
  changed: number
  asked: number
  /** What a register did not answer, or what failed; it is done at the next run. */
  unanswered: number
  complete: boolean
}

type Running = { onFailure?: (error: unknown) => void }

const CHUNK = 100

/**
 * The night's work with the register's update interface: begins to follow everybody with a choice or a representation in
 * force, ends it of who has neither, reads who changed since the last complete run, and asks both registers anew about
 * them and about whom following just began. Everything is written down before it is asked about, so that a run that was
 * broken off goes on where it was; done twice it changes nothing. A run is complete, and the next list begins at its day,
 * once everybody on it was answered.
 */
export async function followRegister(doors: FollowingDoors, running: Running = {}): Promise<FollowRun> {
  const run: FollowRun = { began: 0, ended: 0, changed: 0, asked: 0, unanswered: 0, complete: false }
  const each = eachWith(doors, running, run)
  await each(readToFollow, async (id) => {
    const begun = await begin(doors, id)
    run.began += begun === 'began' ? 1 : 0
    return begun !== 'register-down'
  })
  await each(readToLeave, async (id) => {
    const left = await leave(doors, id)
    run.ended += left ? 1 : 0
    return left
  })
  const listed = await readList(doors, run)
  await each(readToAsk, async (id) => {
    const answered = await recheck(doors, id)
    run.asked += 1
    if (answered) await doors.runtime.database.transact((transaction) => markAsked(transaction, id))
    return answered
  })
  run.complete = listed && run.unanswered === 0 && (await closeRun(doors))
  return run
}

type Reading = (reader: Doors['runtime']['database']['reader'], page: Page) => Promise<string[]>

/** Goes through a list by id, a chunk at a time; one person's failure does not hold up the others. */
function eachWith({ runtime }: Doors, { onFailure }: Running, run: FollowRun) {
  return async (read: Reading, work: (id: string) => Promise<boolean>) => {
    for (let after = ''; ;) {
      const ids = await read(runtime.database.reader, { after, limit: CHUNK })
      for (const id of ids) {
        const isDone = await work(id).catch((error: unknown) => {
          onFailure?.(error)
          return false
        })
        run.unanswered += isDone ? 0 : 1
      }
      if (ids.length < CHUNK) return
      after = ids.at(-1)!
    }
  }
}

async function begin({ runtime, updates }: FollowingDoors, subjectId: string) {
  const bsn = await numberBy(runtime, subjectId)
  if (!bsn) return 'nobody'
  const answered = await updates.follow(bsn)
  if (answered === 'register-down') return 'register-down'
  const state = answered === 'done' ? 'following' : 'refused'
  const at = runtime.now()
  await runtime.database.transact((transaction) => writeFollow(transaction, { subjectId, state, at }))
  return state === 'following' ? 'began' : 'refused'
}

/** Ends from today on, by the interface's own word for it: a last day in the body. */
async function leave({ runtime, updates }: FollowingDoors, subjectId: string): Promise<boolean> {
  const bsn = await numberBy(runtime, subjectId)
  // Without a number nothing can be ended there any more; the erasing of it comes after this.
  if (bsn && (await updates.unfollow(bsn, localDate(runtime.now()))) === 'register-down') return false
  await runtime.database.transact((transaction) => dropFollow(transaction, subjectId))
  return true
}

async function numberBy(runtime: Doors['runtime'], subjectId: string) {
  const person = await findById(runtime.database.reader, runtime, subjectId)
  return person && numberOf(person)
}

/** Once a day. All of it is marked before the day counts as read; a list that was read half is read again. */
async function readList({ runtime, updates }: FollowingDoors, run: FollowRun): Promise<boolean> {
  const { database, keyring } = runtime
  const today = localDate(runtime.now())
  const { openOn, completeOn } = await readRun(database.reader)
  if (openOn === today || completeOn === today) return true
  const found = await updates.changedSince(completeOn)
  if (!found.ok) return false
  for (let from = 0; from < found.numbers.length; from += CHUNK) {
    const indexes = found.numbers.slice(from, from + CHUNK).map((bsn) => keyring.index('bsn', bsn))
    run.changed += await database.transact((transaction) => markChanged(transaction, indexes))
  }
  await database.transact((transaction) => writeRun(transaction, { openOn: today }))
  return true
}

async function closeRun({ runtime }: Doors): Promise<boolean> {
  return runtime.database.transact(async (transaction: Transaction) => {
    const { openOn, completeOn } = await readRun(transaction)
    if (openOn === null) return completeOn !== null
    const day: LocalDate = openOn
    await writeRun(transaction, { openOn: null, completeOn: day, completedAt: runtime.now() })
    return true
  })
}
