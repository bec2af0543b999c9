import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import type { Reader, Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import type { Bsn } from '~/person/bsn'
import { findByBsn, findById, numberOf, type Subject } from '~/person/store.server'
import { actBySystem } from '~/representation/act.server'
import { isAuthority } from '~/representation/acting'
import { readAuthority, type AuthorityAs, type AuthorityReading } from '~/representation/authority'
import {
  birthDateOf,
  type Doors,
  type Occasion,
  type DecisionStatus,
} from '~/representation/decision-status.server'
import {
  insertRepresentation,
  readAllOf,
  readLiveOf,
  writeRepresentation,
  type Representation,
} from '~/representation/store.server'
import { dayBefore, lastDayOfAuthority } from '~/representation/who-decides'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** What the register says about a child, to be written down here. */
export type AuthoritySync = Occasion & { person: Subject; reading: AuthorityReading }

/**
 * Writes down what the register says of a child today: who has authority and is known here may act, who lost it may not
 * from now on. Open approvals that rested on it lapse and the gate follows; each change is logged and mailed. The same
 * answer again changes nothing. What the desk granted on papers ends once the register says that another decides. Who was suspended by the privacy officer stays so, whatever the register says: no answer
 * gives back what the officer stopped.
 */
export async function syncAuthority(
  transaction: Transaction,
  runtime: Runtime,
  { person, reading, ...occasion }: AuthoritySync,
): Promise<DecisionStatus | null> {
  const holders = await knownHolders(transaction, runtime, reading)
  const all = await readLiveOf(transaction, person.row.id)
  const live = all.filter(({ ground }) => ground === 'register')
  const suspended = new Set(all.flatMap((one) => (one.state === 'suspended' ? [one.representativeId] : [])))
  const without = live.filter(({ representativeId }) => !holders.has(representativeId))
  const lost = [
    ...without.filter(({ state }) => state !== 'suspended'),
    ...shownOtherwise(all, reading, holders),
  ]
  for (const one of without)
    if (one.state === 'suspended') await noteLoss(transaction, { person, one, ...occasion })
  for (const one of lost)
    await endAuthority(transaction, runtime, { person, one, reason: 'authority-lost', ...occasion })
  const birthDate = birthDateOf(person)
  if (birthDate) {
    const endsOn = lastDayOfAuthority(birthDate, person.row.capable)
    for (const [representativeId, as] of holders) {
      const known = live.find((one) => one.representativeId === representativeId)
      if (known) await keepAuthority(transaction, known, { as, endsOn, at: occasion.at })
      else if (!suspended.has(representativeId))
        await beginAuthority(transaction, runtime, { person, representativeId, as, endsOn, ...occasion })
    }
  }
  const told = lost.map(({ representativeId }) => representativeId)
  return reassess(transaction, runtime, { subjectId: person.row.id, told, ...occasion })
}

/** What the desk granted on papers while the register could not say who decides; once it can, it is followed (domain: who decides). */
function shownOtherwise(
  all: Representation[],
  reading: AuthorityReading,
  holders: ReadonlyMap<string, AuthorityAs>,
): Representation[] {
  if (reading.by === 'desk') return []
  return all.filter(
    ({ ground, kind, state, representativeId }) =>
      ground === 'evidence' && isAuthority(kind) && state === 'active' && !holders.has(representativeId),
  )
}

/** Whether writing down this answer would let somebody act who may not by what is written here now. */
export async function wouldBegin(
  reader: Reader,
  runtime: Runtime,
  { child, birthDate, reading }: { child: Bsn; birthDate: LocalDate; reading: AuthorityReading },
): Promise<boolean> {
  const holders = await knownHolders(reader, runtime, reading)
  const person = await findByBsn(reader, runtime, child)
  if (!person?.keys.profile) return holders.size > 0
  // From 16 on authority gives nothing, unless somebody is not capable.
  if (localDate(runtime.now()) > lastDayOfAuthority(birthDate, person.row.capable)) return false
  const live = (await readLiveOf(reader, person.row.id)).filter(({ ground }) => ground === 'register')
  return [...holders.keys()].some((id) => !live.some(({ representativeId }) => representativeId === id))
}

/** Who has authority and was here before, by internal id. */
async function knownHolders(reader: Reader, runtime: Runtime, reading: AuthorityReading) {
  const holders = new Map<string, AuthorityAs>()
  if (reading.by === 'desk') return holders
  for (const { bsn, as } of reading.holders) {
    const found = await findByBsn(reader, runtime, bsn)
    if (found?.keys.profile && !found.row.deceasedAt) holders.set(found.row.id, as)
  }
  return holders
}

type Beginning = Occasion & { person: Subject; representativeId: string; as: AuthorityAs; endsOn: LocalDate }

async function beginAuthority(transaction: Transaction, runtime: Runtime, beginning: Beginning) {
  const { person, representativeId, as, endsOn, at, requestId } = beginning
  const id = runtime.newId()
  const nobody = { seenBy: null, confirmedBy: null, declaredAt: null, endReason: null }
  await insertRepresentation(transaction, {
    ...{ id, subjectId: person.row.id, representativeId, kind: as, ground: 'register', state: 'active' },
    ...{ startsOn: localDate(at), endsOn, createdAt: at, changedAt: at },
    ...nobody,
  })
  await appendActivity(transaction, [changed(person, { id, at, requestId })])
  await enqueue(transaction, runtime, { kind: 'authority', citizen: person, reason: `${id}:active`, at })
}

type Keeping = { as: AuthorityAs; endsOn: LocalDate; at: Date }

/** It is there today, whatever day a clock that was set back meanwhile had said it began. */
async function keepAuthority(transaction: Transaction, known: Representation, { as, endsOn, at }: Keeping) {
  const startsOn = minimum(known.startsOn, localDate(at))
  if (known.kind === as && known.endsOn === endsOn && known.startsOn === startsOn) return
  // When the officer suspended it stays what it was: it says until when somebody could act.
  const changedAt = known.state === 'suspended' ? known.changedAt : at
  await writeRepresentation(transaction, { id: known.id, kind: as, startsOn, endsOn, changedAt })
}

/** A suspended one that lost authority is not in force either once the officer lets it go on, unless the register says so again. */
async function noteLoss(
  transaction: Transaction,
  { person, one, at, requestId }: Occasion & { person: Subject; one: Representation },
) {
  const endsOn = dayBefore(localDate(at))
  if (one.endsOn !== null && one.endsOn <= endsOn) return
  await writeRepresentation(transaction, { id: one.id, endsOn })
  await appendActivity(transaction, [changed(person, { id: one.id, at, requestId })])
}

type Ending = Occasion & { person: Subject; one: Representation; reason: string }

/** Ends a representation, with log and mail to both. */
export async function endAuthority(transaction: Transaction, runtime: Runtime, ending: Ending) {
  const { person, one, reason, at, requestId } = ending
  const today = localDate(at)
  const endsOn =
    one.endsOn !== null && one.endsOn < today ? one.endsOn : maximum(one.startsOn, dayBefore(today))
  await writeRepresentation(transaction, {
    id: one.id,
    state: 'ended',
    endsOn,
    endReason: reason,
    changedAt: at,
  })
  await appendActivity(transaction, [changed(person, { id: one.id, became: 'ended', at, requestId })])
  const representative = await findById(transaction, runtime, one.representativeId)
  for (const citizen of [person, representative])
    if (citizen?.keys.profile)
      await enqueue(transaction, runtime, { kind: 'authority', citizen, reason: `${one.id}:ended`, at })
}

function minimum(one: LocalDate, other: LocalDate): LocalDate {
  return one < other ? one : other
}

function maximum(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other
}

type Changed = { id: string; became?: string; at: Date; requestId: string }

function changed(person: Subject, { id, became, at, requestId }: Changed) {
  const object = { type: 'representation' as const, id, ...(became && { became }) }
  return actBySystem(person.row.id, { event: 'representation-changed', action: 'U', at, requestId, object })
}

export type AuthorityChecked = { ok: true } | { ok: false; refusal: 'register-down' }

/**
 * Asks the register anew who has authority over a child, and writes down what it says. Nothing is asked where nobody acts
 * by the register or because it could not say who does, or, with `ended`, ever did: what a death or a court ended may be there again. When it does not answer nothing changes, and what needed the answer is refused.
 */
export async function checkAuthority(
  { runtime, authority }: Doors,
  { subjectId, requestId, ended = false }: { subjectId: string; requestId: string; ended?: boolean },
): Promise<AuthorityChecked> {
  const { reader } = runtime.database
  const child = await findById(reader, runtime, subjectId)
  const bsn = child && numberOf(child)
  if (!child || !bsn) return { ok: true }
  const acted = ended ? await readAllOf(reader, subjectId) : await readLiveOf(reader, subjectId)
  if (child.row.deceasedAt || !acted.some(restsOnRegister)) return { ok: true }
  const found = await authority.findAuthority(bsn, { fresh: true })
  if (!found.ok) return found
  const at = runtime.now()
  const reading = readAuthority(found.relations, bsn)
  await runtime.database.transact(async (transaction) => {
    const person = await findById(transaction, runtime, subjectId)
    if (person?.keys.profile) await syncAuthority(transaction, runtime, { person, reading, at, requestId })
  })
  return { ok: true }
}

function restsOnRegister({ ground, kind, state }: Representation): boolean {
  return ground === 'register' || (ground === 'evidence' && isAuthority(kind) && state === 'active')
}
