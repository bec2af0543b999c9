import type { Reader, Transaction } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { Occasion } from '~/representation/decision-status.server'
import { renewableFrom, type Ground } from '~/representation/grant'
import { liveKeyOf, readLiveOf, type Representation } from '~/representation/store.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { endAuthority } from './authority-sync.server'

/** Whether two people have room for another representation. */
export type Room = {
  /** The privacy officer suspended one of them, of whatever ground: none begins beside it. */
  suspended: boolean
  /** Under which key one of this ground would live; null where one lives that need not be asked anew yet. */
  liveKey: string | null
  /** The first day it can count, where it follows one that is in force. */
  notBefore: LocalDate | null
}

type Between = Occasion & { person: Subject; representativeId: string; ground: Ground }

/**
 * Looks what lives between two people before another begins. What is past its last day ends here, in the log and mailed;
 * one on evidence that nears its end may be followed by another.
 */
export async function slotBetween(
  transaction: Transaction,
  runtime: Runtime,
  { person, representativeId, ground, ...occasion }: Between,
): Promise<Room> {
  const today = localDate(occasion.at)
  const live = (await readLiveOf(transaction, person.row.id)).filter(
    (one) => one.representativeId === representativeId,
  )
  const suspended = live.some(({ state }) => state === 'suspended')
  const same = live.filter((one) => one.ground === ground)
  const past = same.filter(({ state, endsOn }) => state !== 'suspended' && endsOn !== null && endsOn < today)
  for (const one of past)
    await endAuthority(transaction, runtime, { person, one, reason: 'period-over', ...occasion })
  const [known, ...others] = same.filter((one) => !past.includes(one))
  const first = liveKeyOf({ ground, subjectId: person.row.id, representativeId })
  if (!known) return { suspended, liveKey: first, notBefore: null }
  const notBefore = others.length === 0 ? renewableFrom(known, today) : null
  if (notBefore === null) return { suspended, liveKey: null, notBefore }
  return { suspended, liveKey: known.liveKey === first ? `${first}:next` : first, notBefore }
}

/** Whether the privacy officer suspended another representation of the same two. */
export async function isSuspendedBeside(
  reader: Reader,
  { id, subjectId, representativeId }: Representation,
): Promise<boolean> {
  const live = await readLiveOf(reader, subjectId)
  return live.some(
    (one) => one.state === 'suspended' && one.id !== id && one.representativeId === representativeId,
  )
}
