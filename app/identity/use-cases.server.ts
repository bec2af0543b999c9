import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { intlFor } from '~/i18n/intl.server'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import { ageCategoryOn } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import type { PersonFinding, PersonRegister } from '~/person/register'
import { findByBsn, findOrCreate, openField, type Subject } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { STAFF_ROLES } from '~/staff/role'
import { INTERNAL_ROLES, readAudience, type Audience, type Citizen } from './actor'
import { admitPerson, type AdmissionOfPerson } from './admission'
import type { AfterLogin, Turn } from './after-login'
import { comeBack, usingUp } from './come-back.server'
import { completeIfReady } from './complete-welcome.server'
import type { DeziLogin } from './dezi.server'
import type { DigidLogin } from './digid.server'
import { goesOnAs, type ResumeTarget } from './go-on-as'
import type { InternalLogin } from './internal.server'
import { sessionEntry, sessionName, type Coming } from './log-entry'
import { newAttempt, type Destination } from './login-attempt.server'
import type { LoginFinished, Refused } from './login-outcome'
import { refuseIn, settleAnswer, type Callback, type Visit } from './refused-login.server'
import type { EndReason } from './session-end'
import { newSession, sessionIndexOf } from './session.server'
import { findAnySession, insertLogin, markEnded } from './store.server'
import type { LoginProvider } from './way-back'
import { landingOf } from './welcome'

/** What logging in needs: the provider, the register that says who somebody is, and what it sets going. */
export type LoginDoors = {
  runtime: Runtime
  digid: DigidLogin
  register: PersonRegister
  afterLogin: AfterLogin
}
type Starting = Destination & { provider: LoginProvider; cookieHeader: string | undefined }

export type LoginStarted =
  | { ok: true; location: URL; setCookie: string }
  | { ok: false; refusal: 'provider-down'; detail: string }

/** Begins a login and says where the browser goes. What it must bring back is kept sealed, for 15 minutes. */
export async function startLogin(
  runtime: Runtime,
  login: Pick<DigidLogin | DeziLogin | InternalLogin, 'start'>,
  starting: Starting,
): Promise<LoginStarted> {
  const started = await login.start()
  if (!started.ok) return started
  const { cookieHeader, provider, ...destination } = starting
  const attempt = { ...started.secrets, ...destination }
  const made = newAttempt(runtime, { attempt, provider, cookieHeader, at: runtime.now() })
  await runtime.database.record((transaction) => insertLogin(transaction, made.row))
  return { ok: true, location: started.location, setCookie: made.setCookie }
}

/**
 * Ends a login that came back: checks the answer, asks the register who it is, and in one transaction uses the
 * login up, ends the session the browser had, begins a new one under a new id, and logs it. An answer makes one session;
 * fetched again by the same browser it leads where it led before. Whatever is refused is logged too, in the citizen's own
 * log where the number was established.
 */
