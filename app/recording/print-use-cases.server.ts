import { appendActivity } from '~/audit/append.server'
import { act } from '~/representation/act.server'
import { renewedForStaff, type StaffDossier } from '~/representation/staff-dossier.server'
import { newCode } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { SLIP_CODE_LENGTH } from './slip'
import { putSlip } from './slip-store.server'
import { readRecording } from './store.server'

export type Printed = { ok: true } | { ok: false; refusal: 'not-there' }

/**
 * Makes the paper of a record, one for each who may act, each with a code of its own; what was printed before stops working.
 * Whoever wrote it down prints it.
 */
export async function printSlips(
  runtime: Runtime,
  opened: StaffDossier,
  recordingId: string,
): Promise<Printed> {
  return runtime.database.transact(async (transaction): Promise<Printed> => {
    const dossier = await renewedForStaff(transaction, runtime, opened)
    const found = dossier && (await readRecording(transaction, dossier.person, recordingId))
    const isOwn =
      found?.memberId === dossier?.staff.memberId && found?.ura === dossier?.staff.organisation.ura
    if (!dossier || !found || !isOwn || found.endedAs) return { ok: false, refusal: 'not-there' }
    const { person, at } = dossier
    const { representative, document } = found.content.evidence
    const those = [...(representative ? [representative.id] : []), ...(document ? [person.row.id] : [])]
    for (const forId of those) {
      const code = newCode(SLIP_CODE_LENGTH)
      await putSlip(transaction, runtime, { person, code, recordingId, forId, at })
    }
    const object = { type: 'recording' as const, id: recordingId }
    await appendActivity(transaction, [act(dossier, { event: 'slip-printed', action: 'E', object })])
    return { ok: true }
  })
}
