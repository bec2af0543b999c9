import { appendActivity } from '~/audit/append.server'
import type { ActivityUser } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import { gateOn } from '~/person/gate'
import { findById, type Subject } from '~/person/store.server'
import { decisionStatusOf } from '~/representation/decision-status.server'
import { userOf } from '~/representation/staff-dossier.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { readBlock, readCode, useCode } from './code-store.server'
import { arrives } from './decide'
import { readEarlier, readRequest, readUnlooked, writeRequest, type StoredRequest } from './store.server'
import { tellOfRequest } from './told.server'

/** So many at a time; the rest the next time. */
const AT_ONCE = 100

type Failing = { onFailure?: (error: unknown) => void }

/**
 * Takes what was sent to whom it is for, the first that was sent first: this is where a code or a number is looked up, and not where an
 * organisation waits for an answer. Each is a transaction of its own, with its log entry and mails; one that fails does not hold
 * up the others. Meant for every few seconds; doing it again changes nothing.
 */
export async function arriveRequests(runtime: Runtime, { onFailure }: Failing = {}): Promise<number> {
  const ids = await readUnlooked(runtime.database.reader, AT_ONCE)
  for (const id of ids)
    try {
      await runtime.database.transact((transaction) => arriveOne(transaction, runtime, id))
    } catch (error) {
      if (!onFailure) throw error
      onFailure(error)
    }
  return ids.length
}

async function arriveOne(transaction: Transaction, runtime: Runtime, id: string): Promise<void> {
  const request = await readRequest(transaction, runtime, id)
  if (request?.state !== 'sent') return
  const at = runtime.now()
  const code = request.codeIndex === null ? null : await readCode(transaction, request.codeIndex)
  const subjectId = request.codeIndex === null ? request.subjectId : (code?.subjectId ?? null)
  const person = subjectId === null ? null : await findById(transaction, runtime, subjectId)
  const does = person?.keys.profile ? await doesArrive(transaction, { person, request, code, at }) : false
  if (code && !code.usedAt) await useCode(transaction, code.codeIndex, at)
  const state = does ? 'waiting' : 'not-arrived'
  await writeRequest(transaction, id, { state, subjectId: does ? subjectId : null, codeIndex: null })
  if (!person?.keys.profile) return
  await appendActivity(transaction, [
    {
      ...{ event: 'consent-request-arrived', action: 'C', outcome: does ? 'success' : 'refused', at },
      ...{ requestId: id, subjectId, organisation: request.ura, users: [senderOf(request)] },
      object: { type: 'consent-request', id },
      // Where a code was used nobody was looked up, and this is the only line of it.
      checks: { treatmentRelation: request.codeIndex === null },
    },
  ])
  if (!does) return
  const standing = await decisionStatusOf(transaction, person, localDate(at))
  await tellOfRequest(transaction, runtime, { standing, about: { id, step: 'arrived' }, except: null, at })
}

type Arriving = {
  person: Subject
  request: StoredRequest
  code: Parameters<typeof arrives>[0]['code']
  at: Date
}

async function doesArrive(
  transaction: Transaction,
  { person, request, code, at }: Arriving,
): Promise<boolean> {
  const blocked = (await readBlock(transaction, person.row.id)) !== null
  const { ura, id } = request
  const earlier = await readEarlier(transaction, { ura, id, subjectId: person.row.id })
  return arrives({ code, earlier, sentAt: request.sentAt, gate: gateOn(person.row, localDate(at)), blocked })
}

/** Who sent it, as the log names them. */
function senderOf({ memberId: id, memberRole: role, responsibleId }: StoredRequest): ActivityUser {
  return userOf({ id, role, responsible: responsibleId ?? undefined })
}
