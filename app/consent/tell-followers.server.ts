import type { Transaction } from '~/db/database.server'
import { readTold } from '~/endpoint/store.server'
import { tellEndpoints } from '~/endpoint/tell.server'
import { readFollowers } from '~/following/use-cases.server'
import { gateOn } from '~/person/gate'
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
  const followers = await readFollowers(transaction, person)
  const told = await readTold(
    transaction,
    followers.map(({ ura }) => ura),
  )
  const today = localDate(at)
  const gate = gateOn(person.row, today)
  const uras: string[] = []
  for (const { ura } of told) {
    const provider = await findProvider(transaction, ura)
    if (!provider) continue
    const asking = { person, provider, gate, today }
    const now = await readOwnAnswers(transaction, { ...asking, version: number })
    const before = await readOwnAnswers(transaction, {
      ...{ ...asking, version: predecessor },
      today: 'as-made',
    })
    if (now.some(({ answer }, place) => answer !== before[place]?.answer)) uras.push(ura)
  }
  await tellEndpoints(transaction, runtime, { uras, kind: 'followed-changed', at })
}
