import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import { isSuspendedBeside } from '~/authority/slot.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { findById, type Subject } from '~/person/store.server'
import { actAbout, actByOffice } from '~/representation/act.server'
import { decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import { objectionToPapers, type PaperRefusal, type SeenPapers } from '~/representation/evidence'
import { readCaseOf, writeCase, type EvidenceRow } from '~/representation/evidence-store.server'
import {
  decideGrant,
  isTheirsToEnd,
  type Grant,
  type GrantCommand,
  type GrantRefusal,
  type HigherRecords,
} from '~/representation/grant'
import { readRepresentation, writeRepresentation, type Representation } from '~/representation/store.server'
import type { WhoDecides } from '~/representation/who-decides'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { factsAbout, grantOf } from './grant-facts.server'

export type Step = { id: string; requestId: string }

/** What is written down beside the step: the papers, why, and which state of the case was on the screen. */
export type Noted = { worker: string; papers?: SeenPapers; reason?: string; revision?: number }

export type Taken =
  | { ok: true; id: string; state: Grant['state'] }
  /** `changed`: somebody did something with it since it was shown. */
  | { ok: false; refusal: GrantRefusal | PaperRefusal | 'changed' }

type Taking = Step & {
  command: Exclude<GrantCommand, { do: 'offer' | 'request' }>
  /** `officer`: the privacy officer, who may end whatever the register does not say. */
  by: 'citizen' | 'office' | 'officer'
  /** Why, sealed for the person whose log it is. */
  why?: string
  higher?: HigherRecords
  noted?: Noted
}

/** A step of a representation that is there, with what is written down beside it, log and mails in one transaction. */
export async function take({ runtime }: Doors, taking: Taking): Promise<Taken> {
  const { id, requestId, command, higher = {} } = taking
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Taken> => {
    const row = await readRepresentation(transaction, id)
    const person = row && (await findById(transaction, runtime, row.subjectId))
    if (!row || !person?.keys.profile) return { ok: false, refusal: 'not-there' }
    const { decides } = await decisionStatusOf(transaction, person, localDate(at))
    if (!isTheirs(row, { ...taking, decides })) return { ok: false, refusal: 'not-there' }
    const kept = await readCaseOf(transaction, id)
    const refusal = objectionTo(taking, { row, kept, at })
    if (refusal) return { ok: false, refusal }
    const taker = command.do === 'accept' ? await findById(transaction, runtime, command.by) : null
    if (taker && taker.row.ageCategory !== '16-or-over') return { ok: false, refusal: 'under-age' }
    const suspended = await isSuspendedBeside(transaction, row)
    const facts = await factsAbout(transaction, { person, grant: grantOf(row), suspended, at })
    const decided = decideGrant(command, { ...facts, higher }, localDate(at))
    if (!decided.ok) return decided
    const { state, seenBy, confirmedBy, higher: recorded, startsOn, endsOn } = decided.grant
    const endReason = state === 'ended' || state === 'refused' ? command.do : null
    const written = { id, state, seenBy, confirmedBy, higher: recorded, endReason, startsOn, endsOn }
    await writeRepresentation(transaction, { ...written, changedAt: at })
    if (kept) await writeCase(transaction, { person, row: kept }, changeOf(taking, at))
    await tell(transaction, runtime, { ...taking, row, person, state, at })
    await reassess(transaction, runtime, {
      ...{ subjectId: person.row.id, told: [row.representativeId], at, requestId },
    })
    return { ok: true, id, state }
  })
}

type Standing = { row: Representation; kept: EvidenceRow | null; at: Date }

function objectionTo(
  { noted, command }: Taking,
  { row, kept, at }: Standing,
): PaperRefusal | 'changed' | null {
  const { revision, papers } = noted ?? {}
  if (revision !== undefined && kept?.revision !== revision) return 'changed'
  return command.do === 'see' && papers ? objectionToPapers(row.kind, papers, localDate(at)) : null
}

/** Sent back, the papers are nobody's any more. */
function changeOf({ command, noted }: Taking, at: Date): Parameters<typeof writeCase>[2] {
  if (!noted) return { changedAt: at }
  const { worker, papers, reason } = noted
  const why = reason === undefined ? {} : { reason }
  if (command.do === 'see') {
    const seen = { seenBy: worker, seenAt: at, papers: [...(papers?.papers ?? [])] }
    return { ...seen, dated: papers?.dated ?? null, changedAt: at }
  }
  const nothing = { seenBy: null, seenAt: null, papers: null, dated: null }
  const decided = { decidedBy: worker, decidedAt: at, changedAt: at }
  return { ...decided, ...why, ...(command.do === 'return' && nothing) }
}

/** A citizen touches only what is between them and another. What the access service said and they ended does not count again that day. */
function isTheirs(row: Representation, { by, command, decides }: Taking & { decides: WhoDecides }): boolean {
  if (by === 'office') return command.do !== 'end' || row.ground === 'evidence'
  if (by === 'officer') return command.do !== 'end' || row.ground !== 'register'
  if (row.representativeId === command.by) return row.ground !== 'register'
  return row.subjectId === command.by && command.do === 'end' && isTheirsToEnd(row, decides)
}

type Telling = Taking & { row: Representation; person: Subject; state: string; at: Date }

async function tell(transaction: Transaction, runtime: Runtime, telling: Telling) {
  const { row, person, state, at, requestId, command, by, id, why } = telling
  const object = { type: 'representation' as const, id, became: state }
  const act = { event: 'representation-changed', action: 'U', at, requestId, object } as const
  const entry =
    by === 'citizen'
      ? actAbout(person.row.id, { ...act, byId: command.by })
      : actByOffice(person.row.id, { ...act, staffId: command.by })
  const sealing = { key: person.keys.log, text: JSON.stringify({ reason: why }) }
  await appendActivity(transaction, [why === undefined ? entry : { ...entry, sealing }])
  const representative = await findById(transaction, runtime, row.representativeId)
  for (const citizen of [person, representative]) {
    if (!citizen?.keys.profile || citizen.row.id === command.by) continue
    const reason = `${id}:${state}:${at.toISOString()}`
    await enqueue(transaction, runtime, { kind: 'authority', citizen, reason, at })
  }
}
