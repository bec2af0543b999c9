import { addDays, type LocalDate } from '~/runtime/local-date'
import type { AuthorityAs } from './authority'
import { type WhoDecides } from './who-decides'

/** As what somebody acts for another. */
export type RepresentationKind =
  | AuthorityAs
  /** In writing, by the person: online by themself, or earlier, on paper. */
  | 'authorised'
  | 'curator'
  | 'mentor'
  | 'partner'
  /** Next of kin of an adult who is not capable (BW 7:465(3)). */
  | 'adult-parent'
  | 'child'
  | 'sibling'
  | 'grandparent'
  | 'grandchild'
  /** Who may see afterwards what was in force and who looked (BW 7:458a): it reads, and changes nothing. */
  | 'after-death'

/** What it rests on. */
export type Ground =
  | 'register'
  | 'citizen'
  | 'evidence'
  /** DigiD's access service said so at a login; it counts for that day only. */
  | 'access-service'

/**
 * - `offered`: the person authorises somebody, who has not accepted yet
 * - `requested`: asked of the desk, nobody has seen the evidence
 * - `seen`: one of the desk saw it; a second must confirm
 * - `suspended`: the privacy officer stopped it, in the person's interest
 */
export type GrantState = 'offered' | 'requested' | 'seen' | 'active' | 'suspended' | 'refused' | 'ended'

export type Grant = {
  state: GrantState
  kind: RepresentationKind
  ground: Ground
  person: string
  representative: string
  /** Who of the desk saw the evidence, and who confirmed it. */
  seenBy: string | null
  confirmedBy: string | null
  /** What the desk recorded of those higher in the order when it confirmed; it stays with the grant. */
  higher: HigherRecords
  startsOn: LocalDate
  /** The last day; null for as long as nobody ends it. On evidence there always is one. */
  endsOn: LocalDate | null
}

/** Why somebody higher in the order does not act. */
export const HIGHER_RECORDS = ['absent', 'unwilling', 'not-acting'] as const
type HigherRecord = (typeof HIGHER_RECORDS)[number]
export type Rank = 1 | 2 | 3 | 4
export type HigherRecords = Partial<Record<Rank, HigherRecord>>

/** What one can be to a child of whom the register cannot say who decides. */
export const PARENTAL_KINDS = ['parent', 'guardian'] as const satisfies readonly RepresentationKind[]

/** Everybody in the order of the law, highest first. */
export const ORDERED_KINDS = [
  'curator',
  'mentor',
  'authorised',
  'partner',
  'adult-parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
] as const satisfies readonly RepresentationKind[]

/**
 * The order for who is not capable: curator or mentor, who was authorised earlier, partner, then parent, child, brother or
 * sister, grandparent or grandchild (MiC policy; BW 7:465(3)). Null for those who are not in it.
 */
export function rankOf(kind: RepresentationKind): Rank | null {
  switch (kind) {
    case 'curator':
    case 'mentor':
      return 1
    case 'authorised':
      return 2
    case 'partner':
      return 3
    case 'adult-parent':
    case 'child':
    case 'sibling':
    case 'grandparent':
    case 'grandchild':
      return 4
    default:
      return null
  }
}

export type GrantFacts = {
  grant: Grant | null
  /** Kinds of those who act for this person today. */
  acting: readonly RepresentationKind[]
  /** What the desk records now of those higher in the order. */
  higher: HigherRecords
  /** Whether the privacy officer suspended another representation of the same two: then none begins. */
  suspended: boolean
  /** Whether the person can decide for themself: only then can they authorise. */
  capable: boolean
  /** Whether the register says that the person died: then nobody begins to represent them, and who asked to see may. */
  deceased: boolean
  grownUp: boolean
}

type Proposal = Pick<Grant, 'kind' | 'person' | 'representative' | 'startsOn' | 'endsOn'>

/** For how long the papers say that it holds, and what is known of those higher in the order. */
export type FoundInPapers = { startsOn: LocalDate; endsOn: LocalDate; higher: HigherRecords }

export type GrantCommand =
  | { do: 'offer'; by: string; proposal: Proposal }
  | { do: 'accept'; by: string }
  | { do: 'decline'; by: string }
  | { do: 'request'; by: string; proposal: Proposal }
  /** `found`: what the papers say, for the second to agree to; as it was asked where nothing is given. */
  | { do: 'see'; by: string; found?: FoundInPapers }
  | { do: 'return'; by: string }
  | { do: 'confirm'; by: string }
  | { do: 'refuse'; by: string }
  | { do: 'suspend'; by: string }
  | { do: 'resume'; by: string }
  | { do: 'end'; by: string }

