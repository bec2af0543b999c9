import { decideApproval, isAsked, type ApprovalEvent, type ApprovalRefusal } from '~/agreement/approval'
import type { NotTaken } from '~/agreement/not-taken'
import { concludeSending, partsOf, type Asked } from '~/agreement/sending'
import { lookAgain, overtake } from '~/agreement/settle.server'
import { lastWords, mergeEdits } from '~/agreement/split'
import {
  insertApproval,
  readAsked,
  readWaiting,
  writeApproval,
  type StoredApproval,
} from '~/agreement/store.server'
import { weigh } from '~/agreement/weigh.server'
import { appendActivity } from '~/audit/append.server'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { isNone, type Edit } from '~/consent/draft'
import { putInForce, readInOf } from '~/consent/put-in-force.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import {
  deleteDraft,
  deleteDraftsAbout,
  readCurrent,
  readDraft,
  readSubmitted,
  type StoredDraft,
} from '~/consent/store.server'
import type { SubmitFacts, SubmitRefusal } from '~/consent/submit'
import type { Transaction } from '~/db/database.server'
import { required } from '~/representation/concerned.server'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { findById } from '~/person/store.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { actBy } from '~/representation/act.server'
import { isAuthority, isCheckedLately, type ActingCitizen } from '~/representation/acting'
import {
  concernedBy,
  readsOnly,
  roleOf,
  thoseConcerned,
  type Concerned,
  type Doors,
} from '~/representation/standing.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { namedOn, submitDraft, type SubmitRequest } from './submit-use-cases.server'
import { workOutDraft } from './worked-out.server'

export type Sent =
  /**
   * `number`: the version that came into force, null when nothing did. `waiting`: the approval that is asked, if any.
   * `notTaken`: a no was taken, the rest was not, and why.
   */
  | { ok: true; number: number | null; waiting: string | null; notTaken?: NotTaken }
  | {
      ok: false
      refusal:
        | Exclude<SubmitRefusal, 'already-submitted'>
        | 'draft-gone'
        | 'reads-only'
        | 'register-down'
        | ApprovalRefusal
    }

/**
 * *Keuzes doorgeven*, whoever does it for whom: for oneself, for a child, for who authorised one, or by a child of 12 to
 * 15. What narrows takes effect at once; what widens takes effect with it when nobody else has to agree, and is asked
 * otherwise. Version, approval, log and mails commit together. Sent twice it is one. For a child the register is asked
 * anew whether who widens has authority, unless it said so in this session less than 15 minutes ago: a no is sent without
 * asking it, and takes effect when it does not answer. Only where there is no no, nothing is sent then and the draft stays.
 */
export async function sendChoices(
  doors: Doors,
  actor: ActingCitizen | null,
  request: SubmitRequest,
): Promise<Sent> {
  const who = required(actor)
  const { runtime, approvalDays } = doors
  if (await decidesAlone(runtime, who)) {
    const sent = await submitDraft(runtime, who, request)
    // Behind a gate its no is still taken, below.
    if (sent.ok) return { ...sent, waiting: null }
    if (sent.refusal !== 'gate-closed') return sent
  }
  const isSure = needsNoRegister(doors, who) || null
  const sent = await sendOnce(doors, who, { request, isSure, approvalDays })
  if (sent !== ASK_FIRST) return sent
  const asked = await checkAuthority(doors, {
    subjectId: who.actingFor!.subjectId,
    requestId: request.requestId,
  })
  const again = await sendOnce(doors, who, { request, isSure: asked.ok, approvalDays })
  if (again === ASK_FIRST) throw new Error('the register was asked')
  return again
}

/** Nothing was written yet: the register has to say first whether this one may widen. */
const ASK_FIRST = 'ask-the-register-first'

type Once = Pick<Sending, 'request' | 'isSure' | 'approvalDays'>

/** One transaction; `ASK_FIRST` where something widens and nobody asked the register. */
async function sendOnce(
  { runtime }: Doors,
  who: ActingCitizen,
  once: Once,
): Promise<Sent | typeof ASK_FIRST> {
  const { request } = once
  const at = runtime.now()
  const made = { at, receiptNumber: drawReceiptNumber(at), approvalId: runtime.newId() }
  return runtime.database.transact(async (transaction): Promise<Sent | typeof ASK_FIRST> => {
    const concerned = await concernedBy(transaction, runtime, { actor: who, today: localDate(at) })
    if (!concerned) return { ok: false, refusal: 'not-yours' }
    if (readsOnly(concerned, localDate(at))) return { ok: false, refusal: 'reads-only' }
    const before = await sentBefore(transaction, concerned, request)
    if (before) return before
    return send(transaction, runtime, { concerned, ...once, ...made })
  })
}

