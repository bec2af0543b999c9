import { syncAuthority } from '~/authority/authority-sync.server'
import {
  findAtDesk,
  openFound,
  type AtDesk,
  type FindRefusal,
  type Typed,
} from '~/authority/find-at-desk.server'
import { numberOf, type Subject } from '~/person/store.server'
import { readAuthority } from '~/representation/authority'
import { decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import { FULL_DISCLOSURE } from '~/representation/disclosure'
import type { Acting } from '~/representation/dossier.server'
import { localDate } from '~/runtime/local-date'

/** - `no-authority`: the register does not say that who signed has authority over the child */
export type SignerRefusal = FindRefusal | 'no-authority'

type Found = { ok: true; actor: Acting } | { ok: false; refusal: SignerRefusal }

/**
 * Who signed for a child under 12, by number and birth date, exactly, as at a counter; and whether they have authority, which the register is asked
 * at this very moment (domain: who decides). What it says is written down, as at a login. Who signed reads that the desk looked.
 */
export async function findSigner(
  doors: Doors,
  by: AtDesk,
  { child, signer }: { child: Subject; signer: Typed },
): Promise<Found> {
  const { runtime, authority } = doors
  const found = await findAtDesk(doors, by, signer)
  if (!found.ok) return found
  const bsn = numberOf(child)
  const asked = bsn && (await authority.findAuthority(bsn, { fresh: true }))
  if (!bsn || !asked?.ok) return { ok: false, refusal: 'register-down' }
  const at = runtime.now()
  const { requestId } = by
  const reading = readAuthority(asked.relations, bsn)
  return runtime.database.transact(async (transaction): Promise<Found> => {
    const looked = { ...by, bsn: signer.bsn, registered: found.registered, at, event: 'looked-up' } as const
    const { row } = await openFound(transaction, runtime, looked)
    await syncAuthority(transaction, runtime, { person: child, reading, at, requestId })
    const status = await decisionStatusOf(transaction, child, localDate(at))
    const theirs = status.representatives.find(({ representativeId }) => representativeId === row.id)
    if (!theirs) return { ok: false, refusal: 'no-authority' }
    const actingFor = {
      ...{ representationId: theirs.id, subjectId: child.row.id, kind: theirs.kind, checkedAt: at },
      ...{ name: null, givenName: null, age: null, decides: status.decides, disclosure: FULL_DISCLOSURE },
      access: 'open',
    } as const
    return { ok: true, actor: { subjectId: row.id, actingFor } }
  })
}
