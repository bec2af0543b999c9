import { lookAgain } from '~/agreement/settle.server'
import { appendActivity } from '~/audit/append.server'
import { takeClaim } from '~/authority/claimed.server'
import { writePerson } from '~/authority/registered.server'
import { passIfDue } from '~/comingofage/due-now.server'
import type { Transaction } from '~/db/database.server'
import { intlFor } from '~/i18n/intl.server'
import { inLanguage } from '~/i18n/language'
import { ageCategoryOn } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import type { PersonFinding } from '~/person/register'
import { findByBsn, findById, findOrCreate, openField, type Subject } from '~/person/store.server'
import type { Doors as Registers } from '~/representation/standing.server'
import { hasUnconfirmed } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { Citizen } from './actor'
import { admitPerson, type AdmissionOfPerson } from './admission'
import type { DigidLogin } from './digid.server'
import { goesOnAs, resumeActing, type Resuming } from './go-on-as.server'
import { sessionEntry, sessionName } from './log-entry'
import {
  attemptIndex,
  newAttempt,
  openAttempt,
  openDestination,
  type Destination,
} from './login-attempt.server'
import type { LoginTrouble } from './oidc-refusal.server'
import {
  ledBefore,
  refuse,
  refuseIn,
  refuseTooLate,
  refuseUnknown,
  settleAnswer,
  useUp,
  type Callback,
  type Refused,
  type Visit,
} from './refused-login.server'
import type { EndReason } from './session-end'
import { newSession, sessionIndexOf } from './session.server'
import { findAnySession, findLogin, insertLogin, markEnded } from './store.server'
import { landingOf } from './welcome'
import { completeIfReady } from './welcome.server'

type Doors = Registers & { digid: DigidLogin }
type Starting = Destination & { cookieHeader: string | undefined }

export type LoginStarted =
  { ok: true; location: URL; setCookie: string } | { ok: false; refusal: 'provider-down'; detail: string }

/** Begins a login and says where the browser goes. What it must bring back is kept sealed, for 15 minutes. */
export async function startLogin(
  { runtime, digid }: Pick<Doors, 'runtime' | 'digid'>,
  starting: Starting,
): Promise<LoginStarted> {
  const started = await digid.start()
  if (!started.ok) return started
  const { cookieHeader, ...destination } = starting
  const attempt = { ...started.secrets, ...destination }
  const made = newAttempt(runtime, { attempt, cookieHeader, at: runtime.now() })
  await runtime.database.record((transaction) => insertLogin(transaction, made.row))
  return { ok: true, location: started.location, setCookie: made.setCookie }
}

export type LoginRefusal =
  LoginTrouble | 'expired' | 'old-page' | 'other-browser' | (AdmissionOfPerson & { ok: false })['refusal']

/** Where the browser goes next; `setCookie` is null where this answer served before, and the browser has its session. */
export type LoginFinished = LetIn | { ok: true; setCookie: null; goTo: string } | Refused
type LetIn = { ok: true; setCookie: string; goTo: string }

/**
 * Ends a login that came back: checks the answer, asks the register who it is, and in one transaction uses the
 * login up, ends the session the browser had, begins a new one under a new id, and logs it. An answer makes one session;
 * fetched again by the same browser it leads where it led before. Whatever is refused is logged too, in the citizen's own
 * log where the number was established.
 */
export async function finishLogin(doors: Doors, callback: Callback): Promise<LoginFinished> {
  const { runtime, digid, register } = doors
  const state = callback.answer.get('state')
  const { stateIndex, browserIndex } = attemptIndex(runtime, { state, cookieHeader: callback.cookieHeader })
  const row = stateIndex && (await findLogin(runtime.database.reader, stateIndex))
  if (!row) return refuseUnknown(runtime, callback, browserIndex)
  if (row.usedAt !== null) return ledBefore(runtime, row)
  const visit = {
    ...callback,
    stateIndex: row.stateIndex,
    destination: openDestination(runtime, row),
    at: runtime.now(),
  }
  if (row.expiresAt <= visit.at) return refuseTooLate(runtime, visit)
  const { nonce, verifier } = openAttempt(runtime, row)
  const judged = await digid.finish(callback.answer, { state: state!, nonce, verifier })
  if (!judged.ok) return refuse(runtime, visit, judged)
  const found = await register.findPerson(judged.bsn)
  const { finished, resuming } = await admitOrRefuse(runtime, visit, { ...judged, found })
  if (!finished.ok || !resuming) return finished
  const elsewhere = await resumeActing(doors, resuming)
  return elsewhere ? { ...finished, goTo: inLanguage(visit.destination.language, elsewhere) } : finished
}

type Ending = { cookieHeader: string | undefined; requestId: string }

/** Logs out: the session is dead at once. Nothing happens when there was none. */
export async function endSession(runtime: Runtime, { cookieHeader, requestId }: Ending): Promise<void> {
  const index = sessionIndexOf(runtime, cookieHeader)
  if (!index) return
  const at = runtime.now()
  await runtime.database.transact((transaction) =>
    endIn(transaction, { index, at, requestId, reason: 'logged-out' }),
  )
}

