import type { AtDesk, Typed } from '~/authority/find-at-desk.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { isUnderTwelve, openRequest, settleHandled } from '~/post/request-use-cases.server'
import { decidePost, type PostRefusal } from '~/post/request'
import type { StoredRequest } from '~/post/store.server'
import type { Doors } from '~/representation/decision-status.server'
import { openDossier, type Acting } from '~/representation/dossier.server'
import { findSigner, type SignerRefusal } from './paper-signer.server'
import { withdrawIn } from './withdraw-use-cases.server'

/** - `under-age`: under 12 a parent signs, who has to be named · `cannot`: nothing can be done about this person any more */
type PaperRefusal = PostRefusal | SignerRefusal | 'not-there' | 'under-age' | 'cannot'
export type PaperWithdrawn = { ok: true } | { ok: false; refusal: PaperRefusal }

/** `signer`: the parent or guardian who signed, of a child under 12. */
type Paper = { id: string; signer?: Typed | null }

/**
 * Withdraws everything on paper: the same use case as online, by the channel `paper` (AVG 7(3): as easy as giving). Version and log
 * name who did it at the desk, and whose word it was: under 12 that of who has authority, which the register is asked at this moment. The desk learns
 * nothing of what stood: it is done, also where everything said no already. The request is settled in the same transaction.
 */
export async function withdrawOnPaper(
  doors: Doors,
  by: AtDesk,
  { id, signer = null }: Paper,
): Promise<PaperWithdrawn> {
  const { runtime } = doors
  const { reader } = runtime.database
  const read = await openRequest(reader, runtime, id)
  if (read?.request.kind !== 'withdraw-all') return { ok: false, refusal: 'not-there' }
  const before = mayHandle(read.request)
  if (!before.ok) return before
  let actor: Acting = { subjectId: read.person.row.id }
  if (await isUnderTwelve(reader, runtime, read.person)) {
    if (signer === null) return { ok: false, refusal: 'under-age' }
    const found = await findSigner(doors, by, { child: read.person, signer })
    if (!found.ok) return found
    actor = found.actor
  }
  const opened = await openDossier(reader, runtime, { actor, requestId: by.requestId })
  if (!opened) return { ok: false, refusal: 'cannot' }
  const receiptNumber = drawReceiptNumber(opened.at)
  return runtime.database.transact(async (transaction): Promise<PaperWithdrawn> => {
    const now = await openRequest(transaction, runtime, id)
    if (!now) return { ok: false, refusal: 'not-there' }
    const may = mayHandle(now.request)
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

function mayHandle({ state, identitySeenAt }: Pick<StoredRequest, 'state' | 'identitySeenAt'>) {
  return decidePost({ do: 'handle' }, { state, identitySeen: identitySeenAt !== null })
}
