import type { Transaction } from '~/db/database.server'
import { isSwitchable, KINDS, type KindId } from './kinds'

/** What was written in one transaction, by person: the row, and the kind of it. */
type Told = Map<string, { id: string; kind: KindId }>

const byTransaction = new WeakMap<Transaction, Told>()

/** `write`: the first about this, or in the place of one that could be switched off. `told`: they hear of it already. */
export type GatherDecision = { do: 'write'; inPlaceOf: string | null } | { do: 'told'; by: string }

/**
 * One mail for one cause and person. What commits together has one cause: a birthday ends authority, lapses what waits and
 * begins what was taken along, and each of these asks for a mail. They all say the same ("something happened, log in"),
 * so the first goes; one that may be switched off makes way for one that may not, and one without a link to what waits for one with it.
 */
export function gather(
  transaction: Transaction,
  { subjectId, kind }: { subjectId: string; kind: KindId },
): GatherDecision {
  if (!saysThatItHappened(kind)) return { do: 'write', inPlaceOf: null }
  const told = toldIn(transaction).get(subjectId)
  if (!told) return { do: 'write', inPlaceOf: null }
  const isWeightier = (isSwitchable(told.kind) && !isSwitchable(kind)) || (opens(kind) && !opens(told.kind))
  if (isWeightier) return { do: 'write', inPlaceOf: told.id }
  return { do: 'told', by: told.id }
}

/** Remembers what was written, until the transaction ends. */
export function gathered(
  transaction: Transaction,
  { subjectId, ...row }: { subjectId: string; id: string; kind: KindId },
) {
  if (saysThatItHappened(row.kind)) toldIn(transaction).set(subjectId, row)
}

/** Whether a mail says that something happened and no more, with or without a link to what waits. */
function saysThatItHappened(kind: KindId): boolean {
  return KINDS[kind].letter === 'something-happened' || opens(kind)
}

function opens(kind: KindId): boolean {
  return KINDS[kind].opens !== null
}

function toldIn(transaction: Transaction): Told {
  const known = byTransaction.get(transaction) ?? (new Map() as Told)
  byTransaction.set(transaction, known)
  return known
}
