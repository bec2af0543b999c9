import type { Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { writeBounce } from './address.server'
import type { Email } from './email'
import { mailEntry } from './log-entry'
import { appendActivity } from '~/audit/append.server'

/** Who notices: the worker that takes mail out, not the citizen. */
const COURIER = 'courier'

/** An address that the mail server refuses: whose it is by the row of the outbox, and which mail found it. */
export type Bounce = { id: string; mail: string; email: Email; at: Date }

/**
 * Notes, once, that the mail server refuses a citizen's address: they see it when they log in, and until they
 * repair it their mail waits. An address that is not theirs (any more) changes nothing.
 */
export async function noteBounce(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  noticed: Bounce,
) {
  const { id: subjectId, mail, email, at } = noticed
  if (!(await writeBounce(transaction, runtime, { subjectId, email, at }))) return
  const entry = mailEntry({
    event: 'address-bounced',
    action: 'U',
    at,
    object: 'address',
    subjectId,
    requestId: mail,
  })
  const users = [{ id: COURIER, role: '07' as const, initiator: true }]
  await appendActivity(transaction, [{ ...entry, outcome: 'failure', users }])
}
