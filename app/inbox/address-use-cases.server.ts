import { appendActivity } from '~/audit/append.server'
import type { Staff } from '~/identity/actor'
import { MATRIX } from '~/identity/matrix'
import type { Email } from '~/notification/email'
import { resumePaused } from '~/notification/outbox.server'
import { readInboxAddress, writeInboxAddress, type InboxAddress } from '~/optin/inbox-address.server'
import { byOf } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { findMembership } from '~/staff/store.server'

/** Where one's own organisation is told that something waits; null where nobody said. */
export async function readInboxAddressOf(runtime: Runtime, staff: Staff): Promise<InboxAddress | null> {
  return readInboxAddress(runtime.database.reader, runtime, staff.organisation.ura)
}

export type AddressGiven = { ok: true } | { ok: false; refusal: 'not-there' }

/** Says where from now on; null is nowhere. Who said so is logged, and not what; who is no administrator any more says nothing. */
export async function giveInboxAddress(
  runtime: Runtime,
  { staff, email, requestId }: { staff: Staff; email: Email | null; requestId: string },
): Promise<AddressGiven> {
  const at = runtime.now()
  const { ura } = staff.organisation
  return runtime.database.transact(async (transaction): Promise<AddressGiven> => {
    const own = await findMembership(transaction, runtime, { memberId: staff.memberId, ura })
    if (!own?.roles.some((role) => MATRIX['inbox-address'].includes(role)))
      return { ok: false, refusal: 'not-there' }
    await writeInboxAddress(transaction, runtime, { ura, email, at })
    if (email !== null) await resumePaused(transaction, ura, at)
    const { id, role } = byOf(staff)
    await appendActivity(transaction, [
      {
        ...{ event: 'organisation-address-changed', action: 'U', outcome: 'success' },
        ...{ at, requestId, subjectId: null, organisation: ura, checks: { authorisation: true } },
        users: [{ id, role, initiator: true }],
        object: { type: 'organisation', id: ura },
      },
    ])
    return { ok: true }
  })
}