/**
 * Whether nobody else has a say: one's own choices, of who decides alone today. Not those of an adult who cannot appreciate
 * their own interests, for whom somebody else decides (BW 7:465).
 */
async function decidesAlone(runtime: Runtime, who: ActingCitizen): Promise<boolean> {
  if (who.actingFor || who.ageCategory !== '16-or-over') return false
  const today = localDate(runtime.now())
  const concerned = await concernedBy(runtime.database.reader, runtime, { actor: who, today })
  return concerned?.decides === 'self'
}

/** Whether who acts needs no authority, or the register said lately that they have it. */
function needsNoRegister({ runtime }: Doors, { actingFor }: ActingCitizen): boolean {
  return !actingFor || !isAuthority(actingFor.kind) || isCheckedLately(actingFor, runtime.now())
}

type Sending = {
  concerned: Concerned
  /** Whether it is known that who acts still may; without it nothing widens. Null while the register was not asked. */
  isSure: boolean | null
  request: SubmitRequest
  at: Date
  receiptNumber: string
  approvalId: string
  approvalDays: number
}

async function send(
  transaction: Transaction,
  runtime: Runtime,
  sending: Sending,
): Promise<Sent | typeof ASK_FIRST> {
  const { concerned, request, at } = sending
  const { person, actorId } = concerned
  const today = localDate(at)
  const command = commandOf(request)
  const stored = await readDraft(transaction, person, actorId)
  const submit = await submitFacts(transaction, runtime, { concerned, stored, request, today })
  if (!stored) return { ok: false, refusal: 'draft-gone' }
  const facts = { submit, decides: concerned.decides }
  const parts = partsOf(command, facts, today)
  if (!parts.ok) return parts

  const { later } = parts
  // Where no choice changes, taking over a newer catalogue is all that is sent: that widens.
  const mayAsk = parts.mayAsk && (later.length > 0 || parts.now.length === 0)
  if (mayAsk && sending.isSure === null) return ASK_FIRST
  const asked = mayAsk ? await propose(transaction, { ...sending, facts: submit, later }) : null
  const concluded = concludeSending(command, { parts, asked, facts }, today)
  if (!concluded.ok) return concluded
  const { decided, asking, notTaken } = concluded
  if (decided.ok) await force(transaction, runtime, { ...sending, event: decided.event })
  const occasion = { at, requestId: request.requestId }
  const since = lastWords(submit.current.choices, parts.proposal.edits, today)
  await overtake(transaction, runtime, { standing: concerned, since, ...occasion })
  if (isNone(stored)) await deleteDraftsAbout(transaction, person)
  const waiting = asking
    ? await ask(transaction, runtime, { ...sending, facts: submit, event: asking, later })
    : null
  await deleteDraft(transaction, person, actorId)
  const number = decided.ok ? decided.event.number : null
  if (number !== null) await lookAgain(transaction, runtime, { subjectId: person.row.id, ...occasion })
  return { ok: true, number, waiting, ...(notTaken && { notTaken }) }
}

function commandOf({ revision, base, catalogue }: SubmitRequest) {
  return { revision, baseVersion: base, catalogueVersion: catalogue }
}

type Proposing = Sending & { facts: SubmitFacts; later: Edit[] }

/** What follows from asking this widening alone. */
async function propose(transaction: Transaction, proposing: Proposing): Promise<Asked> {
  if (!proposing.isSure) return 'register-down'
  const weighed = await weighAsked(transaction, proposing)
  return decideApproval({ do: 'ask', by: proposing.concerned.actorId }, weighed, localDate(proposing.at))
}

function weighAsked(transaction: Transaction, { concerned, facts, later, at, approvalDays }: Proposing) {
  const weighing = {
    ...{ standing: concerned, edits: later, approval: null, agreed: [concerned.actorId] },
    takesOver: facts.named,
  }
  const { catalogue } = facts
  return weigh(transaction, { ...weighing, catalogue, approvalDays, today: localDate(at) })
}

