import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { eq } from 'drizzle-orm'
import { waitsSince } from './answer-use-cases.server'
import { shownNumber } from './conversation'
import { changeMessage, noteAct, type Changed, type Who } from './desk-change.server'
import { refusesMerge, type MergeRefusal } from './desk-rules'
import { readDrafters } from './draft-store.server'
import {
  listConversations,
  readConversation,
  readEntries,
  readMerged,
  writeConversation,
} from './store.server'
import { conversation } from './tables.server'

/**
 * *Voeg samen*: another message of the same person is read in this one from now on, and its link opens this one. Never across persons, nor while
 * somebody writes in either. It can be undone, and each goes on its own day.
 */
export async function mergeMessage(
  runtime: Runtime,
  { number, ...who }: Who & { number: number | null },
): Promise<Changed<MergeRefusal | 'unknown'>> {
  const { worker } = who.by
  return changeMessage(
    runtime,
    { ...who, act: 'merge' },
    async (transaction, { found, at }): Promise<Changed<MergeRefusal | 'unknown'>> => {
      const where = eq(conversation.number, number ?? 0)
      const today = localDate(at)
      const [from] = await listConversations(transaction, runtime, { where, today })
      if (!from) return { ok: false, refusal: 'unknown' }
      const hasDraft = (await readDrafters(transaction, [found.id, from.id])).length > 0
      const hasJoined = (await readMerged(transaction, runtime, { id: from.id, today })).length > 0
      const refusal = refusesMerge(found, from, { worker, hasDraft, hasJoined })
      if (refusal) return { ok: false, refusal }
      await writeConversation(transaction, from.id, { mergedInto: found.id })
      const waits = [found.waitsSince, from.waitsSince].filter((since) => since !== null)
      const [first = null] = waits.toSorted((one, other) => one.getTime() - other.getTime())
      await writeConversation(transaction, found.id, {
        waitsSince: first,
        ...(first && { state: 'taken' as const }),
      })
      const detail = shownNumber(from.number)
      await noteAct(transaction, runtime, { found, at, ...who, act: 'merged', detail })
      return { ok: true }
    },
  )
}

/** Makes it a message of its own again, which whoever joined them has. What waited in either waits there again. */
export async function undoMerge(
  runtime: Runtime,
  { from: id, ...who }: Who & { from: string },
): Promise<Changed> {
  const { worker } = who.by
  return changeMessage(
    runtime,
    { ...who, act: 'merge' },
    async (transaction, { found, at }): Promise<Changed> => {
      const from = await readConversation(transaction, runtime, { id, today: localDate(at) })
      if (from?.mergedInto !== found.id) return { ok: false, refusal: 'gone' }
      const entries = await readEntries(transaction, [found])
      const waits = waitsSince(found, entries)
      await writeConversation(transaction, found.id, { waitsSince: waits, state: waits ? 'taken' : 'waits' })
      await writeConversation(transaction, id, {
        ...{ mergedInto: null, owner: worker, state: from.waitsSince ? 'taken' : 'waits' },
      })
      const detail = shownNumber(from.number)
      await noteAct(transaction, runtime, { found, at, ...who, act: 'merge-undone', detail })
      return { ok: true }
    },
  )
}
