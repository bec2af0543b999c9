import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { thoseConcerned, type DecisionStatus } from '~/representation/decision-status.server'
import { disclosureFor } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { leaveReason, type LeaveStep } from './leave-reason'
import { seesRequest } from './sees'

const NOTHING = { half: null, given: null }

type Telling = {
  standing: DecisionStatus
  /** Which request, and what happened with it. */
  about: { id: string; step: 'arrived' | LeaveStep; once?: string }
  except: string | null
  /** Who said what it is about: while they act for the person they are told, whatever they may see of it. */
  saidBy?: string | null
  /** What was said about it: who was asked along for it is told too. */
  said?: Parameters<typeof seesRequest>[1]
  at: Date
}

/**
 * Mails that something happened with a request, and nothing of what: to the person, and to who decides for them and may see who asks. That an
 * organisation asks can be switched off; that a yes is needed beside another's, what was answered and what is over cannot.
 */
export async function tellOfRequest(
  transaction: Transaction,
  runtime: Runtime,
  { standing, about, except, saidBy, said = NOTHING, at }: Telling,
): Promise<void> {
  const shown = standing.representatives.filter((one) => {
    const asked = { ...standing, disclosure: disclosureFor(standing, one), representation: one }
    return one.representativeId === saidBy || seesRequest(asked, said)
  })
  const { id, step, once } = about
  const mail =
    step === 'arrived'
      ? ({ kind: 'consent-request', reason: id } as const)
      : ({ kind: 'approval', reason: leaveReason({ id, step, once }) } as const)
  const told = { standing: { ...standing, representatives: shown }, except }
  for (const citizen of await thoseConcerned(transaction, runtime, told))
    await enqueue(transaction, runtime, { ...mail, citizen, at })
}
