import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { byOf, userOf } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import {
  chooseName,
  findResponsible,
  putAssistance,
  readAssistantsOf,
  readBetween,
  readNamesOf,
  type Assistance,
} from '~/staff/assistance-store.server'
import { findMembership, listMemberships } from '~/staff/store.server'

/** Somebody of one's own organisation, and how it stands between them and who reads. */
export type Beside = {
  memberId: string
  name: string
  state: Assistance['state'] | 'none'
  isCurrent: boolean
}

/** Of an assistant: every professional of the organisation. Of a professional: every assistant who asked or works in their name. */
export async function readBeside({ database, keyring }: Runtime, staff: Staff): Promise<Beside[]> {
  const { reader } = database
  const { memberId, organisation, role } = staff
  const { ura } = organisation
  const people = await listMemberships(reader, { keyring }, ura)
  if (role === 'assistant') {
    const names = await readNamesOf(reader, { ura, assistantId: memberId })
    const current = await findResponsible(reader, { keyring }, { ura, assistantId: memberId })
    return people
      .filter((person) => person.roles.includes('professional') && person.memberId !== memberId)
      .map((person) => ({
        ...{ memberId: person.memberId, name: person.name },
        state: names.find((one) => one.professionalId === person.memberId)?.state ?? 'none',
        isCurrent: person.memberId === current,
      }))
  }
  const assistants = await readAssistantsOf(reader, { ura, professionalId: memberId })
  return assistants
    .filter(({ state }) => state !== 'ended')
    .flatMap(({ assistantId, state }) => {
      const person = people.find((one) => one.memberId === assistantId)
      return person ? [{ memberId: assistantId, name: person.name, state, isCurrent: false }] : []
    })
}

/** In whose name an assistant works now; null for who works in their own, and where nobody accepted them. */
export async function readOwnResponsible({ database, keyring }: Runtime, staff: Staff) {
  const of = { ura: staff.organisation.ura, assistantId: staff.memberId }
  return findResponsible(database.reader, { keyring }, of)
}

export type AssistanceCommand = 'ask' | 'choose' | 'accept' | 'end'
export type AssistanceChanged = { ok: true } | { ok: false; refusal: 'not-there' }

type Changing = { staff: Staff; other: string; command: AssistanceCommand; requestId: string }

/**
 * An assistant asks, chooses in whose name they work, or stops; a professional accepts, or ends it. Each counts from the next request on, and is
 * logged.
 */
export async function changeAssistance(
  runtime: Runtime,
  { staff, other, command, requestId }: Changing,
): Promise<AssistanceChanged> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<AssistanceChanged> => {
    const isAssistant = staff.role === 'assistant'
    const between = {
      ura: staff.organisation.ura,
      assistantId: isAssistant ? staff.memberId : other,
      professionalId: isAssistant ? other : staff.memberId,
    }
    const known = await readBetween(transaction, between)
    if (!(await mayChange(transaction, runtime, { staff, command, between, known })))
      return { ok: false, refusal: 'not-there' }
    if (command === 'choose') await chooseName(transaction, known!.id, at)
    else await putAssistance(transaction, runtime, { ...between, state: STATE_AFTER[command], at })
    await appendActivity(transaction, [entry({ staff, other, command, at, requestId })])
    return { ok: true }
  })
}

const STATE_AFTER = { ask: 'asked', accept: 'accepted', end: 'ended' } as const
const LOGGED: Record<AssistanceCommand, ActivityEntry['event']> = {
  ask: 'assistance-asked',
  choose: 'assistance-chosen',
  accept: 'assistance-accepted',
  end: 'assistance-ended',
}

type Doing = Pick<Changing, 'staff' | 'command'> & {
  between: Pick<Assistance, 'ura' | 'assistantId' | 'professionalId'>
  known: Assistance | null
}

/** By the rows of this transaction: an assistant asks a professional of the same organisation, who alone accepts. */
async function mayChange(
  transaction: Transaction,
  { keyring }: Pick<Runtime, 'keyring'>,
  { staff, command, between, known }: Doing,
): Promise<boolean> {
  const { ura, assistantId, professionalId } = between
  const roleOf = async (memberId: string) =>
    (await findMembership(transaction, { keyring }, { memberId, ura }))?.roles ?? []
  if (!(await roleOf(staff.memberId)).includes(staff.role)) return false
  const isOpen = known !== null && known.state !== 'ended'
  if (command === 'end') return isOpen
  if (command === 'accept') return staff.role === 'professional' && known?.state === 'asked'
  if (staff.role !== 'assistant') return false
  if (command === 'choose') return known?.state === 'accepted'
  return !isOpen && assistantId !== professionalId && (await roleOf(professionalId)).includes('professional')
}

function entry({ staff, other, command, at, requestId }: Changing & { at: Date }): ActivityEntry {
  return {
    ...{ event: LOGGED[command], action: 'U', outcome: 'success', at, requestId, subjectId: null },
    organisation: staff.organisation.ura,
    users: [userOf(byOf(staff))],
    object: { type: 'staff', id: other },
    checks: { authorisation: true },
  }
}
