import { appendActivity } from '~/audit/append.server'
import { intlFor } from '~/i18n/intl.server'
import type { Transaction } from '~/db/database.server'
import { findByBsn, findById, findOrCreate, openField, type Subject } from '~/person/store.server'
import { ageCategoryOn } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import type { PersonFinding, PersonRegister } from '~/person/register'
import { takeClaim } from '~/representation/claimed.server'
import { passIfDue } from '~/representation/due-now.server'
import { writePerson } from '~/representation/registered.server'
import { lookAgain } from '~/representation/settle.server'
import { hasUnconfirmed } from '~/representation/store.server'
import type { landingOf } from './welcome'
import type { Runtime } from '~/runtime/runtime.server'
import { localDate } from '~/runtime/local-date'
import type { Actor } from './actor'
import { admitPerson, type AdmissionOfPerson } from './admission'
import { refusalNamed, type DigidFinish, type DigidLogin, type DigidRefusal } from './digid.server'
import { sessionEntry, sessionName } from './log-entry'
import { attemptIndex, newAttempt, openAttempt, type Destination } from './login-attempt.server'
import { newSession, sessionIndexOf } from './session.server'
import { burnLogin, findLogin, insertLogin, markEnded } from './store.server'
import { completeIfReady } from './welcome.server'

type Doors = { runtime: Runtime; digid: DigidLogin; register: PersonRegister }
type Starting = Destination & { cookieHeader: string | undefined }

export type LoginStarted =
  { ok: true; location: URL; setCookie: string } | { ok: false; refusal: 'provider-down'; detail: string }

/** Begins a login and says where the browser goes. What it must bring back is kept sealed, for 15 minutes. */
export async function startLogin(
  { runtime, digid }: Omit<Doors, 'register'>,
  starting: Starting,
): Promise<LoginStarted> {
  const started = await digid.start()
  if (!started.ok) return started
  const { returnPath, language, cookieHeader } = starting
  const attempt = { ...started.secrets, returnPath, language }
  const made = newAttempt(runtime, { attempt, cookieHeader, at: runtime.now() })
  await runtime.database.record((transaction) => insertLogin(transaction, made.row))
  return { ok: true, location: started.location, setCookie: made.setCookie }
}

type Callback = { answer: URLSearchParams; cookieHeader: string | undefined; requestId: string }

export type LoginRefusal = DigidRefusal | 'expired' | (AdmissionOfPerson & { ok: false })['refusal']

export type LoginFinished =
  | { ok: true; setCookie: string; actor: Parameters<typeof landingOf>[0]; destination: Destination }
  | { ok: false; refusal: LoginRefusal; detail: string; destination: Destination | null }

/**
 * Ends a login that came back: checks the answer, asks the register who it is, and in one transaction uses the
 * login up, ends the session the browser had, begins a new one under a new id, and logs it. An answer serves
 * once; whatever is refused is logged too, in the citizen's own log where the number was established.
 */
export async function finishLogin(doors: Doors, callback: Callback): Promise<LoginFinished> {
  const { runtime, digid, register } = doors
  const state = callback.answer.get('state')
  const index = attemptIndex(runtime, { state, cookieHeader: callback.cookieHeader })
  const row = index && (await findLogin(runtime.database.reader, index, runtime.now()))
  if (!row) return refuseUnknown(runtime, callback, index)
  const { nonce, verifier, ...destination } = openAttempt(runtime, row)
  const judged = await digid.finish(callback.answer, { state: state!, nonce, verifier })
  const visit = { ...callback, stateIndex: row.stateIndex, destination, at: runtime.now() }
  if (!judged.ok) return refuse(runtime, visit, judged)
  const found = await register.findPerson(judged.bsn)
  return admitOrRefuse(runtime, visit, { ...judged, found })
}

type Ending = { cookieHeader: string | undefined; requestId: string }

/** Logs out: the session is dead at once. Nothing happens when there was none. */
export async function endSession(runtime: Runtime, { cookieHeader, requestId }: Ending): Promise<void> {
  const index = sessionIndexOf(runtime, cookieHeader)
  if (!index) return
  const at = runtime.now()
  await runtime.database.transact((transaction) => endIn(transaction, { index, at, requestId }))
}

async function endIn(
  transaction: Transaction,
  { index, at, requestId }: { index: string; at: Date; requestId: string },
) {
  const subjectId = await markEnded(transaction, index, at)
  if (subjectId === null) return
  const entry = sessionEntry({ event: 'logged-out', at, subjectId, object: sessionName(index), requestId })
  await appendActivity(transaction, [entry])
}

