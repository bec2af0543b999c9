import { desc, eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import { LASTS } from '~/privacy/periods'
import { addDays, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { logDeskLook } from '~/worker/log-look.server'
import { deskEntry } from '~/worker/log-user'
import { withoutNumbers, type CallContent } from './call-note'
import { callNote } from './tables.server'

/** Who does it at the desk, and in which request. */
type By = { worker: string; requestId: string }

/** So many stand in the list; older ones are found when the first are gone. */
const MOST = 200

/** Writes down what was told in a call, sealed; a citizen number that was typed anyway is gone from it. Answers its id. */
export async function noteCall(runtime: Runtime, by: By, content: CallContent): Promise<string> {
  const at = runtime.now()
  const id = runtime.newId()
  const kept = Object.fromEntries(
    Object.entries(content).map(([name, text]) => [name, withoutNumbers(text)]),
  ) as CallContent
  const contentSealed = runtime.keyring.seal(placeOf(id), JSON.stringify(kept))
  await runtime.database.transact(async (transaction) => {
    await transaction.insert(callNote).values({ id, at, workerId: by.worker, contentSealed })
    await log(transaction, by, { event: 'call-noted', action: 'C', at, id })
  })
  return id
}

/** The notes that are kept, the newest first, with the day from which each is gone. Reading them is logged. */
export async function readCalls(runtime: Runtime, by: By) {
  const rows = await runtime.database.reader
    .select()
    .from(callNote)
    .orderBy(desc(callNote.at), desc(callNote.id))
    .limit(MOST)
  await logDeskLook(runtime, by, { event: 'call-notes-read', object: { type: 'call-note', id: 'all' } })
  return rows.map(({ id, at: taken, workerId, contentSealed }) => ({
    ...{ id, at: taken, isOwn: workerId === by.worker },
    ...(JSON.parse(runtime.keyring.unseal(placeOf(id), contentSealed)) as CallContent),
    goneOn: addDays(localDate(taken), LASTS['call-note'].days + 1),
  }))
}

/** Takes a note away before its time; false where there is none. */
export async function deleteCall(runtime: Runtime, by: By, id: string): Promise<boolean> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const gone = await transaction.delete(callNote).where(eq(callNote.id, id)).returning({ id: callNote.id })
    if (gone.length === 0) return false
    await log(transaction, by, { event: 'call-note-deleted', action: 'D', at, id })
    return true
  })
}

type Logged = Pick<ActivityEntry, 'event' | 'action' | 'at'> & { id: string }

/** A call is about nobody we know: whoever called is not looked up. */
function log(transaction: Transaction, by: By, { id, ...done }: Logged) {
  return appendActivity(transaction, [deskEntry(by, { ...done, object: { type: 'call-note', id } })])
}

function placeOf(row: string) {
  return { table: 'call_note', column: 'content_sealed', row }
}
