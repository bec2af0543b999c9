import { and, eq, isNull } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import { findById, type SubjectRow } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { Runtime } from '~/runtime/runtime.server'
import type { Actor } from './actor'
import { welcomeOf } from './welcome'

type By = { subjectId: string; requestId: string }

/**
 * Accepts the terms of today for a citizen, and keeps the version and the language they were read in. Accepting
 * again changes nothing. Refuses a version that is not today's: then other words stood on the screen.
 */
export async function acceptTerms(
  runtime: Runtime,
  accepting: By & { version: number; language: Language },
): Promise<{ ok: true } | { ok: false; refusal: 'other-version' | 'erased' }> {
  if (accepting.version !== TERMS_VERSION) return { ok: false, refusal: 'other-version' }
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, accepting.subjectId)
    if (!citizen?.keys.profile) return { ok: false, refusal: 'erased' }
    if (citizen.row.termsVersion >= TERMS_VERSION) return { ok: true }
    const accepted = { termsVersion: TERMS_VERSION, language: accepting.language }
    await transaction.update(subject).set(accepted).where(eq(subject.id, citizen.row.id))
    const { subjectId, requestId } = accepting
    await log(transaction, { event: 'terms-accepted', version: TERMS_VERSION, at, subjectId, requestId })
    await completeIfReady(transaction, { ...citizen.row, ...accepted }, { at, requestId })
    return { ok: true }
  })
}

/** Whether the first login is done now; the first time it is, that is noted and logged. */
export async function completeWelcome(runtime: Runtime, { subjectId, requestId }: By): Promise<Actor['welcome']> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, subjectId)
    return citizen ? completeIfReady(transaction, citizen.row, { at, requestId }) : 'needed'
  })
}

type Occasion = { at: Date; requestId: string }
type Completing = Pick<SubjectRow, 'id' | 'termsVersion' | 'emailConfirmedAt' | 'firstLoginAt'>

/** Notes, once, that a citizen has everything in order; answers whether they have. */
export async function completeIfReady(
  transaction: Transaction,
  row: Completing,
  { at, requestId }: Occasion,
): Promise<Actor['welcome']> {
  const welcome = welcomeOf(row)
  if (welcome === 'needed' || row.firstLoginAt !== null) return welcome
  const noted = await transaction
    .update(subject)
    .set({ firstLoginAt: at })
    .where(and(eq(subject.id, row.id), isNull(subject.firstLoginAt)))
    .returning({ id: subject.id })
  if (noted.length > 0) await log(transaction, { event: 'first-login-completed', at, subjectId: row.id, requestId })
  return welcome
}

type Logged = By & Pick<ActivityEntry, 'event' | 'at'> & { version?: number }

function log(transaction: Transaction, { event, at, subjectId, requestId, version }: Logged) {
  return appendActivity(transaction, [
    {
      event,
      action: 'U',
      outcome: 'success',
      at,
      subjectId,
      organisation: null,
      users: [{ id: subjectId, role: '01', initiator: true }],
      object: { type: 'profile', id: subjectId, ...(version ? { version } : {}) },
      requestId,
    },
  ])
}
