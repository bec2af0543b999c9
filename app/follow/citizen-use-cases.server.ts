import { appendActivity } from '~/audit/append.server'
import { readFollowing, writeFollowing } from '~/following/use-cases.server'
import { act } from '~/representation/act.server'
import { readsOnly } from '~/representation/decision-status.server'
import { renewed, seesList, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'

export type StopAsked = { ok: true } | { ok: false; refusal: 'not-there' | 'reads-only' }

/** Asks a provider that follows to stop. It decides itself, since it treats the person; the question stands on its list. Asked twice it is asked once. */
export async function askToStop(runtime: Runtime, opened: Dossier, ura: string): Promise<StopAsked> {
  return runtime.database.transact(async (transaction): Promise<StopAsked> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier || !seesList(dossier)) return { ok: false, refusal: 'not-there' }
    if (readsOnly(dossier, dossier.today)) return { ok: false, refusal: 'reads-only' }
    const following = await readFollowing(transaction, { subjectId: dossier.person.row.id, ura })
    if (!following) return { ok: false, refusal: 'not-there' }
    if (following.stopAskedAt) return { ok: true }
    await writeFollowing(transaction, following, { stopAskedAt: dossier.at })
    await appendActivity(transaction, [act(dossier, { event: 'following-stop-asked', action: 'U' })])
    return { ok: true }
  })
}
