import type { Transaction } from '~/db/database.server'
import { readTold } from '~/endpoint/store.server'
import { tellEndpoints } from '~/endpoint/tell.server'
import { readFollowers } from '~/following/use-cases.server'
import { gateOn, type Gate } from '~/person/gate'
import type { Subject } from '~/person/store.server'
import { findProvider } from '~/provider/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { readOwnAnswers } from './own-answers.server'

type Changed = {
  person: Subject
  number: number
  predecessor: number
  at: Date
}

/**
 * Tells the systems of those who follow somebody that something changed, when it is otherwise for what they have themselves; what
 * changed elsewhere is not theirs to hear of (domain: a follower sees only what concerns its own holdership). Behind a lock nothing
 * changes: it looks like a no before and after. The version before is read on the day it was made, so that a yes which came to its last
 * day since is told of, whatever writes that down, and however late.
 */
export async function tellFollowers(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  { person, number, predecessor, at }: Changed,
): Promise<void> {
  const today = localDate(at)
  const gate = gateOn(person.row, today)
  await tellThose(transaction, runtime, {
    ...{ person, at },
    now: { version: number, gate, today },
    before: { version: predecessor, gate, today: 'as-made' },
  })
}

type Turned = { person: Subject; before: Gate; after: Gate; at: Date }

/**
 * The same where what stands before all choices became otherwise. What closed the gate nobody is told: a yes that became a no looks
 * like one that the person changed.
 */
export async function tellFollowersOfGate(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  { person, before, after, at }: Turned,
): Promise<void> {
  const asked = { version: person.row.currentVersion, today: localDate(at) }
  await tellThose(transaction, runtime, {
    ...{ person, at },
    now: { ...asked, gate: after },
    before: { ...asked, gate: before },
  })
}

type Moment = Pick<Parameters<typeof readOwnAnswers>[1], 'version' | 'gate' | 'today'>

async function tellThose(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  { person, at, now, before }: { person: Subject; at: Date; now: Moment; before: Moment },
): Promise<void> {
  const followers = await readFollowers(transaction, person)
  const told = await readTold(
    transaction,
    followers.map(({ ura }) => ura),
  )
  const uras: string[] = []
  for (const { ura } of told) {
    const provider = await findProvider(transaction, ura)
    if (!provider) continue
    const answers = await readOwnAnswers(transaction, { person, provider, ...now })
    const answered = await readOwnAnswers(transaction, { person, provider, ...before })
    if (answers.some(({ answer }, place) => answer !== answered[place]?.answer)) uras.push(ura)
  }
  await tellEndpoints(transaction, runtime, { uras, kind: 'followed-changed', at })
}
