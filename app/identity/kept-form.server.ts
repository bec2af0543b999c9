import { and, eq, gt, inArray, lte } from 'drizzle-orm'
import * as v from 'valibot'
import type { Reader } from '~/db/database.server'
import { WAY_BACK_MINUTES } from '~/privacy/session-periods'
import type { Runtime } from '~/runtime/runtime.server'
import {
  belongsTo,
  keptForm as keptFormSchema,
  type KeptForm,
  type KeptFormOwner,
  type Typed,
} from './kept-form'
import { maySpare } from './session-end'
import { sessionIndexOf } from './session.server'
import { findAnySession } from './store.server'
import { keptForm } from './tables.server'

const MILLISECONDS = WAY_BACK_MINUTES * 60_000
/** Windows in which somebody may have been typing. */
const MOST_PER_SESSION = 5

export type FormToKeep = { sessionIndex: string; page: string; forWhom: string; typed: Typed }

/**
 * Keeps what somebody sent or was typing in a session that had just ended, not by logging out: sealed, under that session,
 * for half an hour. False where that may not be, or as much as is kept is there. On one page the last counts.
 */
export async function keepTyped(
  runtime: Runtime,
  { sessionIndex, page, forWhom, typed }: FormToKeep,
): Promise<boolean> {
  const now = runtime.now()
  const found = await findAnySession(runtime.database.reader, sessionIndex)
  if (!found || !maySpare(found.session, { now, minutes: WAY_BACK_MINUTES })) return false
  const { subjectId } = found.session
  if (subjectId === null) return false
  const kept = { subjectId, forWhom, page, typed }
  const id = runtime.newId()
  return runtime.database.transact(async (transaction) => {
    await transaction.delete(keptForm).where(lte(keptForm.expiresAt, now))
    const before = await readKept(transaction, runtime, sessionIndex)
    const same = before.filter(({ form }) => belongsTo(form, kept)).map((row) => row.id)
    if (before.length - same.length >= MOST_PER_SESSION) return false
    if (same.length > 0) await transaction.delete(keptForm).where(inArray(keptForm.id, same))
    await transaction.insert(keptForm).values({
      id,
      sessionIndex,
      formSealed: runtime.keyring.seal(place(id), JSON.stringify(kept)),
      expiresAt: new Date(now.getTime() + MILLISECONDS),
    })
    return true
  })
}

/** Whether something typed waits for who logs in again in this browser. */
export async function hasKept(runtime: Runtime, cookieHeader: string | undefined): Promise<boolean> {
  const index = sessionIndexOf(runtime, cookieHeader)
  return index !== null && (await readKept(runtime.database.reader, runtime, index)).length > 0
}

type Giving = KeptFormOwner & { previousIndex: string | null }

/**
 * What was typed on this page in the session before, given back once and then gone; null where there is nothing, or it is of
 * somebody else, or for somebody else. A database that cannot write gives nothing back and keeps it.
 */
export async function takeTyped(
  runtime: Runtime,
  { previousIndex, ...opening }: Giving,
): Promise<Typed | null> {
  if (previousIndex === null) return null
  const kept = await readKept(runtime.database.reader, runtime, previousIndex)
  const mine = kept.find(({ form }) => belongsTo(form, opening))
  if (!mine) return null
  return runtime.database
    .transact(async (transaction) => {
      const gone = await transaction
        .delete(keptForm)
        .where(eq(keptForm.id, mine.id))
        .returning({ id: keptForm.id })
      return gone.length > 0 ? mine.form.typed : null
    })
    .catch(() => null)
}

async function readKept(
  reader: Reader,
  { keyring, now }: Pick<Runtime, 'keyring' | 'now'>,
  sessionIndex: string,
): Promise<{ id: string; form: KeptForm }[]> {
  const rows = await reader
    .select()
    .from(keptForm)
    .where(and(eq(keptForm.sessionIndex, sessionIndex), gt(keptForm.expiresAt, now())))
  return rows.map(({ id, formSealed }) => ({
    id,
    form: v.parse(keptFormSchema, JSON.parse(keyring.unseal(place(id), formSealed))),
  }))
}

function place(row: string) {
  return { table: 'kept_form', column: 'form_sealed', row }
}
