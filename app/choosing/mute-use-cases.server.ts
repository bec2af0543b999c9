import { deleteMuted, insertMuted } from '~/agreement/muted.server'
import { lookAgain } from '~/agreement/settle.server'
import { readApproval } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { required } from '~/representation/concerned.server'
import { actBy } from '~/representation/act.server'
import type { ActingCitizen } from '~/representation/acting'
import { concernedBy, type Doors } from '~/representation/standing.server'
import { localDate } from '~/runtime/local-date'

export type Muting = { approvalId: string; wants: 'none' | 'again'; requestId: string }

/**
 * Who is asked wants no more questions about a person from who asked this one, or wants them again (domain §3). Wanting
 * none counts as no: what waits for their agreement comes to nothing, and what the other asks later does at once. Undone as
 * easily as done. Nobody mutes themself; what is not theirs looks like what is not there.
 */
export async function muteAsker(
  { runtime }: Pick<Doors, 'runtime'>,
  actor: ActingCitizen | null,
  { approvalId, wants, requestId }: Muting,
): Promise<{ ok: true } | { ok: false; refusal: 'not-there' }> {
  const who = required(actor)
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const concerned = await concernedBy(transaction, runtime, { actor: who, today: localDate(at) })
    const approval = concerned && (await readApproval(transaction, concerned.person, approvalId))
    if (!concerned || !approval || approval.authorId === concerned.actorId)
      return { ok: false, refusal: 'not-there' } as const
    const subjectId = concerned.person.row.id
    const between = { subjectId, byId: concerned.actorId, askerId: approval.authorId }
    const changed =
      wants === 'none'
        ? await insertMuted(transaction, { ...between, at })
        : await deleteMuted(transaction, between)
    if (!changed) return { ok: true } as const
    const event = wants === 'none' ? 'asker-muted' : 'asker-unmuted'
    const object = { type: 'approval' as const, id: approval.id }
    await appendActivity(transaction, [
      actBy(concerned, { event, action: wants === 'none' ? 'C' : 'D', at, requestId, object }),
    ])
    await lookAgain(transaction, runtime, { subjectId, at, requestId })
    return { ok: true } as const
  })
}
