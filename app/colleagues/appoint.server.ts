import type { Transaction } from '~/db/database.server'
import { hasEnded } from '~/provider/departure'
import { findProvider } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { rolesInOrder, type StaffRole } from '~/staff/role'
import { addMembership, findMember, findMembership, findOrAddMember } from '~/staff/store.server'
import { decideRoles } from './decide-roles'
import { changeTo, logAdded } from './roles-entries.server'

/** Who runs the tool, for the log. */
type By = { operator: string; requestId: string }
type Appointing = { number: string; ura: string; name: string; roles: readonly StaffRole[] }

export type AppointAnswer =
  | { ok: true; roles: StaffRole[] }
  | { ok: false; refusal: 'unknown-provider' | 'unknown-member' }

/**
 * What the operator says somebody is in an organisation, besides what they are there already: its first administrator, who
 * does the rest [domain: the operator names the first administrator].
 */
export async function appoint(
  runtime: Runtime,
  { number, ura, name, roles }: Appointing,
  by: By,
): Promise<AppointAnswer> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<AppointAnswer> => {
    const organisation = await findProvider(transaction, ura)
    if (!organisation || hasEnded(organisation, at)) return { ok: false, refusal: 'unknown-provider' }
    const memberId = await findOrAddMember(transaction, runtime, { number, at })
    const known = await findMembership(transaction, runtime, { memberId, ura })
    const person = known ?? (await addMembership(transaction, runtime, { memberId, ura, name, at }))
    const logged = { person, by: byOperator(by, at) }
    if (!known) await logAdded(transaction, logged)
    return become(transaction, { ...logged, roles: [...person.roles, ...roles] })
  })
}

/** Takes every role somebody has in an organisation, for an administrator who left and whom nobody there can take it from. */
export async function dismiss(
  runtime: Runtime,
  { number, ura }: Pick<Appointing, 'number' | 'ura'>,
  by: By,
): Promise<AppointAnswer> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<AppointAnswer> => {
    const memberId = await findMember(transaction, runtime, number)
    const person = memberId && (await findMembership(transaction, runtime, { memberId, ura }))
    if (!person) return { ok: false, refusal: 'unknown-member' }
    return become(transaction, { person, by: byOperator(by, at), roles: [] })
  })
}

type Becoming = Omit<Parameters<typeof changeTo>[1], 'change'> & { roles: readonly StaffRole[] }

async function become(transaction: Transaction, { person, by, roles }: Becoming): Promise<AppointAnswer> {
  const change = decideRoles(roles, { held: person.roles, seen: person.roles, isOwn: false })
  if (change.ok) await changeTo(transaction, { person, change, by })
  return { ok: true, roles: rolesInOrder(roles) }
}

function byOperator({ operator, requestId }: By, at: Date): Becoming['by'] {
  return { users: [{ id: operator, role: '04', initiator: true }], at, requestId }
}
