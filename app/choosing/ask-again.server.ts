import { mayAskAgain } from '~/agreement/approval'
import { readApproval } from '~/agreement/store.server'
import { required } from '~/representation/concerned.server'
import type { ActingCitizen } from '~/representation/acting'
import { concernedBy, readsOnly } from '~/representation/standing.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { proposalAsked } from './approval-pages.server'
import { readDrafting, changeDrafting } from './drafting.server'

export type AskedAgain = { ok: true } | { ok: false; refusal: 'not-there' }

/**
 * Puts what was asked in a question that ended in the author's draft, filled in; nothing is asked until that is sent from
 * the control page. What somebody was choosing already stays, but for the same keys.
 */
export async function askAgain(
  runtime: Runtime,
  actor: ActingCitizen | null,
  { approvalId, requestId }: { approvalId: string; requestId: string },
): Promise<AskedAgain> {
  const at = runtime.now()
  const today = localDate(at)
  const freshId = runtime.newId()
  return runtime.database.transact(async (transaction): Promise<AskedAgain> => {
    const concerned = await concernedBy(transaction, runtime, { actor: required(actor), today })
    const approval = concerned && (await readApproval(transaction, concerned.person, approvalId))
    if (!concerned || !approval || readsOnly(concerned, today)) return { ok: false, refusal: 'not-there' }
    if (!mayAskAgain(approval, concerned.actorId)) return { ok: false, refusal: 'not-there' }
    const drafting = await readDrafting(transaction, runtime, actor)
    const seen = { version: concerned.person.row.currentVersion, day: today }
    const edits = proposalAsked(approval, drafting.catalogue).edits.map((edit) => ({ ...edit, seen }))
    const revision = drafting.draft?.revision ?? 0
    await changeDrafting(transaction, drafting, { edits, open: [], revision, at, freshId, requestId })
    return { ok: true }
  })
}
