import { reassess } from '~/agreement/reassess.server'
import { syncAuthority, wouldBegin } from '~/authority/authority-sync.server'
import { writePerson } from '~/authority/registered.server'
import { ageAhead } from '~/comingofage/transitions'
import { ageOn } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import type { RegisteredPerson } from '~/person/register'
import { findById, numberOf } from '~/person/store.server'
import { isAuthority, type ActingCitizen } from '~/representation/acting'
import { childrenIn, readAuthority, type ManualReason } from '~/representation/authority'
import { citizenOf } from '~/representation/concerned.server'
import { decisionStatusOf, type Doors, type DecisionStatus } from '~/representation/decision-status.server'
import { openDossier, type Dossier } from '~/representation/dossier.server'
import type { GrantState, Ground, RepresentationKind } from '~/representation/grant'
import { readAllBy, type Representation } from '~/representation/store.server'
import { lastDayOfAuthority, whoDecides, type WhoDecides } from '~/representation/who-decides'
import { type LocalDate, localDate } from '~/runtime/local-date'
import { isMine, readAskedAbout, type AskedAbout } from './asked-about.server'

/** Somebody for whom one acts, may act, is asked to act, or asked to. */
type Other = {
  representationId: string
  /** From the register, for this page only; null when the register does not answer. */
  name: string | null
  /** In whole years, of a child; null for an adult, and when the register does not answer. */
  age: number | null
  kind: RepresentationKind
  ground: Ground
  state: GrantState
  /** Null of whom nothing may be told yet, as `until` and `waiting` are then. */
  decides: WhoDecides | null
  startsOn: string
  endsOn: string | null
  /** The last day one may act: by its own end, or of a child by age; null for as long as nobody ends it. */
  until: string | null
  /** Whether one can act for them now. */
  open: boolean
  /** Why one cannot act with it, though it is given and was not stopped; null where one can, or where `state` says why. */
  hindrance: 'to-come' | 'outranked' | 'deceased' | 'not-counting' | null
  /** How many answers of the reader are waited for. */
  waiting: number | null
}

/** Why the desk is needed: what the register of authority says, or what that of persons does not. */
type Unsettled = ManualReason | 'birth-date-unknown' | 'suspended'

export type Others = {
  others: Other[]
  /** Children the register names with one, for whom it does not settle who decides: the desk does. */
  unsettled: { name: string | null; why: Unsettled }[]
  /** `register-down`: children that are not here yet are missing, and nobody new can be picked. */
  children: 'complete' | 'register-down'
}

/**
 * The page *Voor een ander*: everybody one acts for or may act for. Asks the register for one's children and writes
 * down what it says of each; a child appears by itself, and goes when authority does.
 */
export async function readOthers(doors: Doors, actor: ActingCitizen, requestId: string): Promise<Others> {
  const { runtime } = doors
  const self = await citizenOf(runtime.database.reader, runtime, actor)
  const bsn = numberOf(self)
  const [asked] = await Promise.all([bsn ? askSurely(doors, bsn) : null, askKnown(doors, self.row.id)])
  if (asked) await writeChildren(doors, { asked, requestId })
  const rows = await readAllBy(runtime.database.reader, self.row.id)
  const here = await openDossier(runtime.database.reader, runtime, { actor, requestId })
  const waiting = countByPerson(await readAskedAbout(doors, { actor, here }), actor)
  const others = await Promise.all(rows.map((row) => otherOf(doors, { row, waiting })))
  return {
    others: others.filter((other) => other !== null),
    unsettled: (asked ?? []).flatMap(({ reading, person }) => {
      const why = unsettledBy(person) ?? (reading.by === 'desk' ? reading.why : null)
      return why ? [{ name: person.fullName, why }] : []
    }),
    children: asked ? 'complete' : 'register-down',
  }
}

/**
 * What an age says on the overview: whether the reader decides `along` with a parent, from 12 to 15 and capable, and the
 * birthday `ahead` in the coming month from which others decide about whom this is; null when there is none.
 */
export function readAgeNews({ birthDate, person, decides, representation, today }: Dossier) {
  return {
    along: representation === null && decides === 'together',
    ahead: ageAhead({ birthDate, capable: person.row.capable }, today),
  }
}

/** How many answers of the reader are waited for, by person. */
function countByPerson({ here, elsewhere }: AskedAbout, { actingFor }: ActingCitizen): Map<string, number> {
  const about = elsewhere.map(
    ({ representation, asked }) => [representation.subjectId, asked.filter(isMine).length] as const,
  )
  return new Map([
    ...about,
    ...(actingFor ? [[actingFor.subjectId, here.filter(isMine).length] as const] : []),
  ])
}

/** Asks who they are that one acts for already, beside the question for one's children: the page's doors remember it. */
async function askKnown({ runtime, register }: Doors, selfId: string): Promise<void> {
  const { reader } = runtime.database
  const rows = (await readAllBy(reader, selfId)).filter((row) => !isOver(row) && isKnownTo(row))
  const numbers = await Promise.all(
    rows.map(async ({ subjectId }) => {
      const person = await findById(reader, runtime, subjectId)
      return person && numberOf(person)
    }),
  )
  await Promise.all([...new Set(numbers)].map((bsn) => bsn && register.findPerson(bsn)))
}