/**
 * - `not-there`: nothing of the kind, or not this one's
 * - `wrong-state`: already done, or not its turn
 * - `not-capable`, `under-age`: who cannot decide for themself cannot authorise; nobody under 16 can
 * - `same-person`: nobody represents themself
 * - `period`: the end is before the start, or before today; on evidence there must be one
 * - `second-person`: who saw the evidence decides nothing more about it
 * - `deceased`, `not-deceased`: nobody represents the dead, and nobody looks back at the choices of the living
 * - `higher-first`: somebody higher in the order acts, or nothing was recorded about them
 * - `suspended`: the privacy officer stopped the same two: only the officer lets it go on
 */
export type GrantRefusal =
  | 'not-there'
  | 'wrong-state'
  | 'not-capable'
  | 'under-age'
  | 'same-person'
  | 'period'
  | 'second-person'
  | 'higher-first'
  | 'suspended'
  | 'deceased'
  | 'not-deceased'

export type GrantDecision = { ok: true; grant: Grant } | { ok: false; refusal: GrantRefusal }

/** Every step a representation can make; a test holds `decideGrant` against it. */
export const GRANT_STEPS: readonly {
  from: GrantState | 'nothing'
  by: GrantCommand['do']
  to: GrantState
}[] = [
  { from: 'nothing', by: 'offer', to: 'offered' },
  { from: 'nothing', by: 'request', to: 'requested' },
  { from: 'offered', by: 'accept', to: 'active' },
  { from: 'offered', by: 'decline', to: 'refused' },
  { from: 'offered', by: 'end', to: 'ended' },
  { from: 'requested', by: 'see', to: 'seen' },
  { from: 'requested', by: 'refuse', to: 'refused' },
  { from: 'requested', by: 'end', to: 'ended' },
  { from: 'seen', by: 'return', to: 'requested' },
  { from: 'seen', by: 'confirm', to: 'active' },
  { from: 'seen', by: 'refuse', to: 'refused' },
  { from: 'seen', by: 'end', to: 'ended' },
  { from: 'active', by: 'suspend', to: 'suspended' },
  { from: 'active', by: 'end', to: 'ended' },
  { from: 'suspended', by: 'resume', to: 'active' },
  { from: 'suspended', by: 'end', to: 'ended' },
]

/** The life of a representation. Who may give which command is the caller's to know; who did what is kept here. */
export function decideGrant(command: GrantCommand, facts: GrantFacts, today: LocalDate): GrantDecision {
  if (command.do === 'offer' || command.do === 'request') return begin(command, facts, today)
  const { grant } = facts
  if (!grant) return refused('not-there')
  const step = GRANT_STEPS.find(({ from, by }) => from === grant.state && by === command.do)
  if (!step) return refused('wrong-state')
  const refusal = objection(command, { grant, facts, today })
  if (refusal) return refused(refusal)
  return { ok: true, grant: { ...grant, state: step.to, ...whatChanges(command, grant, facts) } }
}

/** Sent back, it is looked at anew: nobody saw it any more. */
function whatChanges(command: GrantCommand, grant: Grant, facts: GrantFacts): Partial<Grant> {
  switch (command.do) {
    case 'see':
      return { seenBy: command.by, ...command.found }
    case 'return':
      return { seenBy: null }
    case 'confirm':
      return { confirmedBy: command.by, higher: { ...grant.higher, ...facts.higher } }
    default:
      return {}
  }
}

function begin(
  { do: how, by, proposal }: GrantCommand & { do: 'offer' | 'request' },
  facts: GrantFacts,
  today: LocalDate,
): GrantDecision {
  const { person, representative, startsOn, endsOn } = proposal
  if (person === representative) return refused('same-person')
  if (how === 'offer' && by !== person) return refused('not-there')
  if (how === 'offer' && !facts.grownUp) return refused('under-age')
  if (how === 'offer' && !facts.capable) return refused('not-capable')
  if (facts.suspended) return refused('suspended')
  if (how === 'request' && endsOn === null) return refused('period')
  if (endsOn !== null && !isPeriod({ startsOn, endsOn }, today)) return refused('period')
  const state = how === 'offer' ? 'offered' : 'requested'
  const ground = how === 'offer' ? 'citizen' : 'evidence'
  return { ok: true, grant: { ...proposal, state, ground, seenBy: null, confirmedBy: null, higher: {} } }
}

