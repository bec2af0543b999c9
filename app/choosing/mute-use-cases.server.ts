import { deleteMuted, insertMuted } from '~/agreement/muted.server'
import { reassess } from '~/agreement/reassess.server'
import { readApproval } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { act } from '~/representation/act.server'
import { type Doors } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'

export type MuteCommand = { approvalId: string; wants: 'none' | 'again' }

/**
 * Who is asked wants no more questions about a person from who asked this one, or wants them again (domain §3). Wanting
 * none counts as no: what waits for their agreement comes to nothing, and what the other asks later does at once. Undone as
 * easily as done. Nobody mutes themself; what is not theirs looks like what is not there.
 */
export async function muteAsker(
  { runtime }: Pick<Doors, 'runtime'>,
  opened: Dossier,
  { approvalId, wants }: MuteCommand,
): Promise<{ ok: true } | { ok: false; refusal: 'not-there' }> {
  return runtime.database.transact(async (transaction) => {
    const dossier = await renewed(transaction, runtime, opened)
    const approval = dossier && (await readApproval(transaction, dossier.person, approvalId))
    if (!dossier || !approval || approval.authorId === dossier.actorId)
      return { ok: false, refusal: 'not-there' } as const
    const { at, requestId } = dossier
    const subjectId = dossier.person.row.id
    const between = { subjectId, byId: dossier.actorId, askerId: approval.authorId }
    const changed =
      wants === 'none'
        ? await insertMuted(transaction, { ...between, at })
        : await deleteMuted(transaction, between)
    if (!changed) return { ok: true } as const
    const event = wants === 'none' ? 'asker-muted' : 'asker-unmuted'
    const object = { type: 'approval' as const, id: approval.id }
    await appendActivity(transaction, [act(dossier, { event, action: wants === 'none' ? 'C' : 'D', object })])
    await reassess(transaction, runtime, { subjectId, at, requestId })
    return { ok: true } as const
  })
}
