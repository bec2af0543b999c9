import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import type { Actor } from '~/identity/actor'
import { citizenOf, required } from '~/identity/citizen.server'
import { ageOn } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import type { RegisteredPerson } from '~/person/register'
import { closeGateOfDeceased, findById, findOrCreate, writeAge, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { actAbout, actBySystem } from './act.server'
import { isAuthority, mayAct } from './acting'
import { clearActing, writeActing } from './acting.server'
import { childrenIn, readAuthority, type ManualReason } from './authority'
import { checkAuthority, numberOf, syncAuthority } from './authority-sync.server'
import type { GrantState, Ground, RepresentationKind } from './grant'
import { lookAgain } from './settle.server'
import { standingOf, type Doors } from './standing.server'
import {
  readAllBy,
  readRepresentation,
  readWaiting,
  writeRepresentation,
  type Representation,
} from './store.server'
import { whoDecides, type WhoDecides } from './who-decides'

/** Somebody for whom one acts, may act, is asked to act, or asked to. */
export type Other = {
  representationId: string
  /** From the register, for this page only; null when the register does not answer. */
  name: string | null
  /** In whole years, of a child; null for an adult, and when the register does not answer. */
  age: number | null
  kind: RepresentationKind
  ground: Ground
  state: GrantState
  decides: WhoDecides
  startsOn: string
  endsOn: string | null
  /** Whether one can act for them now. */
  open: boolean
  /** How many widenings wait, whoever has to agree. */
  waiting: number
}

export type Others = {
  others: Other[]
  /** Children the register names with one, for whom it does not settle who decides: the desk does. */
  unsettled: { name: string; why: ManualReason }[]
  /** `register-down`: children that are not here yet are missing, and nobody new can be picked. */
  children: 'complete' | 'register-down'
}

/**
 * The page *Voor een ander*: everybody one acts for or may act for. Asks the register for one's children and writes
 * down what it says of each; a child appears by itself, and goes when authority does.
 */
export async function readOthers(doors: Doors, actor: Actor | null, requestId: string): Promise<Others> {
  const { runtime } = doors
  const self = await citizenOf(runtime.database.reader, runtime, actor)
  const bsn = numberOf(self)
  const asked = bsn ? await askChildren(doors, bsn) : null
  if (asked) await writeChildren(doors, { asked, requestId })
  const rows = await readAllBy(runtime.database.reader, self.row.id)
  const others: Other[] = []
  for (const row of rows) {
    const other = await otherOf(doors, row)
    if (other) others.push(other)
  }
  return {
    others,
    unsettled: (asked ?? []).flatMap(({ reading, person }) =>
      reading.by === 'desk' ? [{ name: person.fullName, why: reading.why }] : [],
    ),
    children: asked ? 'complete' : 'register-down',
  }
}

type AskedChild = { bsn: Bsn; person: RegisteredPerson; reading: ReturnType<typeof readAuthority> }

/** One's minor children by the register, as both registers know them; null when either does not answer. */
async function askChildren({ runtime, register, authority }: Doors, bsn: Bsn): Promise<AskedChild[] | null> {
  const found = await authority.findAuthority(bsn)
  if (!found.ok) return null
  const today = localDate(runtime.now())
  const asked = await Promise.all(
    childrenIn(found.relations, bsn).map(async (child) => ({
      child,
      answer: await register.findPerson(child),
    })),
  )
  if (asked.some(({ answer }) => !answer.ok && answer.refusal === 'register-down')) return null
  return asked.flatMap(({ child, answer }) => {
    if (!answer.ok || !isMinorHere(answer.person, today)) return []
    return [{ bsn: child, person: answer.person, reading: readAuthority(found.relations, child) }]
  })
}

/** Under 18: whether 16 and 17 year-olds are capable is known here, not at the register. */
function isMinorHere({ birthDate, deceased }: RegisteredPerson, today: string): boolean {
  return deceased || whoDecides({ birthDate, capable: false, deceased: false }, today) === 'parents'
}

async function writeChildren(
  { runtime }: Doors,
  { asked, requestId }: { asked: AskedChild[]; requestId: string },
) {
  const at = runtime.now()
  for (const { bsn, person, reading } of asked)
    await runtime.database.transact(async (transaction) => {
      const child = await writePerson(transaction, runtime, { bsn, person, at, requestId })
      const { decides } = await standingOf(transaction, child, localDate(at))
      const occasion = { at, requestId }
      if (decides === 'parents' || decides === 'together')
        await syncAuthority(transaction, runtime, { person: child, reading, ...occasion })
      else await lookAgain(transaction, runtime, { subjectId: child.row.id, ...occasion })
    })
}

/** What the register says of somebody, as far as it is kept: the age, and death. */
export async function writePerson(
  transaction: Transaction,
  runtime: Runtime,
  { bsn, person, at, requestId }: { bsn: Bsn; person: RegisteredPerson; at: Date; requestId: string },
): Promise<Subject> {
  const known = await findOrCreate(transaction, runtime, bsn)
  if (person.deceased) await closeOnce(transaction, known, { at, requestId })
  else if (known.keys.profile)
    await writeAge(transaction, known, { birthDate: person.birthDate, today: localDate(at) })
  return (await findById(transaction, runtime, known.row.id))!
}

async function closeOnce(
  transaction: Transaction,
  { row }: Subject,
  { at, requestId }: { at: Date; requestId: string },
) {
  if (row.gate === 'deceased') return
  await closeGateOfDeceased(transaction, row.id)
  const object = { type: 'profile' as const, id: row.id }
  await appendActivity(transaction, [
    actBySystem(row.id, { event: 'gate-changed', action: 'U', at, requestId, object }),
  ])
}

async function otherOf({ runtime, register }: Doors, row: Representation): Promise<Other | null> {
  const { reader } = runtime.database
  if (row.state === 'ended' || row.state === 'refused') return null
  const person = await findById(reader, runtime, row.subjectId)
  const bsn = person && numberOf(person)
  if (!person || !bsn) return null
  const today = localDate(runtime.now())
  const { decides } = await standingOf(reader, person, today)
  const isPast = row.endsOn !== null && row.endsOn < today
  if (isPast) return null
  const found = await register.findPerson(bsn)
  const open = mayAct(row, decides, today)
  return {
    representationId: row.id,
    name: found.ok ? found.person.fullName : null,
    age: found.ok && isAuthority(row.kind) ? ageOn(found.person.birthDate, today) : null,
    ...{ kind: row.kind, ground: row.ground, state: row.state, startsOn: row.startsOn, endsOn: row.endsOn },
    decides,
    open,
    waiting: open ? (await readWaiting(reader, person)).length : 0,
  }
}

export type ActingStart = {
  representationId: string
  /** "I involve them as far as they can be": without it nobody acts for another [MiC]. */
  declared: boolean
  sessionIndex: string
  requestId: string
}
export type ActingStarted =
  | { ok: true }
  /** `not-there`: not one's own, or not in force (any more). `register-down`: nothing was done, try again. */
  | { ok: false; refusal: 'not-there' | 'not-declared' | 'register-down' | 'deceased' }

/**
 * From now on this session acts for another. Asks the registers anew: who it is, and for a child whether one has
 * authority today. Every later request looks again at what is written down here.
 */
export async function startActing(
  doors: Doors,
  actor: Actor | null,
  start: ActingStart,
): Promise<ActingStarted> {
  const { runtime, register } = doors
  const { subjectId: actorId } = required(actor)
  const { reader } = runtime.database
  const { representationId, requestId, sessionIndex } = start
  const mine = await readRepresentation(reader, representationId)
  const person = mine?.representativeId === actorId ? await findById(reader, runtime, mine.subjectId) : null
  const bsn = person && numberOf(person)
  if (!mine || !person || !bsn) return { ok: false, refusal: 'not-there' }
  if (!start.declared) return { ok: false, refusal: 'not-declared' }
  const found = await register.findPerson(bsn)
  if (!found.ok)
    return { ok: false, refusal: found.refusal === 'register-down' ? 'register-down' : 'not-there' }
  if (isAuthority(mine.kind)) {
    const checked = await checkAuthority(doors, { subjectId: mine.subjectId, requestId })
    if (!checked.ok) return checked
  }
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<ActingStarted> => {
    const now = await writePerson(transaction, runtime, { bsn, person: found.person, at, requestId })
    const standing = await lookAgain(transaction, runtime, {
      subjectId: now.row.id,
      at,
      requestId,
    })
    if (!standing?.representatives.some(({ id }) => id === mine.id))
      return { ok: false, refusal: 'not-there' }
    await writeRepresentation(transaction, { id: mine.id, declaredAt: at })
    const sealed = { name: found.person.fullName, shielded: found.person.shielded }
    await writeActing(transaction, runtime, { sessionIndex, representationId, sealed })
    const object = { type: 'representation' as const, id: mine.id }
    const act = { event: 'acting-started', action: 'E', at, requestId, object, byId: actorId } as const
    await appendActivity(transaction, [actAbout(mine.subjectId, act)])
    return { ok: true }
  })
}

