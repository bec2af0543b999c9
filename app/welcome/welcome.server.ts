import { and, desc, eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { recordReading } from '~/audit/record-reading.server'
import type { ActivityEntry } from '~/audit/entry'
import { activity } from '~/audit/tables.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import type { Citizen } from '~/identity/actor'
import { completeIfReady } from '~/identity/complete-welcome.server'
import { enterOnce } from '~/ledger/ledger.server'
import { findById, type SubjectRow } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { STATEMENT } from '~/privacy/statement.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { provider } from '~/provider/tables.server'
import type { Runtime } from '~/runtime/runtime.server'

type By = { subjectId: string; requestId: string }

/**
 * Accepts the terms of today for a citizen, and keeps the version and the language they were read in; of the privacy statement that stood
 * beside them one is not told again. Accepting
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
    const read = { subjectId, kind: 'statement-told', reason: String(STATEMENT.version) } as const
    await enterOnce(transaction, read, at)
    await log(transaction, {
      event: 'terms-accepted',
      action: 'U',
      version: TERMS_VERSION,
      at,
      subjectId,
      requestId,
    })
    await completeIfReady(transaction, { ...citizen.row, ...accepted }, { at, requestId })
    return { ok: true }
  })
}

/** Whether the first login is done now; the first time it is, that is noted and logged. */
export async function completeWelcome(
  runtime: Runtime,
  { subjectId, requestId }: By,
): Promise<Citizen['welcome']> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, subjectId)
    return citizen ? completeIfReady(transaction, citizen.row, { at, requestId }) : 'needed'
  })
}

/** A question that was asked about a citizen before they ever logged in. */
type EarlierQuestion = { at: Date; ura: string; name: string | null; outcome: string }

export type Welcome = {
  terms: 'not-yet' | 'changed' | 'accepted'
  /** How often was asked, how often of those the answer was yes by what staff recorded, and the latest few. */
  asked: { count: number; permitted: number; latest: EarlierQuestion[] }
  /** Up to which age the birth date is kept; null when it is not kept. */
  birthDateUntil: 16 | 18 | null
}

const SHOWN_QUESTIONS = 5

/**
 * Where a citizen is in the first login, and what happened about them before it (Wabvpz 15e). Reading that is
 * logged, as every reading of one's views is.
 */
export async function readWelcome(runtime: Runtime, { subjectId, requestId }: By): Promise<Welcome | null> {
  const { reader } = runtime.database
  const citizen = await findById(reader, runtime, subjectId)
  if (!citizen) return null
  const asked = await readQuestions(reader, subjectId)
  if (asked.count > 0) {
    const entry = entryOf({ event: 'views-read', action: 'R', at: runtime.now(), subjectId, requestId })
    await recordReading(runtime.database, entry)
  }
  const { birthDateSealed, capable } = citizen.row
  const until = capable ? 16 : 18
  return { terms: termsOf(citizen.row), asked, birthDateUntil: birthDateSealed === null ? null : until }
}

function termsOf({ termsVersion }: SubjectRow): Welcome['terms'] {
  if (termsVersion >= TERMS_VERSION) return 'accepted'
  return termsVersion === 0 ? 'not-yet' : 'changed'
}

async function readQuestions(reader: Reader, subjectId: string): Promise<Welcome['asked']> {
  const about = and(eq(activity.subjectId, subjectId), eq(activity.event, 'consulted'))
  const count = await reader.$count(activity, about)
  const permitted = await reader.$count(activity, and(about, eq(activity.outcome, 'permit')))
  const rows = await reader
    .select({
      ...{ at: activity.at, outcome: activity.outcome },
      ...{ ura: activity.organisation, name: provider.name },
    })
    .from(activity)
    .leftJoin(provider, eq(provider.ura, activity.organisation))
    .where(about)
    .orderBy(desc(activity.at))
    .limit(SHOWN_QUESTIONS)
  return { count, permitted, latest: rows }
}

type Logged = By & Pick<ActivityEntry, 'event' | 'action' | 'at'> & { version?: number }

function log(transaction: Transaction, logged: Logged) {
  return appendActivity(transaction, [entryOf(logged)])
}

function entryOf({ event, action, at, subjectId, requestId, version }: Logged): ActivityEntry {
  return {
    event,
    action,
    outcome: 'success',
    at,
    subjectId,
    organisation: null,
    users: [{ id: subjectId, role: '01', initiator: true }],
    object: { type: 'profile', id: subjectId, ...(version ? { version } : {}) },
    requestId,
  }
}
