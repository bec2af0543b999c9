import { appendActivity } from '~/audit/append.server'
import { askBirthDate, writeCapacity } from '~/comingofage/capacity-use-cases.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { findById, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { actByOffice } from '~/representation/act.server'
import type { Doors, Occasion } from '~/representation/decision-status.server'
import {
  decideMeasure,
  isMeasure,
  objectionToPapers,
  REVERSE,
  type Measure,
  type MeasureCommand,
  type MeasureRefusal,
  type MeasureState,
  type PaperRefusal,
  type SeenPapers,
} from '~/representation/evidence'
import { endGranted, readCase, writeCase, type EvidenceRow } from '~/representation/evidence-store.server'
import { localDate, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { eq } from 'drizzle-orm'

export type MeasureMoved =
  | { ok: true; state: MeasureState }
  | {
      ok: false
      refusal: MeasureRefusal | PaperRefusal | 'not-there' | 'changed' | 'register-down'
    }

export type MeasureMove = {
  id: string
  do: MeasureCommand['do']
  worker: string
  papers?: SeenPapers
  reason?: string
  /** Which state of the case was on the screen. */
  revision?: number
  requestId: string
}

/**
 * A step of a measure about one person, in one transaction with what it does: capacity that two of the desk established or ended
 * (BW 7:465), names hidden from who acts for the person, or no longer (domain: safety of the child).
 */
export async function moveMeasure(doors: Doors, move: MeasureMove): Promise<MeasureMoved> {
  const { runtime } = doors
  const asked = await readCase(runtime.database.reader, move.id)
  if (!asked || !isMeasure(asked.row.kind)) return { ok: false, refusal: 'not-there' }
  const isCapacity = move.do === 'confirm' && asked.row.kind.startsWith('capacity')
  const born = isCapacity ? await askBirthDate(doors, asked.row.subjectId) : null
  if (born && !born.ok) return born
  const birthDate = born?.birthDate ?? null
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<MeasureMoved> => {
    const row = (await readCase(transaction, move.id))?.row
    const person = row && (await findById(transaction, runtime, row.subjectId))
    if (!row || !isMeasure(row.kind) || !person?.keys.profile) return { ok: false, refusal: 'not-there' }
    if (move.revision !== undefined && row.revision !== move.revision)
      return { ok: false, refusal: 'changed' }
    const objection = move.do === 'see' && papersWrong(row.kind, move.papers, localDate(at))
    if (objection) return { ok: false, refusal: objection }
    const command = { do: move.do, by: move.worker }
    const facts = { state: row.state!, seenBy: row.seenBy, stands: standsSo(row.kind, person) }
    const decided = decideMeasure(command, facts)
    if (!decided.ok) return decided
    await write(transaction, runtime, {
      move,
      row,
      kind: row.kind,
      person,
      state: decided.state,
      birthDate,
      at,
    })
    return { ok: true, state: decided.state }
  })
}

function papersWrong(kind: Measure, papers: SeenPapers | undefined, today: LocalDate) {
  return objectionToPapers(kind, papers ?? { papers: [], dated: today }, today)
}

/** Whether it stands so already. */
export function standsSo(kind: Measure, { row: { capable, shielded } }: Subject): boolean {
  switch (kind) {
    case 'capacity-established':
      return !capable
    case 'capacity-ended':
      return capable
    case 'shielding-set':
      return shielded
    case 'shielding-lifted':
      return !shielded
  }
}

type Writing = {
  move: MeasureMove
  row: EvidenceRow
  kind: Measure
  person: Subject
  state: MeasureState
  birthDate: LocalDate | null
  at: Date
}

async function write(transaction: Transaction, runtime: Runtime, writing: Writing) {
  const { move, row, kind, person, state, at } = writing
  const { worker, papers, reason, requestId } = move
  const { id, subjectId } = row
  const isOver = state === 'refused' || state === 'withdrawn' || (state === 'granted' && isUndoing(kind))
  const seen = { seenBy: worker, seenAt: at }
  const unseen = { seenBy: null, seenAt: null, papers: null, dated: null }
  await writeCase(
    transaction,
    { person, row },
    {
      ...{ state, changedAt: at, endedAt: isOver ? at : null },
      ...(move.do === 'see'
        ? { ...seen, papers: [...papers!.papers], dated: papers!.dated }
        : { decidedBy: worker, decidedAt: at }),
      ...(move.do === 'return' && unseen),
      ...(reason !== undefined && { reason }),
    },
  )
  const object = { type: 'evidence' as const, id, became: state }
  const act = { event: 'evidence-moved', action: 'U', at, requestId, object } as const
  await appendActivity(transaction, [actByOffice(subjectId, { ...act, staffId: worker })])
  if (state === 'granted') await putInForce(transaction, runtime, writing)
}

/** What undoes an earlier one is over at once: nothing of it lasts. */
function isUndoing(kind: Measure): boolean {
  return kind === 'capacity-ended' || kind === 'shielding-lifted'
}

async function putInForce(transaction: Transaction, runtime: Runtime, writing: Writing) {
  const { move, row, kind, person, birthDate, at } = writing
  const { subjectId } = row
  const [seenBy, confirmedBy] = [row.seenBy!, move.worker]
  const occasion = { at, requestId: move.requestId }
  await endGranted(transaction, { subjectId, kind: REVERSE[kind], at })
  if (kind === 'capacity-established' || kind === 'capacity-ended') {
    const capable = kind === 'capacity-ended'
    const capacity = { subjectId, capable, seenBy, confirmedBy, birthDate, ...occasion }
    const written = await writeCapacity(transaction, runtime, capacity)
    if (!written.ok) throw new Error(`a measure cannot be put in force: ${written.refusal}`)
    return
  }
  await writeShielding(transaction, runtime, { person, kind, by: [seenBy, confirmedBy], ...occasion })
}

type Shielding = Occasion & { person: Subject; kind: Measure; by: string[] }

/**
 * Hides names of providers from who acts for the person, or no longer. Only the person hears of it, from 12 on: who it is
 * against is not to be warned by a mail.
 */
async function writeShielding(transaction: Transaction, runtime: Runtime, shielding: Shielding) {
  const { person, kind, by, at, requestId } = shielding
  const { id, ageCategory } = person.row
  await transaction
    .update(subject)
    .set({ shielded: kind === 'shielding-set' })
    .where(eq(subject.id, id))
  const object = { type: 'profile' as const, id }
  const act = { event: 'shielding-changed', action: 'U', at, requestId, object } as const
  await appendActivity(
    transaction,
    by.map((staffId) => actByOffice(id, { ...act, staffId })),
  )
  if (ageCategory === 'under-12') return
  const reason = `shielding:${at.toISOString()}`
  await enqueue(transaction, runtime, { kind: 'authority', citizen: person, reason, at })
}
