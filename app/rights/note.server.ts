import { appendActivity } from '~/audit/append.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { localDate, momentOf, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from '~/worker/log-user'
import type { ByOfficer } from './officer-use-cases.server'
import type { RightsEvent, RightsKind } from './request'
import { isSameName } from './same-name'
import { insertRights, readUnderWay } from './store.server'

/** `bsn`: as the paper has it, empty where it has none; kept nowhere. `isProven`: the officer saw who asks (AVG 12(6)). */
export type Noting = {
  kind: RightsKind
  channel: 'paper' | 'mail'
  receivedOn: LocalDate
  name: string
  text: string
  about: string
  bsn: string
  isProven: boolean
}

/**
 * - `ahead`: a day that must still come · `own-request`: a colleague does this · `nobody`: nobody here has that number
 * - `unproven-number`: proven is who is known by a number here · `under-way`: the same was asked and is not over
 */
export type NoteRefusal = 'ahead' | 'own-request' | 'nobody' | 'unproven-number' | 'under-way'
export type Noted = { ok: true; id: string } | { ok: false; refusal: NoteRefusal; id?: string }

/**
 * Writes down what somebody asked on paper or by mail. Its clock counts from the day it came in, and who wrote it down has it. Whose
 * it is, where the number is known here, reads it where they log in.
 */
export async function noteRights(runtime: Runtime, by: ByOfficer, noting: Noting): Promise<Noted> {
  const { kind, channel, receivedOn, name, text, about, isProven } = noting
  return runtime.database.transact(async (transaction): Promise<Noted> => {
    const at = runtime.now()
    const today = localDate(at)
    if (receivedOn > today) return { ok: false, refusal: 'ahead' }
    if (isSameName(name, by.name)) return { ok: false, refusal: 'own-request' }
    const bsn = parseBsn(noting.bsn.trim())
    const person = bsn && (await findByBsn(transaction, runtime, bsn))
    if (noting.bsn.trim() !== '' && !person?.keys.profile) return { ok: false, refusal: 'nobody' }
    if (isProven && !person) return { ok: false, refusal: 'unproven-number' }
    const subjectId = person ? person.row.id : null
    const isOnce = subjectId !== null && kind !== 'complaint'
    const underWay = isOnce ? await readUnderWay(transaction, { subjectId, kind }) : null
    if (underWay) return { ok: false, refusal: 'under-way', id: underWay }
    const events: RightsEvent[] = [
      { what: 'received', on: receivedOn, identity: isProven ? 'proven' : 'open' },
      { what: 'taken', on: today, by: by.worker },
    ]
    const receivedAt = momentOf(receivedOn, '12:00')
    const made = await insertRights(transaction, runtime, {
      ...{ kind, channel, subjectId, events, content: { name, text, about } },
      receivedAt: receivedAt > at ? at : receivedAt,
    })
    const object = { type: 'rights-request' as const, id: made.id }
    await appendActivity(transaction, [
      deskEntry(by, { event: 'rights-asked', action: 'C', at, subjectId, object }),
    ])
    return { ok: true, id: made.id }
  })
}
