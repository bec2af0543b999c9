import { appendActivity } from '~/audit/append.server'
import { act } from '~/representation/act.server'
import { readsOnly } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { decideBan } from './ban'
import { deleteBan, insertBan, readBan } from './store.server'

export type BanChanged = { ok: true } | { ok: false; refusal: 'not-there' | 'reads-only' | 'not-yours' }

/** Switches «niemand mag voor mij vastleggen» on or off. Done twice it is done once. */
export async function changeBan(runtime: Runtime, opened: Dossier, isOn: boolean): Promise<BanChanged> {
  return runtime.database.transact(async (transaction): Promise<BanChanged> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'not-there' }
    if (readsOnly(dossier, dossier.today)) return { ok: false, refusal: 'reads-only' }
    const { person, actorId, decides, at } = dossier
    const subjectId = person.row.id
    const ban = await readBan(transaction, subjectId)
    const decided = decideBan(isOn, { byId: ban?.byId ?? null, actorId, person: subjectId, decides })
    if (!decided.ok) return decided
    if (!decided.changes) return { ok: true }
    if (isOn) await insertBan(transaction, { subjectId, byId: actorId, since: at })
    else await deleteBan(transaction, subjectId)
    const event = isOn ? 'recording-forbidden' : 'recording-allowed'
    await appendActivity(transaction, [act(dossier, { event, action: 'U' })])
    return { ok: true }
  })
}