export async function finishLogin(
  doors: LoginDoors,
  callback: Omit<Callback, 'provider'>,
): Promise<LoginFinished> {
  const { runtime, digid, register, afterLogin } = doors
  return comeBack(runtime, {
    callback: { ...callback, provider: 'digid' },
    login: digid,
    goOn: async (visit, judged) => {
      const found = await register.findPerson(judged.bsn)
      const { finished, resuming } = await admitOrRefuse(doors, visit, { ...judged, found })
      if (!finished.ok || !resuming) return finished
      const elsewhere = await afterLogin.resume(resuming)
      return elsewhere ? { ...finished, goTo: inLanguage(visit.destination.language, elsewhere) } : finished
    },
  })
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

/** Ends a session, and logs who went. */
export async function endIn(
  transaction: Transaction,
  { index, at, requestId, reason }: { index: string; at: Date; requestId: string; reason: EndReason },
) {
  const ended = await markEnded(transaction, index, { at, reason })
  if (!ended) return
  const { audience, subjectId, memberId, organisation } = ended
  const role = STAFF_ROLES.find((one) => one === ended.role) ?? 'arriving'
  const by: Record<Audience, Coming> = {
    citizen: { subjectId },
    staff: { memberId, role, organisation },
    internal: { worker: memberId, roles: INTERNAL_ROLES.filter((one) => one === ended.role) },
  }
  const entry = sessionEntry({
    event: 'logged-out',
    at,
    by: by[readAudience(audience) ?? 'citizen'],
    object: sessionName(index),
    requestId,
  })
  await appendActivity(transaction, [entry])
}

type Judged = { bsn: Bsn; level: Citizen['level']; represented: Bsn | null; found: PersonFinding }
type Admittance = { finished: LoginFinished; resuming?: ResumeTarget | null }

async function admitOrRefuse(
  { runtime, afterLogin }: LoginDoors,
  visit: Visit,
  { bsn, level, represented, found }: Judged,
): Promise<Admittance> {
  const work = async (transaction: Transaction): Promise<Admittance> => {
    const known = await findByBsn(transaction, runtime, bsn)
    const admission = admitPerson(found, known && known.row)
    if (!admission.ok) {
      const finished = await refusePerson(transaction, runtime, {
        visit,
        admission,
        bsn,
        known,
        found,
        afterLogin,
      })
      await settleAnswer(transaction, runtime, { visit, wentTo: finished.goTo })
      return { finished }
    }
    const citizen = found.ok
      ? await afterLogin.takeIn(transaction, runtime, {
          bsn,
          person: found.person,
          at: visit.at,
          requestId: visit.requestId,
        })
      : (known ?? (await findOrCreate(transaction, runtime, bsn)))
    return letIn(transaction, runtime, { visit, admission, citizen, level, represented, afterLogin })
  }
  return usingUp(runtime, visit, { work, second: (finished) => ({ finished }) })
}

type Admitted = {
  visit: Visit
  admission: AdmissionOfPerson & { ok: true }
  citizen: Subject
  level: Citizen['level']
  represented: Bsn | null
  afterLogin: AfterLogin
}

/** A session begins, between what comes before it and what says where it leads. */
async function letIn(transaction: Transaction, runtime: Runtime, admitted: Admitted): Promise<Admittance> {
  const { visit, admission, citizen, level, represented, afterLogin } = admitted
  const { at, requestId, destination } = visit
  const subjectId = citizen.row.id
  const ageCategory = admission.birthDate ? ageCategoryOn(admission.birthDate, localDate(at)) : '16-or-over'
  for (const arrive of afterLogin.arriving) await arrive(transaction, runtime, { subjectId, at, requestId })
  const previousIndex = sessionIndexOf(runtime, visit.cookieHeader)
  const previous = previousIndex && (await findAnySession(transaction, previousIndex))
  if (previousIndex) await endIn(transaction, { index: previousIndex, at, requestId, reason: 'new-login' })
  const name =
    admission.name ||
    ownName(citizen) ||
    intlFor(destination.language).formatMessage({ id: 'login.nameless' })
  const before = previous ? previousIndex : null
  const session = newSession(runtime, {
    of: { audience: 'citizen', subjectId, name, level },
    at,
    previousIndex: before,
  })
  await session.insert(transaction)
  const entry = sessionEntry({
    event: 'logged-in',
    at,
    by: { subjectId },
    object: sessionName(session.index),
    requestId,
  })
  await appendActivity(transaction, [entry])
  const welcome = await completeIfReady(transaction, citizen.row, { at, requestId })
  const turned: Turn = {}
  for (const land of afterLogin.landing) {
    const returnPath = turned.returnPath ?? destination.returnPath
    const arrival = { citizen, ageCategory, represented, returnPath, at, requestId }
    Object.assign(turned, await land(transaction, runtime, arrival))
  }
  const landing = landingOf(
    { ageCategory, welcome, first: turned.first },
    turned.returnPath ?? destination.returnPath,
  )
  const isOnTheWay = turned.returnPath === undefined && landing === (destination.returnPath ?? PATHS.overview)
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
  afterLogin: AfterLogin
}

/** Somebody the register says is dead is known here from now on, so that every question about them is denied. */
async function refusePerson(
  transaction: Transaction,
  runtime: Runtime,
  { visit, admission, bsn, known, found, afterLogin }: Unadmitted,
): Promise<Refused> {
  const { refusal } = admission
  if (!found.ok || !found.person.deceased)
    return refuseIn(transaction, visit, { refusal, subjectId: known?.row.id })
  const { at, requestId } = visit
  const citizen = await afterLogin.takeIn(transaction, runtime, { bsn, person: found.person, at, requestId })
  return refuseIn(transaction, visit, { refusal, subjectId: citizen.row.id })
}
