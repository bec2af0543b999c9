import { drawReceiptNumber } from '~/consent/receipt-number.server'
import type { AtDesk } from '~/authority/find-at-desk.server'
import { decidePost, type PostRefusal } from '~/post/request'
import { openRequest, settleHandled } from '~/post/request-use-cases.server'
import { openDossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { withdrawIn } from './withdraw-use-cases.server'

/** - `under-age`: under 12 the parents decide · `cannot`: nothing can be done about this person any more */
type PaperRefusal = PostRefusal | 'not-there' | 'under-age' | 'cannot'
export type PaperWithdrawn = { ok: true } | { ok: false; refusal: PaperRefusal }

/**
 * Withdraws everything on paper: the same use case as online, by the channel `paper` (AVG 7(3): as easy as giving). Version and log
 * name who did it at the desk, and whose word it was. The desk learns nothing of what stood: it is done, also where everything said
 * no already. The request is settled in the same transaction.
 */
export async function withdrawOnPaper(runtime: Runtime, by: AtDesk, id: string): Promise<PaperWithdrawn> {
  const { reader } = runtime.database
  const read = await openRequest(reader, runtime, id)
  if (read?.request.kind !== 'withdraw-all') return { ok: false, refusal: 'not-there' }
  const actor = { subjectId: read.person.row.id }
  const opened = await openDossier(reader, runtime, { actor, requestId: by.requestId })
  if (!opened) return { ok: false, refusal: 'cannot' }
  const receiptNumber = drawReceiptNumber(opened.at)
  return runtime.database.transact(async (transaction): Promise<PaperWithdrawn> => {
    const now = await openRequest(transaction, runtime, id)
    if (!now) return { ok: false, refusal: 'not-there' }
    const { state, identitySeenAt } = now.request
    const may = decidePost({ do: 'handle' }, { state, identitySeen: identitySeenAt !== null })
    if (!may.ok) return may
    const withdrawn = await withdrawIn(transaction, runtime, {
      ...{ opened, withdrawal: 'all', id, receiptNumber },
      onPaper: { worker: by.worker },
    })
    if (!withdrawn.ok && withdrawn.refusal !== 'nothing-changed')
      return { ok: false, refusal: withdrawn.refusal === 'under-age' ? 'under-age' : 'cannot' }
    return settleHandled(transaction, runtime, { ...now, by, letter: 'post-withdrawn', at: opened.at })
  })
}