async function endIn(
  transaction: Transaction,
  { index, at, requestId, reason }: { index: string; at: Date; requestId: string; reason: EndReason },
) {
  const subjectId = await markEnded(transaction, index, { at, reason })
  if (subjectId === null) return
  const entry = sessionEntry({ event: 'logged-out', at, subjectId, object: sessionName(index), requestId })
  await appendActivity(transaction, [entry])
}

type Judged = { bsn: Bsn; level: Citizen['level']; represented: Bsn | null; found: PersonFinding }
type Admittance = { finished: LoginFinished; resuming?: Resuming | null }

async function admitOrRefuse(
  runtime: Runtime,
  visit: Visit,
  { bsn, level, represented, found }: Judged,
): Promise<Admittance> {
  return runtime.database.transact(async (transaction): Promise<Admittance> => {
    if (!(await useUp(transaction, runtime, visit))) {
      const row = await findLogin(transaction, visit.stateIndex)
      return {
        finished: row ? ledBefore(runtime, row) : await refuseIn(transaction, visit, { refusal: 'old-page' }),
      }
    }
    const known = await findByBsn(transaction, runtime, bsn)
    const admission = admitPerson(found, known && known.row)
    if (!admission.ok) {
      const finished = await refusePerson(transaction, runtime, { visit, admission, bsn, known, found })
      await settleAnswer(transaction, runtime, { visit, wentTo: finished.goTo })
      return { finished }
    }
    const citizen = found.ok
      ? await writePerson(transaction, runtime, {
          bsn,
          person: found.person,
          at: visit.at,
          requestId: visit.requestId,
        })
      : (known ?? (await findOrCreate(transaction, runtime, bsn)))
    return letIn(transaction, runtime, { visit, admission, citizen, level, represented })
  })
}

type Admitted = {
  visit: Visit
  admission: AdmissionOfPerson & { ok: true }
  citizen: Subject
  level: Citizen['level']
  represented: Bsn | null
}

/** A session begins. What a day brought and no run effected yet is effected first, so that it is right at once. */
async function letIn(transaction: Transaction, runtime: Runtime, admitted: Admitted): Promise<Admittance> {
  const { visit, admission, citizen, level, represented } = admitted
  const { at, requestId, destination } = visit
  const subjectId = citizen.row.id
  const ageCategory = admission.birthDate ? ageCategoryOn(admission.birthDate, localDate(at)) : '16-or-over'
  const person = await findById(transaction, runtime, subjectId)
  if (person) await passIfDue(transaction, runtime, { person, at, requestId })
  await lookAgain(transaction, runtime, { subjectId, at, requestId })
  const previousIndex = sessionIndexOf(runtime, visit.cookieHeader)
  const previous = previousIndex && (await findAnySession(transaction, previousIndex))
  if (previousIndex) await endIn(transaction, { index: previousIndex, at, requestId, reason: 'new-login' })
  const name =
    admission.name ||
    ownName(citizen) ||
    intlFor(destination.language).formatMessage({ id: 'login.nameless' })
  const before = previous ? previousIndex : null
  const session = newSession(runtime, { subjectId, name, level, at, previousIndex: before })
  await session.insert(transaction)
  const entry = sessionEntry({
    event: 'logged-in',
    at,
    subjectId,
    object: sessionName(session.index),
    requestId,
  })
  await appendActivity(transaction, [entry])
  const welcome = await completeIfReady(transaction, citizen.row, { at, requestId })
  const actingIsGrownUp = ageCategory === '16-or-over'
  const unconfirmed = actingIsGrownUp && (await hasUnconfirmed(transaction, subjectId))
  const claimed = represented
    ? await takeClaim(transaction, runtime, { acting: citizen, actingIsGrownUp, represented, at, requestId })
    : undefined
  const returnPath = claimed === undefined ? destination.returnPath : claimed
  const landing = landingOf({ ageCategory, welcome, unconfirmed }, returnPath)
  const isOnTheWay = claimed === undefined && landing === (returnPath ?? '/mijn')
  const resuming = isOnTheWay
    ? goesOnAs(previous ? previous.session : null, { subjectId, session, acted: destination.acted, visit })
    : null
  const goTo = inLanguage(destination.language, landing)
  await settleAnswer(transaction, runtime, { visit, wentTo: goTo })
  return { finished: { ok: true, setCookie: session.setCookie, goTo }, resuming }
}

/** The name somebody chose for their mail; the register's is not kept. */
function ownName(citizen: Subject): string | null {
  return openField(citizen, 'name_sealed', citizen.row.nameSealed)
}

type Unadmitted = {
  visit: Visit
  admission: AdmissionOfPerson & { ok: false }
  bsn: Bsn
  known: Subject | null
  found: PersonFinding
}

/** Somebody the register says is dead is known here from now on, so that every question about them is denied. */
async function refusePerson(
  transaction: Transaction,
  runtime: Runtime,
  { visit, admission, bsn, known, found }: Unadmitted,
): Promise<Refused> {
  const { refusal } = admission
  if (!found.ok || !found.person.deceased)
    return refuseIn(transaction, visit, { refusal, subjectId: known?.row.id })
  const { at, requestId } = visit
  const citizen = await writePerson(transaction, runtime, { bsn, person: found.person, at, requestId })
  return refuseIn(transaction, visit, { refusal, subjectId: citizen.row.id })
}