/** What this one asked before and still waits, after a no that may have taken it back. */
async function waitingOf(
  transaction: Transaction,
  { person, actorId }: Concerned,
): Promise<StoredApproval | null> {
  return (
    (await readWaiting(transaction, person)).find(
      ({ authorId, liftsLock }) => authorId === actorId && !liftsLock,
    ) ?? null
  )
}

/** The same revision of the same draft again: what it became the first time. */
async function sentBefore(
  transaction: Transaction,
  { person }: Concerned,
  { draft, revision }: SubmitRequest,
): Promise<Sent | null> {
  const version = await readSubmitted(transaction, person, { draftId: draft, revision })
  const asked = await readAsked(transaction, person, { draftId: draft, revision })
  return version || asked ? { ok: true, number: version?.number ?? null, waiting: asked?.id ?? null } : null
}

async function submitFacts(
  transaction: Transaction,
  runtime: Runtime,
  {
    concerned,
    stored,
    request,
    today,
  }: { concerned: Concerned; stored: StoredDraft | null; request: SubmitRequest; today: LocalDate },
): Promise<SubmitFacts> {
  const { person, actorId } = concerned
  const catalogue = await currentCatalogue(transaction)
  const actor = await findById(transaction, runtime, actorId)
  const current = await readCurrent(transaction, person)
  const choices = current?.choices ?? []
  const draft = stored?.id === request.draft ? stored : null
  const worked = draft && (await workOutDraft(transaction, person, { draft, catalogue, choices, today }))
  return {
    proposal: worked?.proposal ?? null,
    current: { number: person.row.currentVersion, choices, readIn: current?.readingCatalogue },
    catalogue,
    gate: gateOn(person.row, today),
    terms: actor?.row.termsVersion === TERMS_VERSION ? 'accepted' : 'not-accepted',
    ageCategory: '12-15',
    agreement: 'given',
    named: namedOn(request),
  }
}

type Forcing = Sending & { event: Parameters<typeof putInForce>[2]['event'] }

async function force(
  transaction: Transaction,
  runtime: Runtime,
  { concerned, request, ...forcing }: Forcing,
) {
  const { event, receiptNumber, at } = forcing
  const author = roleOf(concerned)
  await putInForce(transaction, runtime, {
    ...{ person: concerned.person, event, readIn: readInOf(event) },
    ...{ receiptNumber, at, requestId: request.requestId },
    author,
    by: { id: author.id, role: author.role },
    source: { id: request.draft, revision: request.revision },
  })
}

type Asking = Proposing & { event: ApprovalEvent }

/** Asked one mail a day about one question, however often it is changed. */
function askedOn(id: string, at: Date): string {
  return `${id}:asked:${localDate(at)}`
}

/** Keeps what is asked: anew, or in place of what this author asked before. Whoever has to agree is mailed. */
async function ask(transaction: Transaction, runtime: Runtime, asking: Asking): Promise<string> {
  const { concerned, request, event, at } = asking
  const { person, actorId } = concerned
  const waiting = await waitingOf(transaction, concerned)
  const edits = mergeEdits(waiting?.edits ?? [], asking.later)
  const id = waiting?.id ?? asking.approvalId
  const revision = (waiting?.revision ?? 0) + 1
  const { agreed, expiresOn } = event.approval
  const asked = {
    liftsLock: false,
    rule: event.approval.rule,
    ...{ id, state: 'waiting', agreed, expiresOn, edits, revision, askedAt: at },
    ...{ draftId: request.draft, draftRevision: request.revision, catalogueVersion: request.catalogue },
    takesOver: asking.facts.named ?? waiting?.takesOver ?? null,
  }
  if (waiting) await writeApproval(transaction, person, asked)
  else await insertApproval(transaction, person, { ...asked, subjectId: person.row.id, authorId: actorId })
  const object = { type: 'approval' as const, id }
  const act = {
    event: 'approval-asked',
    action: waiting ? 'U' : 'C',
    at,
    requestId: request.requestId,
    object,
  } as const
  await appendActivity(transaction, [actBy(concerned, act)])
  const weighed = await weighAsked(transaction, { ...asking, later: edits })
  const facts = { ...weighed, approval: event.approval }
  for (const citizen of await thoseConcerned(transaction, runtime, {
    standing: concerned,
    except: actorId,
  })) {
    if (!isAsked(citizen.row.id, event.approval, facts)) continue
    await enqueue(transaction, runtime, { kind: 'approval', citizen, reason: askedOn(id, at), at })
  }
  return id
}
