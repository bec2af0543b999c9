import { agreementFacts, type AgreementFacts } from '~/agreement/agreement-facts.server'
import { isAsked, mayAskAgain, isComplete, mayTakeBack, missingAgreement } from '~/agreement/approval'
import { readMutedAskers } from '~/agreement/muted.server'
import { readApproval, readApprovals, type StoredApproval } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { additionsOf, namedAdditions, type NamedAdditions } from '~/catalogue/additions'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueOf, cataloguesFor, currentCatalogue } from '~/catalogue/store.server'
import { changesBetween } from '~/consent/difference'
import { applyEdits, offeredOf, type Proposal } from '~/consent/draft'
import { namedIn, readParties } from '~/consent/parties.server'
import { readCurrent, readSubmitted } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import { gateOn } from '~/person/gate'
import { act } from '~/representation/act.server'
import type { Concerned, Doors } from '~/representation/decision-status.server'
import { keysSeen } from '~/representation/disclosure'
import type { Dossier } from '~/representation/dossier.server'
import type { Relation } from '~/representation/relation'
import { standsNow } from '~/representation/stands'
import { tellersFor, type Tellers } from '~/representation/tellers.server'
import type { Runtime } from '~/runtime/runtime.server'

/** How long the list of what was asked goes back. */
const LISTED = 50

/** Everything asked about whom the actor acts for, newest first: what waits, and how the rest ended. */
export async function listApprovals(runtime: Runtime, dossier: Dossier, approvalDays: number) {
  const { today } = dossier
  return summariesOf(runtime.database.reader, dossier, { approvalDays, today })
}

/** One thing that was asked, as who reads it is concerned. */
export type ApprovalSummary = ReturnType<typeof summaryOf>

/** Everything asked about a person, as one of those concerned sees it, newest first. */
export async function summariesOf(
  reader: Reader,
  concerned: Concerned,
  { approvalDays, today }: Pick<Looking, 'approvalDays' | 'today'>,
): Promise<ApprovalSummary[]> {
  const approvals = await readApprovals(reader, concerned.person, LISTED)
  if (approvals.length === 0) return []
  const telling = await tellingFor(reader, concerned)
  return Promise.all(
    approvals.map(async (approval) => {
      const facts =
        approval.state === 'waiting'
          ? await factsOf(reader, { approval, concerned, approvalDays, today })
          : null
      return summaryOf(approval, { concerned, facts, telling })
    }),
  )
}

/** What is the same of everything asked about a person: who is told how, and from whom the reader wants no questions. */
type Telling = Tellers & { muted: ReadonlySet<string> }

async function tellingFor(reader: Reader, concerned: Concerned): Promise<Telling> {
  const { actorId, person } = concerned
  const askers = await readMutedAskers(reader, { subjectId: person.row.id, byId: actorId })
  return {
    ...(await tellersFor(reader, concerned)),
    muted: new Set(askers.map(({ askerId }) => askerId)),
  }
}

/** Somebody the reader wants no questions from: who, since when, and the question by which that is undone. */
export type MutedAsker = { askedBy: 'person' | 'other'; asker: Relation; since: Date; approvalId: string }

/** From whom the reader wants no questions about whom they act for, each once: each can be undone. */
export async function listMuted(runtime: Runtime, dossier: Dossier): Promise<MutedAsker[]> {
  const { reader } = runtime.database
  const about = { subjectId: dossier.person.row.id, byId: dossier.actorId }
  const askers = await readMutedAskers(reader, about)
  if (askers.length === 0) return []
  const { relationOf } = await tellersFor(reader, dossier)
  return askers.map(({ askerId, at, lastAsked }) => ({
    askedBy: askerId === about.subjectId ? 'person' : 'other',
    asker: relationOf(askerId, at),
    since: at,
    approvalId: lastAsked,
  }))
}

type Looking = { approval: StoredApproval; concerned: Concerned; approvalDays: number; today: string }

export async function factsOf(
  reader: Reader,
  { approval, concerned, approvalDays, today }: Looking,
): Promise<AgreementFacts> {
  const catalogue = await currentCatalogue(reader)
  const { edits } = proposalAsked(approval, catalogue)
  return agreementFacts(reader, {
    ...{ standing: concerned, edits, approval, catalogue, approvalDays, today },
    agreed: approval.agreed,
    takesOver: approval.takesOver,
    joining: concerned.actorId,
  })
}

/** What is asked, as far as the catalogue still offers it. */
export function proposalAsked({ edits, revision }: StoredApproval, catalogue: Catalogue): Proposal {
  return { revision, edits: offeredOf(edits, catalogue) }
}

