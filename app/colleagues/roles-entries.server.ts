import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import { markEndedAt } from '~/identity/store.server'
import { writeRoles, type Membership } from '~/staff/store.server'
import type { RolesDecision } from './decide-roles'

type By = Pick<ActivityEntry, 'users' | 'at' | 'requestId'>
type Changing = { person: Membership; change: RolesDecision & { ok: true }; by: By }

/**
 * Writes what somebody is from now on, ends at once what they do in a role that was taken, and logs each role that was given
 * or taken: who, to whom, in which organisation.
 */
export async function changeTo(transaction: Transaction, { person, change, by }: Changing): Promise<void> {
  const { id, memberId, ura: organisation } = person
  const { at } = by
  await writeRoles(transaction, { id, roles: change.roles, at })
  if (change.taken.length > 0)
    await markEndedAt(
      transaction,
      { memberId, organisation, roles: change.taken },
      { at, reason: 'roles-changed' },
    )
  await appendActivity(transaction, [
    ...change.given.map((role) => entry({ person, by, event: 'role-given', about: `${memberId}:${role}` })),
    ...change.taken.map((role) => entry({ person, by, event: 'role-taken', about: `${memberId}:${role}` })),
  ])
}

/** Logs that somebody was put on the list of an organisation. */
export async function logAdded(transaction: Transaction, { person, by }: Omit<Changing, 'change'>) {
  await appendActivity(transaction, [entry({ person, by, event: 'staff-added', about: person.memberId })])
}

type Said = Omit<Changing, 'change'> & {
  event: Extract<ActivityEntry['event'], 'role-given' | 'role-taken' | 'staff-added'>
  about: string
}

function entry({ person, by, event, about }: Said): ActivityEntry {
  return {
    ...by,
    event,
    action: event === 'staff-added' ? 'C' : 'U',
    outcome: 'success',
    subjectId: null,
    organisation: person.ura,
    object: { type: 'staff', id: about },
    checks: { authorisation: true },
  }
}
