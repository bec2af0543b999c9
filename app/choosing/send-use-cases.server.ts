import { agreementFacts } from '~/agreement/agreement-facts.server'
import { decideApproval, isAsked, type ApprovalEvent, type ApprovalRefusal } from '~/agreement/approval'
import type { NotTaken } from '~/agreement/not-taken'
import { reassess, supersede } from '~/agreement/reassess.server'
import { concludeSending, partsOf, type Asked, type Parts } from '~/agreement/sending'
import { lastWords, mergeEdits } from '~/agreement/split-by-direction'
import {
  insertApproval,
  readAsked,
  readWaiting,
  writeApproval,
  type StoredApproval,
} from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { activateVersion, readInOf } from '~/consent/activate-version.server'
import { applyEdits, isNone, type Edit } from '~/consent/draft'
import { answersAt } from '~/consent/answers-at'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import {
  deleteDraft,
  deleteDraftsAbout,
  readCurrent,
  readDraft,
  readSubmitted,
  startOf,
  type StoredDraft,
} from '~/consent/store.server'
import type { ChoicesSubmitted, SubmitFacts, SubmitRefusal } from '~/consent/submit'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { mayGoUnchanged } from '~/optin/going'
import { kindOf, type OptInDraft } from '~/optin/optin'
import { countSentWith } from '~/optin/store.server'
import { gateOn } from '~/person/gate'
import { act } from '~/representation/act.server'
import { readsOnly, thoseConcerned, type Doors } from '~/representation/decision-status.server'
import { needsNoRegister, renewed, type Dossier } from '~/representation/dossier.server'
import { termsOf } from '~/representation/terms.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { sendOptIns } from './opt-in-sending.server'
import { workOutDraft } from './worked-out.server'

/** What the review page sends: the draft it showed, and what that was worked out from. */
export type SubmitRequest = {
  draft: string
  revision: number
  base: number
  catalogue: number
  /** The catalogue whose additions the page named, where it did. */
  named?: number | null | undefined
}

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
        | 'opt-in-unanswered'
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
export async function sendChoices(doors: Doors, dossier: Dossier, request: SubmitRequest): Promise<Sent> {
  const { approvalDays } = doors
  const isSure = needsNoRegister(dossier) || null
  const sent = await sendOnce(doors, dossier, { request, isSure, approvalDays })
  if (sent !== ASK_FIRST) return sent
  const { person, requestId } = dossier
  const asked = await checkAuthority(doors, { subjectId: person.row.id, requestId })
  const again = await sendOnce(doors, dossier, { request, isSure: asked.ok, approvalDays })
  if (again === ASK_FIRST) throw new Error('the register was asked')
  return again
}

/** Nothing was written yet: the register has to say first whether this one may widen. */
const ASK_FIRST = 'ask-the-register-first'

type Once = Pick<Sending, 'request' | 'isSure' | 'approvalDays'>

/** One transaction; `ASK_FIRST` where something widens and nobody asked the register. */
async function sendOnce({ runtime }: Doors, opened: Dossier, once: Once): Promise<Sent | typeof ASK_FIRST> {
  const made = { receiptNumber: drawReceiptNumber(opened.at), approvalId: runtime.newId() }
  return runtime.database.transact(async (transaction): Promise<Sent | typeof ASK_FIRST> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'not-yours' }
    if (readsOnly(dossier, dossier.today)) return { ok: false, refusal: 'reads-only' }
    const before = await sentBefore(transaction, dossier, once.request)
    if (before) return before
    return send(transaction, runtime, { dossier, ...once, ...made })
  })
}

/**
 * Whether nobody else has a say: one's own choices, of who decides alone today. Not those of an adult who cannot appreciate
 * their own interests, for whom somebody else decides (BW 7:465).
 */
function decidesAlone({ representation, decides }: Dossier): boolean {
  return representation === null && decides === 'self'
}