function summaryOf(
  approval: StoredApproval,
  { concerned, facts, telling }: { concerned: Concerned; facts: AgreementFacts | null; telling: Telling },
) {
  const {
    id,
    state,
    rule,
    why,
    reason,
    askedAt,
    expiresOn,
    settledAt,
    version,
    agreed,
    authorId,
    settledBy,
    liftsLock,
  } = approval
  const machine = facts?.approval ?? null
  const { whoOf, relationOf } = telling
  const missing = machine && facts ? missingAgreement(agreed, facts) : null
  const relationTo = (id: string | undefined, at: Date) => (id === undefined ? null : relationOf(id, at))
  const conflict = facts && conflictIn(facts, telling)
  const others = conflict?.said.filter((id) => whoOf(id) === 'other') ?? []
  return {
    ...{ id, state, rule, why, reason, askedAt, expiresOn, settledAt, version, liftsLock },
    /** Who asked: oneself, the person, or another who may act for them. */
    askedBy: whoOf(authorId),
    /** Who ended it, told the same way; null where a day, the register or a later no did. */
    settledBy: settledBy === null ? null : whoOf(settledBy),
    /** As what each of them acted for the person, for where they are told as *another*; null where there is none. */
    relations: {
      asker: relationOf(authorId, askedAt),
      settler: settledBy === null ? null : relationOf(settledBy, settledAt ?? askedAt),
      saidNo: relationTo(others[0], askedAt),
      waitsOn: relationTo(missing?.named[0], askedAt),
    },
    agreedBy: agreed.length,
    /** Whether it ended in such a way that who asked may ask it again. */
    mayAskAgain: mayAskAgain(approval, concerned.actorId),
    /** Whether it is this one's turn to agree or decline. */
    isMyTurn: machine !== null && facts !== null && isAsked(concerned.actorId, machine, facts),
    /** Whether nobody else has to agree once this one does. */
    isLast: facts !== null && isComplete([...agreed, concerned.actorId], facts),
    /** Whether this one agreed, and may think again while it waits for another. */
    mayTakeBack: machine !== null && mayTakeBack(concerned.actorId, machine),
    missing,
    /** Whether this one wants no questions from who asked. */
    isMuted: telling.muted.has(authorId),
    /** Whether anybody is known who may agree for the person. */
    isKnown: concerned.representatives.length > 0,
    /** Whose no would be lifted: the reader's own comes first, then that of the person. */
    conflict: conflict && { whose: conflict.whose, beside: conflict.beside },
  } as const
}

/** Whose no stands in the way, as the reader is told; `beside`: it was said to another group, for who may be of both. */
export type Conflict = { whose: 'mine' | 'person' | 'other'; beside: boolean }

/** What was said to exactly this comes first; of that the reader's own, then that of the person. */
function conflictIn(
  { against, beside }: Pick<AgreementFacts, 'against' | 'beside'>,
  { whoOf }: Tellers,
): (Conflict & { said: readonly string[] }) | null {
  if (against.length === 0) return null
  const here = against.filter((id) => !beside.includes(id))
  const said = here.length > 0 ? here : against
  const tellers = said.map(whoOf)
  const whose = tellers.includes('me') ? 'mine' : tellers.includes('person') ? 'person' : 'other'
  return { whose, beside: here.length === 0, said }
}

/**
 * One widening as exactly what is asked: each change with was and becomes, and `seen`, which the form sends back. Null
 * when it is not about whom the actor acts for. Reading it is logged.
 */
export async function readOneApproval(
  { runtime, approvalDays }: Pick<Doors, 'runtime' | 'approvalDays'>,
  dossier: Dossier,
  approvalId: string,
) {
  const { reader } = runtime.database
  const { person, at, today } = dossier
  const approval = await readApproval(reader, person, approvalId)
  if (!approval) return null
  const facts = await factsOf(reader, { approval, concerned: dossier, approvalDays, today })
  const catalogue = await catalogueOf(reader, approval.catalogueVersion)
  const before = (await readCurrent(reader, person))?.choices ?? []
  const changes = changesBetween(before, applyEdits(before, approval.edits), today)
  const asked = changes.map(({ key }) => key)
  const parties = [...(await readParties(reader, namedIn(asked), at)).values()]
  const disclosure = changes.every(({ after }) => after?.answer === 'yes')
    ? dossier.disclosure.namedInAsked
    : dossier.disclosure.namedInChoices
  const shown = keysSeen(asked, { parties, catalogue: await currentCatalogue(reader), disclosure })
  const entry = act(dossier, {
    event: 'approval-read',
    action: 'R',
    object: { type: 'approval', id: approval.id },
  })
  await runtime.database.record((transaction) => appendActivity(transaction, [entry]))
  return {
    ...summaryOf(approval, { concerned: dossier, facts, telling: await tellingFor(reader, dossier) }),
    changes: changes.map((change, place) => ({ ...change, key: shown.keys[place]! })),
    names: shown.names,
    words: { holders: catalogue.holders, receivers: catalogue.receivers, data: catalogue.data },
    seen: facts.content,
    adds: await addedBy(reader, dossier, approval),
    atOnce: await takenAtOnce(reader, dossier, approval),
    /** Of what came into force, how it stands now; null of everything else. */
    stands:
      approval.state === 'in-force'
        ? standsNow(approval, { choices: before, gate: gateOn(person.row, today) }, today)
        : null,
  }
}

/** The version in which the no of what was sent came into force, for who sent it; null where there was none. */
async function takenAtOnce(
  reader: Reader,
  { person, actorId }: Concerned,
  { authorId, draftId, draftRevision }: StoredApproval,
): Promise<number | null> {
  if (authorId !== actorId) return null
  return (await readSubmitted(reader, person, { draftId, revision: draftRevision }))?.number ?? null
}

/**
 * What a newer catalogue adds that would be taken over with what waits; null where it is not. Agreeing is to this too: the
 * mark that the form sends back (`seen`) names that catalogue.
 */
async function addedBy(
  reader: Reader,
  { person }: Concerned,
  { state, takesOver }: StoredApproval,
): Promise<NamedAdditions | null> {
  if (state !== 'waiting' || takesOver === null) return null
  const { reading } = await cataloguesFor(reader, await readCurrent(reader, person))
  if (takesOver <= reading.version) return null
  const newer = await catalogueOf(reader, takesOver)
  return namedAdditions(additionsOf(reading, newer), newer)
}
