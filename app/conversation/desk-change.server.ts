import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { ConversationAct } from './conversation'
import { decideAct, type DeskAct, type DeskRefusal } from './desk-rules'
import { messageEntry, type Worker } from './log-entry'
import { insertEntry, readConversation, type StoredConversation } from './store.server'

/** Which message, and which colleague of the desk, in which request. */
export type Who = { id: string; by: Worker; requestId: string }

export type Changed<Refusal = never> = { ok: true } | { ok: false; refusal: DeskRefusal | Refusal }

export type Changing = { found: StoredConversation; at: Date }

/** Does something with a message that this colleague may do now, in one transaction. */
export function changeMessage<Done extends { ok: boolean }>(
  runtime: Runtime,
  { act, ...who }: Who & { act: DeskAct },
  change: (transaction: Transaction, changing: Changing) => Promise<Done>,
): Promise<Done | { ok: false; refusal: DeskRefusal }> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const found = await readConversation(transaction, runtime, { id: who.id, today: localDate(at) })
    if (!found) return { ok: false, refusal: 'gone' as const }
    const decided = decideAct(act, found, who.by.worker)
    if (!decided.ok) return decided
    return change(transaction, { found, at })
  })
}

type Noted = Changing &
  Pick<Who, 'by' | 'requestId'> & {
    act: ConversationAct
    detail?: string
    /** Under which event and action the log has it. */
    logged?: Pick<ActivityEntry, 'action'> & { event: 'message-blackened' | 'message-changed' }
  }

/** Writes what was done in the thread and in the log. */
export async function noteAct(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  noted: Noted,
): Promise<void> {
  const { found, at, by, requestId, act, detail } = noted
  const { event, action } = noted.logged ?? { event: 'message-changed', action: 'U' }
  await insertEntry(transaction, runtime, {
    ...{ of: found, kind: 'act', at, byId: by.worker },
    content: { text: '', act, byName: by.name, ...(detail !== undefined && { detail }) },
  })
  const { id, subjectId } = found
  await appendActivity(transaction, [messageEntry({ event, action, id, act, subjectId, by, at, requestId })])
}
