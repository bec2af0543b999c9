import { appendActivity } from '~/audit/append.server'
import { writePerson } from '~/authority/registered.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { findTyped, type LookUpRefusal, type Typed } from '~/counter/look-up.server'
import { noteLookUp } from '~/counter/raise.server'
import { LOOK_UPS } from '~/counter/visit'
import type { Reader, Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { findProvider } from '~/provider/store.server'
import type { Doors } from '~/representation/decision-status.server'
import { userOf, whoServes, type StaffBy } from '~/representation/staff-dossier.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { codeIndexOf } from './code-store.server'
import { answerBy, refusesPeriod } from './decide'
import { mayAsk } from './may-ask'
import type { AskedFor } from './request'
import { countSent, insertRequest } from './store.server'

/** Who asks, and what. */
type Asking = { staff: Staff; asked: AskedFor; requestId: string }

/**
 * - `excluded`: a kind of organisation or a profession that may never ask (Wabvpz 15f) · `unknown-data`: no kind of data of today
 * - `past` · `too-long`: the last day · `too-often` · `role-gone` · `register-down`: as at the counter
 *
 * None of them says anything about a person.
 */
export type SendRefusal = 'excluded' | 'unknown-data' | 'past' | 'too-long' | Exclude<LookUpRefusal, 'nobody'>
export type RequestSent = { ok: true; id: string } | { ok: false; refusal: SendRefusal }

/**
 * Sends a request with a code of the person's. Nothing is looked up: whether the code is of anybody, works, or may be used is found
 * out when it arrives, so that sending does the same and says the same whatever the code is.
 */
export async function sendByCode(
  runtime: Runtime,
  { code, ...asking }: Asking & { code: string },
): Promise<RequestSent> {
  const codeIndex = codeIndexOf(runtime, code)
  return runtime.database.transact((transaction) =>
    keep(transaction, runtime, { ...asking, codeIndex, find: async () => null }),
  )
}

/**
 * Sends a request to somebody who is treated here, by number and birth date. Within the limits of the counter, where the same two
 * are asked; number and date that do not belong together are kept as a request that reaches nobody.
 */
export async function sendByNumber(
  doors: Pick<Doors, 'runtime' | 'register'>,
  { typed, ...asking }: Asking & { typed: Typed },
): Promise<RequestSent> {
  const { runtime } = doors
  const { staff, requestId } = asking
  const { reader } = runtime.database
  // Nobody is asked about for a request that cannot be sent.
  const allowed = await allow(reader, runtime, asking)
  if (!allowed.ok) return allowed
  const found = await findTyped(doors, { ...typed, staff, requestId })
  if (!found.ok && found.refusal !== 'nobody') return { ok: false, refusal: found.refusal }
  const find = async (transaction: Transaction, { id, by, at }: Finding) => {
    if (!found.ok) return null
    const registered = { bsn: typed.bsn, person: found.person, at, requestId }
    const { row } = await writePerson(transaction, runtime, registered)
    // One line in the log of the person, as a miss is one: of the request, by which it is known that it was for something.
    await appendActivity(transaction, [
      {
        ...{ event: 'looked-up', action: 'R', outcome: 'success', at, requestId, subjectId: row.id },
        ...{ organisation: staff.organisation.ura, users: [userOf(by)] },
        object: { type: 'consent-request', id },
      },
    ])
    const looked = { subjectId: row.id, name: found.person.fullName }
    await noteLookUp(transaction, runtime, { staff, at, requestId, found: looked })
    return row.id
  }
  return runtime.database.transact((transaction) =>
    keep(transaction, runtime, { ...asking, codeIndex: null, find }),
  )
}

type Keeping = Asking & {
  codeIndex: string | null
  find: (transaction: Transaction, finding: Finding) => Promise<string | null>
}

/** For which request somebody is looked up, by whom and when. */
type Finding = { id: string; by: StaffBy; at: Date }

async function keep(
  transaction: Transaction,
  runtime: Runtime,
  { codeIndex, find, ...asking }: Keeping,
): Promise<RequestSent> {
  const allowed = await allow(transaction, runtime, asking)
  if (!allowed.ok) return allowed
  const { role: memberRole, responsible } = allowed.by
  const { staff, asked, requestId } = asking
  const { memberId, organisation } = staff
  const sentAt = runtime.now()
  const id = runtime.newId()
  const subjectId = await find(transaction, { id, by: allowed.by, at: sentAt })
  await insertRequest(transaction, runtime, {
    ...{ id, ura: organisation.ura, memberId, subjectId, codeIndex, sentAt, asked },
    ...{ memberRole, responsibleId: responsible ?? null },
    answerBy: answerBy(localDate(sentAt), asked.until),
  })
  await appendActivity(transaction, [
    {
      ...{ event: 'consent-request-sent', action: 'C', outcome: 'success', at: sentAt, requestId },
      // Of whom it is stands in the entry of its arrival, if it arrives.
      subjectId: null,
      organisation: organisation.ura,
      users: [userOf(allowed.by)],
      object: { type: 'consent-request', id },
      checks: { authorisation: true, treatmentRelation: codeIndex === null },
    },
  ])
  return { ok: true, id }
}

type Allowed = { ok: true; by: StaffBy } | { ok: false; refusal: SendRefusal }

/** Whether anything may be sent now, whoever it is for. Every request counts, as a miss does at the counter. */
async function allow(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring' | 'now'>,
  { staff, asked }: Asking,
): Promise<Allowed> {
  const now = runtime.now()
  const by = await whoServes(reader, runtime, staff)
  if (!by) return { ok: false, refusal: 'role-gone' }
  if (await isExcluded(reader, staff)) return { ok: false, refusal: 'excluded' }
  const { data } = await currentCatalogue(reader)
  if (!asked.data.every((code) => data.some((one) => one.code === code)))
    return { ok: false, refusal: 'unknown-data' }
  const refusal = refusesPeriod(asked.until, localDate(now)) ?? (await tooOften(reader, staff, now))
  return refusal ? { ok: false, refusal } : { ok: true, by }
}

async function tooOften(
  reader: Reader,
  { memberId, organisation }: Staff,
  now: Date,
): Promise<'too-often' | null> {
  const since = new Date(now.getTime() - LOOK_UPS.minutes * 60_000)
  const { own, ofOrganisation } = await countSent(reader, { memberId, ura: organisation.ura, since })
  return own >= LOOK_UPS.misses || ofOrganisation >= LOOK_UPS.missesOfOrganisation ? 'too-often' : null
}

/** Whether a colleague may ask, and look, by what the directory says of their organisation now (`mayAsk`). */
export async function isExcluded(reader: Reader, { organisation, roleCode }: Staff): Promise<boolean> {
  const types = (await findProvider(reader, organisation.ura))?.types ?? []
  return !mayAsk(await currentCatalogue(reader), { types, roleCode })
}
