import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Transaction } from '~/db/database.server'
import { gateOn } from '~/person/gate'
import { act } from '~/representation/act.server'
import { readsOnly, type DecisionStatus, type Doors } from '~/representation/decision-status.server'
import { disclosureFor, needsNoRegister, renewed, type Dossier } from '~/representation/dossier.server'
import { termsOf } from '~/representation/terms.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import {
  boundsOfYes,
  decideAnswer,
  lastDayOfSay,
  lastDayToAnswer,
  type AnswerCommand,
  type AnswerEvent,
  type AnswerFacts,
  type AnswerRefusal,
} from './decide'
import { sideOf, type Half } from './half'
import type { LeaveStep } from './leave-reason'
import type { Scope } from './request'
import { mayEndUnnamed, seesRequest } from './sees'
import {
  openGiven,
  openHalf,
  readArrivedAt,
  writeGiven,
  writeHalf,
  writeRequest,
  type StoredRequest,
} from './store.server'
import { tellOfRequest } from './told.server'

/** What was filled in: a last day left open is the one that was asked, or given. */
type Filled = Omit<Scope, 'until'> & { until: Scope['until'] | null }
export type AnswerSent =
  | { do: 'accept'; scope: Filled }
  | { do: 'narrow'; scope: Filled }
  | { do: 'decline' }
  | { do: 'withdraw' }

export type RequestAnswered =
  /** `hasPage`: whether who answered may see the request, or only that there was one. */
  { ok: true; hasPage: boolean } | { ok: false; refusal: AnswerRefusal | 'not-there' | 'reads-only' }

const EVENTS = {
  accept: 'consent-given',
  narrow: 'consent-given',
  decline: 'consent-declined',
  withdraw: 'consent-withdrawn',
} as const satisfies Record<AnswerCommand['do'], ActivityEvent>

const STEPS = {
  accept: 'given',
  narrow: 'given',
  decline: 'declined',
  withdraw: 'withdrawn',
} as const satisfies Record<AnswerCommand['do'], LeaveStep>

/**
 * Says yes to a request or to a part of it, no, makes what was given smaller, or takes it back. For a child the register is asked anew
 * before a yes whether who says it has authority, unless it said so lately; never before a no. Its answer, the log entry and the mails
 * to others who decide commit together.
 */
export async function answerRequest(
  doors: Doors,
  opened: Dossier,
  { id, sent }: { id: string; sent: AnswerSent },
): Promise<RequestAnswered> {
  const { runtime } = doors
  const asksRegister = sent.do === 'accept' && !needsNoRegister(opened)
  const about = { subjectId: opened.person.row.id, requestId: opened.requestId }
  const isSure = asksRegister ? (await checkAuthority(doors, about)).ok : true
  return runtime.database.transact(async (transaction): Promise<RequestAnswered> => {
    const dossier = await renewed(transaction, runtime, opened)
    const found = dossier && (await readArrivedAt(transaction, runtime, { ...dossier, id }))
    if (!dossier || !found || !mayAnswer(dossier, found, sent)) return { ok: false, refusal: 'not-there' }
    // What is in force about somebody they can end themself, at any age.
    if (sent.do !== 'withdraw' && readsOnly(dossier, dossier.today))
      return { ok: false, refusal: 'reads-only' }
    const facts = await factsOf(transaction, runtime, { dossier, found, isSure })
    const decided = decideAnswer(commandOf(sent, facts), facts, dossier.today)
    if (!decided.ok) return decided
    const { event } = decided
    const hasPage = isShown(dossier, found)
    if (!event) return { ok: true, hasPage }
    const said = { state: event.state, answeredAt: dossier.at, answeredBy: dossier.actorId } as const
    if (event.state === 'waiting')
      await writeHalf(transaction, dossier.person, { ...said, id, half: event.half })
    else if (event.state === 'given')
      await writeGiven(transaction, dossier.person, { id, given: event.given, ...said })
    // What is taken back had its last day today: from then on it is kept as long as the law asks.
    else
      await writeRequest(transaction, id, {
        ...said,
        ...(found.endsOn && { endsOn: first(found.endsOn, dossier.today) }),
      })
    await tell(transaction, runtime, { dossier, found, facts, decided: event, sent })
    return { ok: true, hasPage }
  })
}

function mayAnswer(dossier: Dossier, found: StoredRequest, sent: AnswerSent): boolean {
  const isSeen = isShown(dossier, found)
  const ends = sent.do === 'decline' || sent.do === 'withdraw'
  return isSeen || (ends && mayEndUnnamed(dossier))
}