type Objecting = { grant: Grant; facts: GrantFacts; today: LocalDate }

function objection(command: GrantCommand, { grant, facts, today }: Objecting): GrantRefusal | null {
  switch (command.do) {
    case 'accept':
      if (command.by !== grant.representative) return 'not-there'
      if (facts.suspended) return 'suspended'
      return facts.capable ? null : 'not-capable'
    case 'decline':
      return command.by === grant.representative ? null : 'not-there'
    case 'end':
      return grant.state === 'suspended' && command.by === grant.representative ? 'suspended' : null
    case 'see':
      return command.found ? objectionToFound(grant.kind, command.found, today) : null
    case 'return':
    case 'refuse':
      return isFirst(command.by, grant) ? 'second-person' : null
    case 'confirm':
      if (facts.suspended) return 'suspended'
      if (isFirst(command.by, grant)) return 'second-person'
      if (grant.kind === 'after-death') return facts.deceased ? null : 'not-deceased'
      if (facts.deceased) return 'deceased'
      return isTheirTurn(grant, facts) ? null : 'higher-first'
    default:
      return null
  }
}

/** The papers give days that are not over; and of everybody higher it is known why they do not act. */
function objectionToFound(kind: RepresentationKind, found: FoundInPapers, today: LocalDate) {
  if (!isPeriod(found, today)) return 'period'
  return ranksAbove(kind).every((rank) => found.higher[rank] !== undefined) ? null : 'higher-first'
}

function isFirst(by: string, { state, seenBy }: Grant): boolean {
  return state === 'seen' && by === seenBy
}

function isPeriod({ startsOn, endsOn }: { startsOn: LocalDate; endsOn: LocalDate }, today: LocalDate) {
  return endsOn >= startsOn && endsOn >= today
}

/** A lower one acts only when all who are higher are recorded as absent, unwilling or not acting, and none acts. */
function isTheirTurn({ kind, higher: seen }: Grant, { acting, higher: said }: GrantFacts): boolean {
  const higher = { ...seen, ...said }
  return ranksAbove(kind).every(
    (one) => higher[one] !== undefined && !acting.some((other) => rankOf(other) === one),
  )
}

/** The ranks that come before somebody of this kind: of each is recorded why nobody of it acts. */
export function ranksAbove(kind: RepresentationKind): Rank[] {
  const rank = rankOf(kind)
  return rank === null ? [] : ([1, 2, 3] as const).filter((one) => one < rank)
}

/**
 * Whether the person represented may end it: what they gave, online or at a login, always; what somebody else says they
 * gave on paper, while they decide for themself (BW 7:465). What a court or the law gave is not theirs to end.
 */
export function isTheirsToEnd(
  { kind, ground }: Pick<Grant, 'kind' | 'ground'>,
  decides: WhoDecides,
): boolean {
  if (ground === 'citizen' || ground === 'access-service') return true
  return kind === 'authorised' && decides === 'self'
}

/** For how many days before its end one on evidence may be asked anew. */
const RENEWAL_DAYS = 60

/**
 * From which day another on evidence may follow one that is in force: the day after its last, asked in the last 60 days.
 * Null while that is too early.
 */
export function renewableFrom(
  { state, ground, endsOn }: Pick<Grant, 'state' | 'ground' | 'endsOn'>,
  today: LocalDate,
): LocalDate | null {
  if (state !== 'active' || ground !== 'evidence' || endsOn === null) return null
  return addDays(endsOn, -RENEWAL_DAYS) <= today ? addDays(endsOn, 1) : null
}

/** Whether a representation counts on this day. Days decide, not jobs. */
export function isInForce(grant: Pick<Grant, 'state' | 'startsOn' | 'endsOn'>, today: LocalDate): boolean {
  return (
    grant.state === 'active' && grant.startsOn <= today && (grant.endsOn === null || today <= grant.endsOn)
  )
}

function refused(refusal: GrantRefusal): GrantDecision {
  return { ok: false, refusal }
}