type Sending = {
  dossier: Dossier
  /** Whether it is known that who acts still may; without it nothing widens. Null while the register was not asked. */
  isSure: boolean | null
  request: SubmitRequest
  receiptNumber: string
  approvalId: string
  approvalDays: number
}

async function send(
  transaction: Transaction,
  runtime: Runtime,
  sending: Sending,
): Promise<Sent | typeof ASK_FIRST> {
  const { dossier, request } = sending
  const { person, actorId, today, at, requestId } = dossier
  const command = commandOf(request)
  const stored = await readDraft(transaction, person, actorId)
  const submit = await submitFacts(transaction, runtime, { dossier, stored, request })
  if (!stored) return { ok: false, refusal: 'draft-gone' }
  const facts = { submit, decides: dossier.decides }
  const parts = partsOf(command, facts, today)
  if (!parts.ok && parts.refusal === 'nothing-changed' && stored.optIn)
    return sendUnchanged(transaction, runtime, { ...sending, facts: submit, optIn: stored.optIn })
  if (!parts.ok) return parts
  if (isUnanswered(stored.optIn, applyEdits(submit.current.choices, parts.proposal.edits)))
    return { ok: false, refusal: 'opt-in-unanswered' }

  const asked = await askedOf(transaction, { ...sending, facts: submit, parts })
  if (asked === ASK_FIRST) return ASK_FIRST
  const concluded = concludeSending(command, { parts, asked, facts }, today)
  if (!concluded.ok) return concluded
  const { decided, asking, notTaken } = concluded
  if (decided.ok) await force(transaction, runtime, { ...sending, event: decided.event })
  const since = lastWords(submit.current.choices, parts.proposal.edits, today)
  await supersede(transaction, runtime, { standing: dossier, since, at, requestId })
  if (isNone(stored)) await deleteDraftsAbout(transaction, person)
  const waiting = asking
    ? await ask(transaction, runtime, { ...sending, facts: submit, event: asking, later: parts.later })
    : null
  if (stored.optIn)
    await sendOptIns(transaction, runtime, {
      ...{ dossier, optIn: stored.optIn, source: sourceOf(request), approvalId: waiting },
      choices: decided.ok ? decided.event.choices : submit.current.choices,
      changed: decided.ok ? decided.event.changes : [],
      asked: parts.later,
    })
  await deleteDraft(transaction, person, actorId)
  const number = decided.ok ? decided.event.number : null
  if (number !== null) await reassess(transaction, runtime, { subjectId: person.row.id, at, requestId })
  return { ok: true, number, waiting, ...(notTaken && { notTaken }) }
}

type Unchanged = Sending & { facts: SubmitFacts; optIn: OptInDraft }

/** Requests about what is in force already: no choice changes, so that there is no new version and nobody has to agree. */
async function sendUnchanged(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, facts, optIn, request }: Unchanged,
): Promise<Sent> {
  const { person, actorId, today } = dossier
  const { choices } = facts.current
  const kinds = optIn.to.map((ura) => {
    const answers = answersAt(ura, choices)
    return answers.length > 0 ? kindOf(answers, today) : null
  })
  const refusal = mayGoUnchanged(kinds, facts)
  if (refusal) return { ok: false, refusal: refusal === 'unanswered' ? 'opt-in-unanswered' : refusal }
  const nothing = { changed: [], asked: [], approvalId: null }
  await sendOptIns(transaction, runtime, { dossier, optIn, source: sourceOf(request), choices, ...nothing })
  await deleteDraft(transaction, person, actorId)
  return { ok: true, number: null, waiting: null }
}

/** A request to who is asked nothing would say nothing. */
function isUnanswered(optIn: OptInDraft | undefined, choices: SubmitFacts['current']['choices']): boolean {
  return optIn?.to.some((ura) => answersAt(ura, choices).length === 0) ?? false
}

function sourceOf({ draft, revision }: SubmitRequest) {
  return { draftId: draft, draftRevision: revision }
}

function commandOf({ revision, base, catalogue }: SubmitRequest) {
  return { revision, baseVersion: base, catalogueVersion: catalogue }
}

