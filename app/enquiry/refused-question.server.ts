import { appendActivity } from '~/audit/append.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { EnquiryBy, EnquiryRefusal } from './enquiry'

/** `faulty`: it could not be read, and so says nothing for certain, not even whom it was about. */
export type RefusedAs = Exclude<EnquiryRefusal, 'busy'> | 'faulty'

type By = Pick<EnquiryBy, 'clientId' | 'ura' | 'requestId'>

/**
 * Logs that a care system asked what was not answered (NEN 7513: refused access too), one entry for each reason in a request. Of
 * whom it asked is not in it: a question that is not the asker's to put leaves nothing with the citizen. Throws when it
 * cannot be logged: then nothing else is told than that it failed.
 */
export async function recordRefused(
  { database, now }: Pick<Runtime, 'database' | 'now'>,
  { clientId, ura, requestId }: By,
  refusals: readonly RefusedAs[],
): Promise<void> {
  if (refusals.length === 0) return
  const at = now()
  const entries = [...new Set(refusals)].map((refusal) => ({
    ...({ event: 'question-refused', action: 'E', outcome: 'refused' } as const),
    at,
    subjectId: null,
    organisation: ura,
    users: [{ id: clientId, role: '07', initiator: true } as const],
    object: { type: 'client', id: `${clientId}:${refusal}` } as const,
    checks: { authorisation: false },
    requestId,
  }))
  await database.record((transaction) => appendActivity(transaction, entries))
}
