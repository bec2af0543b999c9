import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { thoseConcerned, type DecisionStatus } from '~/representation/decision-status.server'
import { disclosureFor } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Half } from './half'
import { isAskedAlong, seesRequests } from './sees'

type Telling = {
  standing: DecisionStatus
  reason: string
  except: string | null
  /** Who said what it is about: while they act for the person they are told, whatever they may see of it. */
  saidBy?: string | null
  /** What the child of 12 to 15 said yes to, where its parents are asked too. */
  half?: Half | null
  at: Date
}

/** Mails that something happened with a request, and nothing of what: to the person, and to who decides for them and may see who asks. */
export async function tellOfRequest(
  transaction: Transaction,
  runtime: Runtime,
  { standing, reason, except, saidBy, half = null, at }: Telling,
): Promise<void> {
  const shown = standing.representatives.filter((one) => {
    const disclosure = disclosureFor(standing, one)
    const isAsked = isAskedAlong({ decides: standing.decides, disclosure, representation: one }, half)
    return one.representativeId === saidBy || isAsked || seesRequests({ disclosure })
  })
  const told = { standing: { ...standing, representatives: shown }, except }
  for (const citizen of await thoseConcerned(transaction, runtime, told))
    await enqueue(transaction, runtime, { kind: 'consent-request', citizen, reason, at })
}