type Parted = Sending & { facts: SubmitFacts; parts: Parts }

/** What asking for the part that widens brings; null where nothing is asked of anybody. */
async function askedOf(transaction: Transaction, parted: Parted): Promise<Asked | typeof ASK_FIRST> {
  const { parts, isSure, dossier } = parted
  const { now, later } = parts
  // Where no choice changes, taking over a newer catalogue is all that is sent: that widens.
  if (parts.isAlone || !parts.mayAsk || (later.length === 0 && now.length > 0)) return null
  if (isSure === null) return ASK_FIRST
  if (!isSure) return 'register-down'
  const weighed = await factsAsked(transaction, { ...parted, later })
  return decideApproval({ do: 'ask', by: dossier.actorId }, weighed, dossier.today)
}

type Proposing = Sending & { facts: SubmitFacts; later: Edit[] }

function factsAsked(transaction: Transaction, { dossier, facts, later, approvalDays }: Proposing) {
  const weighing = {
    ...{ standing: dossier, edits: later, approval: null, agreed: [dossier.actorId] },
    takesOver: facts.named,
  }
  const { catalogue } = facts
  return agreementFacts(transaction, { ...weighing, catalogue, approvalDays, today: dossier.today })
}

/** What this one asked before and still waits, after a no that may have taken it back. */
async function waitingOf(
  transaction: Transaction,
  { person, actorId }: Dossier,
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
  { person }: Dossier,
  { draft, revision }: SubmitRequest,
): Promise<Sent | null> {
  const version = await readSubmitted(transaction, person, { draftId: draft, revision })
  const asked = await readAsked(transaction, person, { draftId: draft, revision })
  const isSent =
    version || asked || (await countSentWith(transaction, person, { draftId: draft, revision })) > 0
  return isSent ? { ok: true, number: version?.number ?? null, waiting: asked?.id ?? null } : null
}

async function submitFacts(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, stored, request }: { dossier: Dossier; stored: StoredDraft | null; request: SubmitRequest },
): Promise<SubmitFacts> {
  const { person, today } = dossier
  const catalogue = await currentCatalogue(transaction)
  const current = await readCurrent(transaction, person)
  const choices = current?.choices ?? []
  const draft = stored?.id === request.draft ? stored : null
  const worked = draft && (await workOutDraft(transaction, person, { draft, catalogue, choices, today }))
  return {
    proposal: worked?.proposal ?? null,
    current: startOf(person, current),
    catalogue,
    gate: gateOn(person.row, today),
    terms: await termsOf(transaction, runtime, dossier),
    agreement: decidesAlone(dossier) ? 'not-needed' : 'given',
    named: namedOn(request),
  }
}

type Forcing = Sending & { event: ChoicesSubmitted }

async function force(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, request, event, receiptNumber }: Forcing,
) {
  const { person, by, at, requestId } = dossier
  await activateVersion(transaction, runtime, {
    ...{ person, event, readIn: readInOf(event), receiptNumber, at, requestId },
    author: by,
    by: { id: by.id, role: by.role },
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
  const { dossier, request, event } = asking
  const { person, actorId, at } = dossier
  const waiting = await waitingOf(transaction, dossier)
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
  const action = waiting ? 'U' : 'C'
  await appendActivity(transaction, [act(dossier, { event: 'approval-asked', action, object })])
  const weighed = await factsAsked(transaction, { ...asking, later: edits })
  const facts = { ...weighed, approval: event.approval }
  for (const citizen of await thoseConcerned(transaction, runtime, {
    standing: dossier,
    except: actorId,
  })) {
    if (!isAsked(citizen.row.id, event.approval, facts)) continue
    await enqueue(transaction, runtime, { kind: 'approval', citizen, reason: askedOn(id, at), at })
  }
  return id
}

/** Only the catalogue that the page was made from can have been named on it. */
function namedOn({ named, catalogue }: Pick<SubmitRequest, 'named' | 'catalogue'>): number | null {
  return named === catalogue ? catalogue : null
}