type Visit = Callback & { stateIndex: string; destination: Destination; at: Date }
type Judged = { bsn: Bsn; level: Actor['level']; represented: Bsn | null; found: PersonFinding }

async function admitOrRefuse(
  runtime: Runtime,
  visit: Visit,
  { bsn, level, represented, found }: Judged,
): Promise<LoginFinished> {
  return runtime.database.transact(async (transaction) => {
    if (!(await burnLogin(transaction, visit.stateIndex)))
      return refuseIn(transaction, visit, { refusal: 'expired' })
    const known = await findByBsn(transaction, runtime, bsn)
    const admission = admitPerson(found, known && known.row)
    if (!admission.ok) return refusePerson(transaction, runtime, { visit, admission, bsn, known, found })
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
  level: Actor['level']
  represented: Bsn | null
}

/** A session begins. What a day brought and no run effected yet is effected first, so that it is right at once. */
async function letIn(transaction: Transaction, runtime: Runtime, admitted: Admitted): Promise<LoginFinished> {
  const { visit, admission, citizen, level, represented } = admitted
  const { at, requestId, destination } = visit
  const subjectId = citizen.row.id
  const ageCategory = admission.birthDate ? ageCategoryOn(admission.birthDate, localDate(at)) : '16-or-over'
  const person = await findById(transaction, runtime, subjectId)
  if (person) await passIfDue(transaction, runtime, { person, at, requestId })
  await lookAgain(transaction, runtime, { subjectId, at, requestId })
  const previous = sessionIndexOf(runtime, visit.cookieHeader)
  if (previous) await endIn(transaction, { index: previous, at, requestId })
  const name =
    admission.name ||
    ownName(citizen) ||
    intlFor(destination.language).formatMessage({ id: 'login.nameless' })
  const session = newSession(runtime, { subjectId, name, level, at })
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
  const returnPath = represented
    ? await takeClaim(transaction, runtime, { acting: citizen, actingIsGrownUp, represented, at, requestId })
    : destination.returnPath
  return {
    ok: true,
    setCookie: session.setCookie,
    actor: { ageCategory, welcome, unconfirmed },
    destination: { ...destination, returnPath },
  }
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
) {
  const { refusal } = admission
  if (!found.ok || !found.person.deceased)
    return refuseIn(transaction, visit, { refusal, subjectId: known?.row.id })
  const { at, requestId } = visit
  const citizen = await writePerson(transaction, runtime, { bsn, person: found.person, at, requestId })
  return refuseIn(transaction, visit, { refusal, subjectId: citizen.row.id })
}

async function refuse(
  runtime: Runtime,
  visit: Visit,
  judged: DigidFinish & { ok: false },
): Promise<LoginFinished> {
  const { refusal, detail, bsn } = judged
  return runtime.database.transact(async (transaction) => {
    await burnLogin(transaction, visit.stateIndex)
    const citizen = bsn && (await findByBsn(transaction, runtime, bsn))
    return refuseIn(transaction, visit, { refusal, detail, subjectId: citizen?.row.id })
  })
}

/**
 * An answer that belongs to no login: too late, used before, or of another browser. The bridge may lose the state
 * when somebody cancels; that answer opens nothing, so it is only told apart for the page.
 */
async function refuseUnknown(
  runtime: Runtime,
  callback: Callback,
  index: string | null,
): Promise<LoginFinished> {
  const error = callback.answer.get('error')
  const refusal = error && !callback.answer.has('state') ? refusalNamed(error) : 'expired'
  if (!index) return { ok: false, refusal, detail: 'no-attempt', destination: null }
  const lost = { ...callback, destination: null, at: runtime.now() }
  return runtime.database.transact((transaction) =>
    refuseIn(transaction, lost, { refusal, detail: 'no-attempt' }),
  )
}

type Refused = { refusal: LoginRefusal; detail?: string; subjectId?: string }
type Refusing = { at: Date; requestId: string; destination: Destination | null }

async function refuseIn(
  transaction: Transaction,
  { at, requestId, destination }: Refusing,
  { refusal, detail = refusal, subjectId = undefined }: Refused,
): Promise<LoginFinished> {
  const entry = sessionEntry({
    event: 'login-refused',
    at,
    subjectId: subjectId ?? null,
    object: refusal,
    requestId,
  })
  await appendActivity(transaction, [entry])
  return { ok: false, refusal, detail, destination }
}
