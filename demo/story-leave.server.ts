import { arriveRequests } from '~/consentrequest/arrive.server'
import type { AskedFor } from '~/consentrequest/request'
import { sendByNumber } from '~/consentrequest/send-use-cases.server'
import type { Staff } from '~/identity/actor'
import type { Bsn } from '~/person/bsn'
import { addDays, localDate } from '~/runtime/local-date'
import { findMember, findMembership } from '~/staff/store.server'
import type { CitizenPersona } from './personas'
import type { Stage } from './story-post.server'

type Asking = { ura: string; number: string; forDays: number; asked: Omit<AskedFor, 'until'> }

/** A colleague of a care provider asks somebody who is treated there for leave. */
export async function askForLeave(stage: Stage, persona: CitizenPersona, asking: Asking): Promise<void> {
  const { runtime, doors, requestId } = stage
  const staff = await colleague(stage, asking)
  const typed = { bsn: persona.bsn as Bsn, birthDate: persona.birthDate }
  const asked = { ...asking.asked, until: addDays(localDate(runtime.now()), asking.forDays) }
  const sent = await sendByNumber(doors, { staff, typed, asked, requestId })
  if (!sent.ok) throw new Error(`no leave could be asked: ${sent.refusal}`)
  await arriveRequests(runtime)
}

async function colleague({ runtime }: Stage, { ura, number }: Asking): Promise<Staff> {
  const { reader } = runtime.database
  const memberId = await findMember(reader, runtime, number)
  const found = memberId && (await findMembership(reader, runtime, { memberId, ura }))
  if (!found) throw new Error('the demo has no such colleague')
  const { name, roles } = found
  const employment = { organisation: { ura, name: ura }, roleCode: '01.015' }
  return {
    ...{ audience: 'staff', level: 'hoog', loggedInAt: runtime.now() },
    ...{ memberId: found.memberId, name, professional: number, employments: [employment] },
    ...{ ...employment, role: roles[0]!, roles },
  }
}