const first = (one: LocalDate, other: LocalDate) => (one < other ? one : other)

function commandOf(sent: AnswerSent, facts: AnswerFacts): AnswerCommand {
  if (sent.do === 'decline' || sent.do === 'withdraw') return sent
  const bounds = sent.do === 'narrow' ? (facts.given ?? facts.asked) : boundsOfYes(facts)
  return { do: sent.do, scope: { data: sent.scope.data, until: sent.scope.until ?? bounds.until } }
}

type Finding = { dossier: Dossier; found: StoredRequest; isSure: boolean }

async function factsOf(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, found, isSure }: Finding,
): Promise<AnswerFacts> {
  const { person, today } = dossier
  const isAccepted = (await termsOf(transaction, runtime, dossier)) === 'accepted'
  const may = isSure ? (isAccepted ? 'may' : 'terms-not-accepted') : 'register-down'
  return {
    state: found.state,
    asked: found.asked,
    given: openGiven(person, found),
    half: halfOf(dossier, found),
    side: sideOf(dossier),
    answerBy: found.answerBy,
    gate: gateOn(person.row, today),
    decides: dossier.decides,
    sayUntil: sayUntil(dossier),
    yes: maySayYes(dossier) ? may : 'not-alone',
    catalogue: await currentCatalogue(transaction),
  }
}

/** The last day on which a yes counts that is said now, where a birthday ends it. */
export function sayUntil(dossier: Dossier): LocalDate | null {
  return lastDayOfSay(bornOf(dossier), dossier.today)
}

/** The last day on which who acts can answer, where a birthday ends it. */
export function answersUntil(dossier: Dossier): LocalDate | null {
  return lastDayToAnswer({ ...bornOf(dossier), side: sideOf(dossier) }, dossier.today)
}

function bornOf({ person, birthDate, decides }: Dossier) {
  return { birthDate, decides, capable: person.row.capable }
}

/** Whether who acts may see one request that reached whom it is about. */
export function isShown(dossier: Dossier, found: StoredRequest): boolean {
  return seesRequest(dossier, { half: halfOf(dossier, found), given: openGiven(dossier.person, found) })
}

type HalfRow = Parameters<typeof openHalf>[1] & Pick<StoredRequest, 'answeredBy'>

/** The yes of one of two that waits for the other; null once a parent who said it decides no more. */
export function halfOf(
  { person, representatives }: Pick<DecisionStatus, 'person' | 'representatives'>,
  found: HalfRow,
): Half | null {
  const half = openHalf(person, found)
  const isThere = representatives.some((one) => one.representativeId === found.answeredBy)
  return half?.of === 'representative' && !isThere ? null : half
}

/**
 * Whether who acts can say yes: who decides for themself or was authorised by them, and who decides in a person's place; one parent's yes
 * suffices. Of 12 to 15 the child and a parent each say it (Wabvpz 15g), where there is one who may be told who asks.
 */
export function maySayYes(dossier: Dossier): boolean {
  const { decides, representation, representatives } = dossier
  if (decides === 'self') return true
  if (decides === 'together')
    return representatives.some((one) => disclosureFor(dossier, one).namedInAsked === 'names')
  return representation !== null && (decides === 'parents' || decides === 'representative')
}

type Telling = {
  dossier: Dossier
  found: StoredRequest
  facts: AnswerFacts
  decided: AnswerEvent
  sent: AnswerSent
}

/** Logs it with what was asked and given, for the person only: by it a yes can be shown after it was made smaller (AVG 7(1)). Mails the others who decide where it was said for somebody, and the person. */
async function tell(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, found, facts, decided, sent }: Telling,
) {
  const { actorId, at, person } = dossier
  const { id } = found
  const waits = decided.state === 'waiting' ? decided.half : null
  const event = waits ? 'approval-asked' : EVENTS[sent.do]
  const given = decided.state === 'given' ? decided.given : (waits ?? facts.given)
  const scope = { asked: { ...found.asked, label: undefined }, given }
  const object = { type: 'consent-request' as const, id }
  const sealing = { key: person.keys.log, text: JSON.stringify(scope) }
  await appendActivity(transaction, [{ ...act(dossier, { event, action: 'U', object }), sealing }])
  const isAlone = dossier.representation === null && dossier.representatives.length === 0
  if (isAlone) return
  const step: LeaveStep = waits ? 'asked' : STEPS[sent.do]
  const about = { id, step, once: at.toISOString() }
  const said = { half: waits ?? facts.half, given: facts.given }
  await tellOfRequest(transaction, runtime, { standing: dossier, about, except: actorId, at, said })
}