/** From now on this session acts for oneself. Always possible. */
export async function stopActing(
  runtime: Runtime,
  actor: Actor | null,
  { sessionIndex, requestId }: { sessionIndex: string; requestId: string },
): Promise<void> {
  const { subjectId: byId, actingFor } = required(actor)
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    await clearActing(transaction, sessionIndex)
    if (!actingFor) return
    const object = { type: 'representation' as const, id: actingFor.representationId }
    const act = { event: 'acting-stopped', action: 'E', at, requestId, object, byId } as const
    await appendActivity(transaction, [actAbout(actingFor.subjectId, act)])
  })
}

/** A child of 12 to 15 shows representatives who looked, or stops showing it. Only the child can. */
export async function shareViews(
  runtime: Runtime,
  actor: Actor | null,
  { shares, requestId }: { shares: boolean; requestId: string },
): Promise<{ ok: true } | { ok: false; refusal: 'not-yours' }> {
  const { subjectId: byId, actingFor } = required(actor)
  if (actingFor) return { ok: false, refusal: 'not-yours' }
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    await transaction.update(subject).set({ sharesViews: shares }).where(eq(subject.id, byId))
    const object = { type: 'profile' as const, id: byId }
    await appendActivity(transaction, [
      actAbout(byId, { event: 'views-shared', action: 'U', at, requestId, object, byId }),
    ])
  })
  return { ok: true }
}
