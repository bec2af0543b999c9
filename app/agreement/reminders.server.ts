import { currentCatalogue } from '~/catalogue/store.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { thoseConcerned, type DecisionStatus } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { agreementFacts } from './agreement-facts.server'
import { isAsked } from './approval'
import { dueReminder } from './reminders'
import { readWaiting } from './store.server'

/** Reminds those who still have to agree, after a week and shortly before the end; each mail once. */
export async function remindOfWaiting(
  transaction: Transaction,
  runtime: Runtime,
  { standing, at }: { standing: DecisionStatus; at: Date },
): Promise<void> {
  const { person } = standing
  const today = localDate(at)
  const catalogue = await currentCatalogue(transaction)
  for (const approval of await readWaiting(transaction, person)) {
    const due = dueReminder({ askedOn: localDate(approval.askedAt), expiresOn: approval.expiresOn }, today)
    if (!due) continue
    const { edits, agreed, id, revision } = approval
    const facts = await agreementFacts(transaction, {
      standing,
      edits,
      approval,
      takesOver: approval.takesOver,
      agreed,
      catalogue,
      approvalDays: 0,
      today,
    })
    for (const citizen of await thoseConcerned(transaction, runtime, { standing, except: null }))
      if (facts.approval && isAsked(citizen.row.id, facts.approval, facts))
        await enqueue(transaction, runtime, {
          kind: 'approval',
          citizen,
          reason: `${id}:${due}:${revision}`,
          at,
        })
  }
}