type AskedChild = { bsn: Bsn; person: RegisteredPerson; reading: ReturnType<typeof readAuthority> }

/** Asks anew where a remembered answer would give somebody authority: it may be a minute old, and gone meanwhile. */
async function askSurely(doors: Doors, bsn: Bsn): Promise<AskedChild[] | null> {
  const { runtime } = doors
  const { reader } = runtime.database
  const asked = await askChildren(doors, bsn, { fresh: false })
  for (const { bsn: child, person, reading } of asked ?? [])
    if (
      person.birthDate &&
      (await wouldBegin(reader, runtime, { child, birthDate: person.birthDate, reading }))
    )
      return askChildren(doors, bsn, { fresh: true })
  return asked
}

/** One's minor children by the register, as both registers know them; null when either does not answer. */
async function askChildren(
  { runtime, register, authority }: Doors,
  bsn: Bsn,
  { fresh }: { fresh: boolean },
): Promise<AskedChild[] | null> {
  const found = await authority.findAuthority(bsn, { fresh })
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

/** Why the register of persons itself does not settle it; null when it does. */
function unsettledBy({ birthDate, deceased, suspendedFor }: RegisteredPerson): Unsettled | null {
  if (deceased) return null
  if (suspendedFor === 'unknown') return 'suspended'
  return birthDate === null ? 'birth-date-unknown' : null
}

/**
 * Under 18: whether 16 and 17 year-olds are capable is known here, not at the register. Who has no known birth date is a
 * child by the register of authority, that names nobody else.
 */
function isMinorHere({ birthDate, deceased }: RegisteredPerson, today: string): boolean {
  if (deceased || birthDate === null) return true
  return whoDecides({ birthDate, capable: false, deceased: false }, today) === 'parents'
}

async function writeChildren(
  { runtime }: Doors,
  { asked, requestId }: { asked: AskedChild[]; requestId: string },
) {
  const at = runtime.now()
  for (const { bsn, person, reading } of asked)
    if (!unsettledBy(person))
      await runtime.database.transact(async (transaction) => {
        const child = await writePerson(transaction, runtime, { bsn, person, at, requestId })
        const { decides } = await decisionStatusOf(transaction, child, localDate(at))
        const occasion = { at, requestId }
        if (decides === 'parents' || decides === 'together')
          await syncAuthority(transaction, runtime, { person: child, reading, ...occasion })
        else await reassess(transaction, runtime, { subjectId: child.row.id, ...occasion })
      })
}

async function otherOf(
  { runtime, register }: Doors,
  { row, waiting }: { row: Representation; waiting: ReadonlyMap<string, number> },
): Promise<Other | null> {
  const { reader } = runtime.database
  if (isOver(row)) return null
  const person = await findById(reader, runtime, row.subjectId)
  const bsn = person && numberOf(person)
  if (!person || !bsn) return null
  const today = localDate(runtime.now())
  const isPast = row.endsOn !== null && row.endsOn < today
  if (isPast) return null
  const { id: representationId, kind, ground, state, startsOn, endsOn } = row
  const asked = { representationId, kind, ground, state, startsOn, endsOn }
  if (!isKnownTo(row))
    return {
      ...asked,
      name: null,
      age: null,
      until: null,
      decides: null,
      open: false,
      hindrance: null,
      waiting: null,
    }
  const { decides, birthDate, representatives, outranked } = await decisionStatusOf(reader, person, today)
  const found = await register.findPerson(bsn)
  const open = representatives.some(({ id }) => id === row.id)
  return {
    ...asked,
    name: found.ok ? found.person.fullName : null,
    age:
      found.ok && found.person.birthDate && isAuthority(kind) ? ageOn(found.person.birthDate, today) : null,
    until: lastDayOf(row, { birthDate, capable: person.row.capable }),
    decides,
    open,
    hindrance: open ? null : hindranceOf(row, { decides, outranked, today }),
    waiting: open ? (waiting.get(row.subjectId) ?? 0) : 0,
  }
}

function hindranceOf(
  { id, state, startsOn }: Representation,
  { decides, outranked, today }: Pick<DecisionStatus, 'decides' | 'outranked'> & { today: LocalDate },
): Other['hindrance'] {
  if (state !== 'active') return null
  if (decides === 'nobody') return 'deceased'
  if (startsOn > today) return 'to-come'
  return outranked.some((one) => one.id === id) ? 'outranked' : 'not-counting'
}

function lastDayOf(
  { endsOn, kind }: Representation,
  { birthDate, capable }: { birthDate: LocalDate | null; capable: boolean },
): LocalDate | null {
  if (!isAuthority(kind) || birthDate === null) return endsOn
  const byAge = lastDayOfAuthority(birthDate, capable)
  return endsOn !== null && endsOn < byAge ? endsOn : byAge
}

function isOver({ state }: Representation): boolean {
  return state === 'ended' || state === 'refused'
}

/** Of whom somebody merely typed the number to ask the desk nothing is told: a number must not tell whose it is, nor what they are. */
function isKnownTo({ state }: Representation): boolean {
  return state === 'active' || state === 'offered' || state === 'suspended'
}
