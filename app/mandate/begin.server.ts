import { appendActivity } from '~/audit/append.server'
import { mayAttemptAnother } from '~/authority/attempts.server'
import { slotBetween } from '~/authority/slot.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import type { Bsn } from '~/person/bsn'
import { findOrCreate, type Subject } from '~/person/store.server'
import { actAbout, actByOffice } from '~/representation/act.server'
import type { Doors } from '~/representation/decision-status.server'
import type { CaseChannel } from '~/representation/evidence'
import {
  decideGrant,
  type Grant,
  type GrantCommand,
  type GrantRefusal,
  type RepresentationKind,
} from '~/representation/grant'
import { openCase } from '~/representation/open-case.server'
import { insertRepresentation } from '~/representation/store.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { factsAbout } from './grant-facts.server'

export type Granted =
  /** `caseId`: where the desk deals with it, if it does. */
  | { ok: true; id: string; state: Grant['state']; caseId?: string }
  /** `already`: the two have one of this ground that lives. `too-many`: numbers were tried too often, whatever came of it. */
  | { ok: false; refusal: GrantRefusal | 'already' | 'too-many' }

export type Period = { startsOn: LocalDate; endsOn: LocalDate | null }

type Beginning = Period & {
  do: 'offer' | 'request'
  kind: RepresentationKind
  person: Bsn
  /** The representative. */
  to: Bsn
  /** Who offers or asks: a citizen, or who of the desk writes it down for them. */
  byId: string
  /** How it came to the desk; absent where a citizen did it here. */
  office?: Exclude<CaseChannel, 'self'>
  requestId: string
  asks?: 'indeterminate'
}

/** Begins a representation: offered by the person, or asked of the desk, with log and mail in one transaction. */
export async function begin({ runtime }: Doors, beginning: Beginning): Promise<Granted> {
  const at = runtime.now()
  const id = runtime.newId()
  const { kind, byId, office, endsOn, requestId } = beginning
  return runtime.database.transact(async (transaction): Promise<Granted> => {
    if (!office && !(await mayAttemptAnother(transaction, runtime, { byId, at, requestId })))
      return { ok: false, refusal: 'too-many' }
    const person = await findOrCreate(transaction, runtime, beginning.person)
    const other = await findOrCreate(transaction, runtime, beginning.to)
    if (!person.keys.profile || !other.keys.profile) return { ok: false, refusal: 'not-there' }
    const personId = person.row.id
    const ground = beginning.do === 'offer' ? 'citizen' : 'evidence'
    const between = { person, representativeId: other.row.id, ground, at, requestId } as const
    const { suspended, liveKey, notBefore } = await slotBetween(transaction, runtime, between)
    const startsOn = laterOf(beginning.startsOn, notBefore)
    const proposal = { kind, person: personId, representative: other.row.id, startsOn, endsOn }
    const command: GrantCommand = { do: beginning.do, by: byId, proposal }
    const facts = await factsAbout(transaction, { person, grant: null, suspended, at })
    const decided = decideGrant(command, facts, localDate(at))
    if (!decided.ok) return decided
    const { state } = decided.grant
    if (liveKey === null) return { ok: false, refusal: 'already' }
    await insertRepresentation(transaction, {
      ...{ id, subjectId: personId, representativeId: other.row.id, kind, ground, state },
      ...{ startsOn, endsOn, liveKey, seenBy: null, confirmedBy: null, declaredAt: null, endReason: null },
      ...{ createdAt: at, changedAt: at, asks: beginning.asks ?? null },
    })
    const caseId = ground === 'evidence' ? runtime.newId() : undefined
    if (caseId) {
      const asked = { id: caseId, subjectId: personId, kind, representationId: id, createdAt: at }
      await openCase(transaction, { ...asked, channel: office ?? 'self', openedBy: office ? byId : null })
    }
    await tell(transaction, runtime, { beginning, person, other, id, state, at })
    return { ok: true, id, state, ...(caseId && { caseId }) }
  })
}

type Telling = { beginning: Beginning; person: Subject; other: Subject; id: string; state: string; at: Date }

async function tell(transaction: Transaction, runtime: Runtime, telling: Telling) {
  const { beginning, person, other, id, state, at } = telling
  const { byId, office, requestId } = beginning
  const object = { type: 'representation' as const, id }
  const act = { event: 'representation-changed', action: 'C', at, requestId, object } as const
  const entry = office
    ? actByOffice(person.row.id, { ...act, staffId: byId })
    : actAbout(person.row.id, { ...act, byId })
  await appendActivity(transaction, [entry])
  const told = office ? [person, other] : [byId === person.row.id ? other : person]
  for (const citizen of told)
    await enqueue(transaction, runtime, { kind: 'authority', citizen, reason: `${id}:${state}`, at })
}

function laterOf(day: LocalDate, other: LocalDate | null): LocalDate {
  return other !== null && other > day ? other : day
}
