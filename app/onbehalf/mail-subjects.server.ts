import { eq } from 'drizzle-orm'
import { readOpen } from '~/comingofage/inherited.server'
import { leaveIn } from '~/consentrequest/leave-reason'
import { waitsForAnother } from '~/consentrequest/store.server'
import type { StillTrue } from '~/notification/still-true.server'
import { findById } from '~/person/store.server'
import { readRepresentation } from '~/representation/store.server'
import { approval } from '~/representation/tables.server'
import { localDate } from '~/runtime/local-date'

/** Steps after which somebody is still to answer; the others tell what became of it. */
const WAITS = ['asked', 'reminded', 'last-reminded']
/** States of which a mail asks something, or says that it goes on; that something ended or was refused stays so. */
const GOES_ON: Record<string, string[]> = {
  offered: ['offered'],
  requested: ['requested', 'seen', 'active'],
  active: ['active'],
}

/** `<id>:<step>:…`, or what is asked for an organisation: a question that waits is told to who did not answer it yet, while it waits. */
export const isApprovalTold: StillTrue = async (reader, _runtime, { citizen, reason, at }) => {
  const leave = leaveIn(reason)
  if (leave)
    return (
      !leave.waits ||
      waitsForAnother(reader, { id: leave.id, citizenId: citizen.row.id, today: localDate(at) })
    )
  const [id = '', step = ''] = reason.split(':')
  const [found] = await reader.select().from(approval).where(eq(approval.id, id)).limit(1)
  if (!found) return false
  const row = reader.tags.genuine(approval, found)
  return !WAITS.includes(step) || (row.state === 'waiting' && !row.agreed.includes(citizen.row.id))
}

/** `<id>:<state>…`: what a representation became is told while it is that. */
export const isRepresentationTold: StillTrue = async (reader, _runtime, { reason }) => {
  const [id = '', state = ''] = reason.split(':')
  if (id === 'capacity' || id === 'shielding') return true
  const row = await readRepresentation(reader, id)
  return row !== null && (GOES_ON[state]?.includes(row.state) ?? true)
}

/** `<person>:<what> <day>`: a birthday of somebody who lives; announced while it is still to come. */
export const isBirthdayTold: StillTrue = async (reader, runtime, { reason, at }) => {
  const [id = '', due = ''] = reason.split(':')
  const [what = '', day = ''] = due.split(' ')
  const person = await findById(reader, runtime, id)
  if (!person?.keys.profile || person.row.deceasedAt) return false
  return !what.startsWith('announce-') || day > localDate(at)
}

/** What was taken along is asked about until it is confirmed or ended. */
export const isInheritedTold: StillTrue = async (reader, _runtime, { citizen }) =>
  (await readOpen(reader, citizen)) !== null
