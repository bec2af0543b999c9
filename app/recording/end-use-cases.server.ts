import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Author } from '~/consent/activate-version.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { readCurrent } from '~/consent/store.server'
import { openDispute } from '~/conversation/dispute.server'
import type { Transaction } from '~/db/database.server'
import { findById } from '~/person/store.server'
import { findProvider } from '~/provider/store.server'
import { act, actBySystem } from '~/representation/act.server'
import { decisionStatusOf, type DecisionStatus } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import { renewedForStaff, type StaffDossier } from '~/representation/staff-dossier.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { raiseAlarm } from '~/staff/alarm-store.server'
import { openRecord } from './opened.server'
import { putBack } from './put-back'
import { putInForce, tellConcerned } from './put-in-force.server'
import type { EndedAs } from './recorded'
import { endSlips, findSlip } from './slip-store.server'
import { changedSince } from './stands-since.server'
import { readRecording, writeEndReason, writeRecording, type StoredRecording } from './store.server'

export type Ended =
  /** `left`: how many answers did not go back: another's word is needed for them, or they cannot be chosen any more. */
  | { ok: true; number: string; left: number }
  /** `over`: it was ended before · `not-today`: of an earlier day, which needs a reason */
  | { ok: false; refusal: 'not-there' | 'over' | 'reads-only' | 'not-today' }

type ByCitizen = { id: string; as: Extract<EndedAs, 'undone' | 'not-said'> }

/**
 * *Maak ongedaan* and *Dit heb ik niet gezegd*: what stood before stands again, at once, where nothing was chosen since; what
 * waits is off. Logged, and everybody concerned is told.
 */
export async function endByCitizen(runtime: Runtime, opened: Dossier, { id, as }: ByCitizen): Promise<Ended> {
  const receiptNumber = drawReceiptNumber(opened.at)
  return runtime.database.transact(async (transaction): Promise<Ended> => {
    const read = await openRecord(transaction, runtime, { opened, id })
    if (!read.ok) return read
    const { dossier, found } = read
    const { by, actorId, at, requestId } = dossier
    return end(transaction, runtime, {
      ...{ status: dossier, found, as, at, requestId, receiptNumber, author: by },
      mayWiden: mayLift(dossier, { by: actorId, saidBy: found.saidBy }),
      entry: act(dossier, endedEntry(id)),
    })
  })
}

/**
 * *Dit heb ik niet gezegd* with the code of the paper, without logging in. Whoever has the paper puts back what stood, as on
 * paper: whoever it was printed for.
 */
export async function endBySlip(
  runtime: Runtime,
  { code, requestId }: { code: string; requestId: string },
): Promise<Ended> {
  const at = runtime.now()
  const receiptNumber = drawReceiptNumber(at)
  return runtime.database.transact(async (transaction): Promise<Ended> => {
    const slip = await findSlip(transaction, runtime, { code, today: localDate(at) })
    if (!slip) return { ok: false, refusal: 'not-there' }
    const { person, recording: found, forId } = slip
    const status = await decisionStatusOf(transaction, person, localDate(at))
    return end(transaction, runtime, {
      ...{ status, found, as: 'not-said', at, requestId, receiptNumber },
      author: { id: 'paper', role: '07', channel: 'paper' },
      mayWiden: mayLift(status, { by: forId, saidBy: found.saidBy }),
      entry: actBySystem(person.row.id, { ...endedEntry(found.id), at, requestId }),
    })
  })
}

type ByStaff =
  | { id: string; as: Extract<EndedAs, 'wrong-person'> }
  | { id: string; as: Extract<EndedAs, 'wrongly-recorded'>; reason: string }

/**
 * *Verkeerde persoon*, the same day, by who wrote it down; and *verkeerd vastgelegd*, later, by anybody at the counter of the same
 * organisation, who gives a reason. It should never have counted, so that all of it goes back, but for a no that the person said since
 * is right. Both stay in the log, and everybody concerned is told.
 */
