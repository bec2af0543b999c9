import { mayAskAgain } from '~/agreement/approval'
import { readApproval } from '~/agreement/store.server'
import { readsOnly } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { proposalAsked } from './approval-pages.server'
import { readDrafting, changeDrafting } from './drafting.server'

export type AskedAgain = { ok: true } | { ok: false; refusal: 'not-there' }

/**
 * Puts what was asked in a question that ended in the author's draft, filled in; nothing is asked until that is sent from
 * the review page. What somebody was choosing already stays, but for the same keys.
 */
export async function askAgain(runtime: Runtime, opened: Dossier, approvalId: string): Promise<AskedAgain> {
  const freshId = runtime.newId()
  return runtime.database.transact(async (transaction): Promise<AskedAgain> => {
    const dossier = await renewed(transaction, runtime, opened)
    const approval = dossier && (await readApproval(transaction, dossier.person, approvalId))
    if (!dossier || !approval || readsOnly(dossier, dossier.today)) return { ok: false, refusal: 'not-there' }
    if (!mayAskAgain(approval, dossier.actorId)) return { ok: false, refusal: 'not-there' }
    const drafting = await readDrafting(transaction, dossier)
    const seen = { version: dossier.person.row.currentVersion, day: dossier.today }
    const edits = proposalAsked(approval, drafting.catalogue).edits.map((edit) => ({ ...edit, seen }))
    const revision = drafting.draft?.revision ?? 0
    await changeDrafting(transaction, drafting, { edits, open: [], revision, freshId })
    return { ok: true }
  })
}
