import type { Staff } from '~/identity/actor'
import type { Runtime } from '~/runtime/runtime.server'
import type { AlarmKind } from '~/staff/alarm'
import { listAlarms, raiseAlarm } from '~/staff/alarm-store.server'
import { putAssistance } from '~/staff/assistance-store.server'
import type { StaffRole } from '~/staff/role'
import {
  addMembership,
  findMembership,
  findOrAddMember,
  writeRoles,
  type Membership,
} from '~/staff/store.server'

type Given = { number?: string; ura?: string; name?: string; roles?: StaffRole[] }

/** Writes down that somebody works for an organisation, in exactly these roles. */
export async function employ(runtime: Runtime, given: Given = {}): Promise<Membership> {
  const { number = '900000101', ura = '90000101', name = 'S. Visser', roles = ['professional'] } = given
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const memberId = await findOrAddMember(transaction, runtime, { number, at })
    const person =
      (await findMembership(transaction, runtime, { memberId, ura })) ??
      (await addMembership(transaction, runtime, { memberId, ura, name, at }))
    await writeRoles(transaction, { id: person.id, roles, at })
    return { ...person, roles }
  })
}

/** Writes down that an assistant works in the name of a professional of the same organisation, who is there for it. */
export async function accepted(runtime: Runtime, { memberId, ura }: Pick<Membership, 'memberId' | 'ura'>) {
  const professional = await employ(runtime, { number: '900000909', ura, name: 'P. Hoofd' })
  const between = { ura, assistantId: memberId, professionalId: professional.memberId }
  await runtime.database.transact((transaction) =>
    putAssistance(transaction, runtime, { ...between, state: 'accepted', at: runtime.now() }),
  )
  return professional
}

/** The same, and logged in there in the first of these roles, as their session would know them. */
export async function aColleague(runtime: Runtime, given: Given = {}): Promise<Staff> {
  const employed = await employ(runtime, given)
  const { memberId, ura, name, roles } = employed
  if (roles[0] === 'assistant') await accepted(runtime, employed)
  const employment = { organisation: { ura, name: `Organisatie ${ura}` }, roleCode: '01.015' }
  return {
    ...{ audience: 'staff', level: 'hoog', loggedInAt: runtime.now() },
    ...{ memberId, name, professional: given.number ?? '900000101', employments: [employment] },
    ...{ ...employment, role: roles[0]!, roles },
  }
}

/** Puts something odd before the administrator of an organisation; gives which it is. */
export async function oddity(runtime: Runtime, given: Given & { kind?: AlarmKind } = {}) {
  const { kind = 'own-name', ...whose } = given
  const { memberId, ura } = await employ(runtime, whose)
  const raised = { memberId, ura, kind, count: 'one-more' as const, at: runtime.now(), requestId: 'odd' }
  await runtime.database.transact((transaction) => raiseAlarm(transaction, runtime, raised))
  const { waiting } = await listAlarms(runtime.database.reader, runtime, { ura, answered: 0 })
  return waiting.filter((one) => one.memberId === memberId).at(-1)!.id
}
