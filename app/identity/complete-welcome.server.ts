import { and, eq, isNull } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import type { SubjectRow } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import type { Citizen } from './actor'
import { welcomeOf } from './welcome'

type Occasion = { at: Date; requestId: string }
type Completing = Pick<SubjectRow, 'id' | 'termsVersion' | 'emailConfirmedAt' | 'byPost' | 'firstLoginAt'>

/** Notes, once, that a citizen has everything in order; answers whether they have. */
export async function completeIfReady(
  transaction: Transaction,
  row: Completing,
  { at, requestId }: Occasion,
): Promise<Citizen['welcome']> {
  const welcome = welcomeOf(row)
  if (welcome === 'needed' || row.firstLoginAt !== null) return welcome
  const noted = await transaction
    .update(subject)
    .set({ firstLoginAt: at })
    .where(and(eq(subject.id, row.id), isNull(subject.firstLoginAt)))
    .returning({ id: subject.id })
  if (noted.length > 0)
    await appendActivity(transaction, [
      {
        event: 'first-login-completed',
        action: 'U',
        outcome: 'success',
        at,
        subjectId: row.id,
        organisation: null,
        users: [{ id: row.id, role: '01', initiator: true }],
        object: { type: 'profile', id: row.id },
        requestId,
      },
    ])
  return welcome
}