export async function endByStaff(runtime: Runtime, opened: StaffDossier, wrong: ByStaff): Promise<Ended> {
  const { id, as } = wrong
  const receiptNumber = drawReceiptNumber(opened.at)
  return runtime.database.transact(async (transaction): Promise<Ended> => {
    const dossier = await renewedForStaff(transaction, runtime, opened)
    const found = dossier && (await readRecording(transaction, dossier.person, id))
    if (!dossier || found?.ura !== dossier.staff.organisation.ura) return { ok: false, refusal: 'not-there' }
    const isOwn = found.memberId === dossier.staff.memberId
    if (as === 'wrong-person' && !isOwn) return { ok: false, refusal: 'not-there' }
    if (as === 'wrong-person' && localDate(found.at) !== dossier.today)
      return { ok: false, refusal: 'not-today' }
    const { by, at, requestId } = dossier
    const ended = await end(transaction, runtime, {
      ...{ status: dossier, found, as, at, requestId, receiptNumber },
      // What the person said is right is their own word by then: staff take no no of theirs away.
      mayWiden: found.acceptedAt === null,
      author: { ...by, for: found.saidBy },
      entry: act(dossier, endedEntry(id)),
    })
    if (ended.ok) await endSlips(transaction, id, at)
    if (ended.ok && wrong.as === 'wrongly-recorded')
      await writeEndReason(transaction, dossier.person, { id, reason: wrong.reason })
    return ended
  })
}

function endedEntry(id: string) {
  return { event: 'recording-ended', action: 'U', object: { type: 'recording', id } } as const
}

/**
 * Whether somebody may take away a no that was recorded: who said it, or who decides alone. Of two parents, what one said at
 * the counter is not lifted by the other.
 */
export function mayLift(
  { decides, person, representatives }: DecisionStatus,
  { by, saidBy }: { by: string; saidBy: string },
): boolean {
  if (by === saidBy || (decides === 'self' && by === person.row.id)) return true
  return decides !== 'together' && representatives.every(({ representativeId }) => representativeId === by)
}

type Ending = {
  status: DecisionStatus
  found: StoredRecording
  as: EndedAs
  author: Author
  mayWiden: boolean
  entry: ActivityEntry
  at: Date
  requestId: string
  receiptNumber: string
}

async function end(transaction: Transaction, runtime: Runtime, ending: Ending): Promise<Ended> {
  const { status, found, as, author, at, entry, requestId } = ending
  if (found.endedAs) return { ok: false, refusal: 'over' }
  const { person } = status
  const today = localDate(at)
  const current = (await readCurrent(transaction, person))?.choices ?? []
  const { edits, left } = putBack(
    {
      ...{ content: found.content, current, mayWiden: ending.mayWiden },
      changedSince: await changedSince(transaction, person, found),
      catalogue: await currentCatalogue(transaction),
    },
    today,
  )
  await putInForce(transaction, runtime, {
    ...{ person, edits, author, at, requestId, receiptNumber: ending.receiptNumber },
    source: { id: found.id, revision: 2 },
  })
  await writeRecording(transaction, found.id, {
    ...{ endedAs: as, endedAt: at, endedBy: author.id },
    ...(found.waits === 'waiting' && { waits: 'declined' as const }),
  })
  await appendActivity(transaction, [entry])
  const { memberId, ura } = found
  // Whoever says that they never said it raises a case, which the administrator answers, and comes to the desk.
  if (as === 'not-said') {
    await raiseAlarm(transaction, runtime, {
      ...{ memberId, ura, kind: 'not-said', count: 'one-more', at, requestId },
    })
    await openDispute(transaction, runtime, {
      ...{ by: author.channel === 'paper' ? null : await findById(transaction, runtime, author.id) },
      recording: {
        id: found.id,
        number: found.number,
        organisation: (await findProvider(transaction, ura))?.name ?? ura,
      },
      ...{ at, requestId },
    })
  }
  await reassess(transaction, runtime, { subjectId: person.row.id, at, requestId })
  await tellConcerned(transaction, runtime, { status, reason: `${found.id}:${as}`, at })
  return { ok: true, number: found.number, left }
}
