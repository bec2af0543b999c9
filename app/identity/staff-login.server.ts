import { appendActivity } from '~/audit/append.server'
import type { Reader, Transaction } from '~/db/database.server'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery } from '~/paths'
import { hasEnded } from '~/provider/departure'
import { findProviders } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { findMemberships, findOrAddMember, isBlocked, noteLogin, type Membership } from '~/staff/store.server'
import type { ArrivingStaff, Employment, Staff } from './actor'
import { comeBack, usingUp } from './come-back.server'
import type { DeziLogin } from './dezi.server'
import { sessionEntry, sessionName } from './log-entry'
import type { LoginFinished } from './login-outcome'
import type { StaffIdentity } from './proven-staff'
import { refuseIn, settleAnswer, type Callback, type Visit } from './refused-login.server'
import type { SessionOf } from './session-actor.server'
import { newSession, sessionIndexOf } from './session.server'
import type { StaffLoginRefusal } from './staff-failure'
import { findAnySession, markEnded } from './store.server'
import { endIn } from './use-cases.server'
import { wayBack } from './way-back'
import { workplacesOf, type Workplace } from './workplaces'

type StaffLoginDoors = { runtime: Runtime; dezi: DeziLogin }

/**
 * Ends a login of a colleague of a care provider that came back. Who works for no organisation of our directory is refused, and
 * so is who has no role at any of theirs; of the latter the administrators there see that they tried. With one role at one
 * organisation one is in; with more, one says first which.
 */
export async function finishStaffLogin(
  { runtime, dezi }: StaffLoginDoors,
  callback: Omit<Callback, 'provider'>,
): Promise<LoginFinished> {
  return comeBack(runtime, {
    callback: { ...callback, provider: 'dezi' },
    login: dezi,
    goOn: (visit, identity) =>
      usingUp(runtime, visit, {
        work: (transaction) => admit(transaction, runtime, { visit, identity }),
        second: (led) => led,
      }),
  })
}

type Coming = { visit: Visit; identity: StaffIdentity }

async function admit(transaction: Transaction, runtime: Runtime, coming: Coming): Promise<LoginFinished> {
  const { visit, identity } = coming
  const employments = await employmentsHere(transaction, identity.employments, visit.at)
  const [first] = employments
  if (!first) return refuse(transaction, runtime, { visit, refusal: 'no-organisation' })
  const memberships = await noteLogins(transaction, runtime, { ...coming, employments })
  const { memberId } = memberships[0]!
  if (await isBlocked(transaction, memberId))
    return refuse(transaction, runtime, {
      ...{ visit, refusal: 'blocked', memberId },
      organisation: first.organisation.ura,
    })
  const workplaces = workplacesOf(employments, memberships)
  if (workplaces.length === 0)
    return refuse(transaction, runtime, {
      ...{ visit, refusal: 'no-role', memberId },
      organisation: first.organisation.ura,
    })
  const { name, level, professional } = identity
  const whole = { audience: 'staff', memberId, name, level, professional, employments } as const
  return letIn(transaction, runtime, { visit, whole, workplaces })
}

/** The organisations that our directory has, that still exist and are not blocked; its name of them is the one we use. */
async function employmentsHere(
  reader: Reader,
  employments: readonly Employment[],
  at: Date,
): Promise<Employment[]> {
  const uras = employments.map(({ organisation }) => organisation.ura)
  const listed = (await findProviders(reader, uras)).filter(
    (provider) => !hasEnded(provider, at) && !provider.blockedAt,
  )
  return employments.flatMap(({ organisation: { ura }, roleCode }) => {
    const found = listed.find((provider) => provider.ura === ura)
    return found ? [{ organisation: { ura, name: found.name }, roleCode }] : []
  })
}

/** Writes down who was here, at each of their organisations. */
async function noteLogins(
  transaction: Transaction,
  runtime: Runtime,
  { visit: { at }, identity, employments }: Coming & { employments: readonly Employment[] },
): Promise<Membership[]> {
  const { professional: number, name, professions } = identity
  const memberId = await findOrAddMember(transaction, runtime, { number, at })
  const noted: Membership[] = []
  for (const { organisation } of employments) {
    const profession = professions[organisation.ura] ?? ''
    noted.push(
      await noteLogin(transaction, runtime, { memberId, ura: organisation.ura, name, profession, at }),
    )
  }
  return noted
}

type Refusing = { visit: Visit; refusal: StaffLoginRefusal; memberId?: string; organisation?: string }

async function refuse(transaction: Transaction, runtime: Runtime, { visit, ...why }: Refusing) {
  const refused = await refuseIn(transaction, { ...visit, provider: 'dezi' }, why)
  await settleAnswer(transaction, runtime, { visit, wentTo: refused.goTo })
  return refused
}

type LettingIn = {
  visit: Visit
  whole: Omit<ArrivingStaff, 'role' | 'loggedInAt'>
  workplaces: readonly Workplace[]
}

/** A session begins; whatever session this browser had ends. */
async function letIn(
  transaction: Transaction,
  runtime: Runtime,
  { visit, whole, workplaces }: LettingIn,
): Promise<LoginFinished> {
  const { at, requestId, cookieHeader } = visit
  const { returnPath, language } = visit.destination
  const previousIndex = sessionIndexOf(runtime, cookieHeader)
  if (previousIndex) await endIn(transaction, { index: previousIndex, at, requestId, reason: 'new-login' })
  const [only, ...others] = workplaces
  const of: SessionOf = only && others.length === 0 ? workingAs(whole, only) : { ...whole, role: 'arriving' }
  const session = newSession(runtime, { of, at })
  await session.insert(transaction)
  const organisation = of.role === 'arriving' ? null : of.organisation.ura
  const by = { memberId: whole.memberId, role: of.role, organisation }
  const object = sessionName(session.index)
  await appendActivity(transaction, [sessionEntry({ event: 'logged-in', at, by, object, requestId })])
  const onward = returnPath ?? PATHS.staffHome
  const landing =
    of.role === 'arriving'
      ? withQuery(PATHS.workplace, returnPath ? wayBack({ page: returnPath, acted: false }) : '')
      : onward
  const goTo = inLanguage(language, landing)
  await settleAnswer(transaction, runtime, { visit, wentTo: goTo })
  return { ok: true, setCookie: session.setCookie, goTo }
}

function workingAs(
  whole: LettingIn['whole'],
  { employment, role }: Workplace,
): Omit<Staff, 'loggedInAt' | 'roles'> {
  return { ...whole, ...employment, role }
}

/** For which organisations somebody who is logged in can be here, and as what, as it stands now. */
export async function readWorkplaces(runtime: Runtime, actor: Staff | ArrivingStaff): Promise<Workplace[]> {
  return workplacesNow(runtime.database.reader, runtime, actor)
}

async function workplacesNow(
  reader: Reader,
  runtime: Runtime,
  { memberId, employments }: Pick<Staff, 'memberId' | 'employments'>,
) {
  const here = await employmentsHere(reader, employments, runtime.now())
  const uras = here.map(({ organisation }) => organisation.ura)
  return workplacesOf(here, await findMemberships(reader, runtime, { memberId, uras }))
}

type Choosing = {
  actor: Staff | ArrivingStaff
  sessionIndex: string
  ura: string
  role: string
  requestId: string
}

type Chosen = { ok: true; setCookie: string } | { ok: false; refusal: 'not-theirs' }

/**
 * Says for which organisation somebody is here, and as what. Another session takes the place of the one they had, under an id
 * of its own, and ends when that one would have. Refuses what they are not, as it stands in this transaction.
 */
export async function chooseWorkplace(runtime: Runtime, choosing: Choosing): Promise<Chosen> {
  const { actor, sessionIndex, ura, role, requestId } = choosing
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Chosen> => {
    const workplaces = await workplacesNow(transaction, runtime, actor)
    const chosen = workplaces.find(
      ({ employment, role: one }) => employment.organisation.ura === ura && one === role,
    )
    const before = await findAnySession(transaction, sessionIndex)
    if (!chosen || !before) return { ok: false, refusal: 'not-theirs' }
    if (!(await markEnded(transaction, sessionIndex, { at, reason: 'new-login' })))
      return { ok: false, refusal: 'not-theirs' }
    const { memberId, name, level, professional, employments } = actor
    const whole = { audience: 'staff', memberId, name, level, professional, employments } as const
    const session = newSession(runtime, { of: workingAs(whole, chosen), at, inPlaceOf: before.session })
    await session.insert(transaction)
    const by = { memberId, role: chosen.role, organisation: ura }
    const object = sessionName(session.index)
    const entry = sessionEntry({ event: 'workplace-chosen', at, by, object, requestId })
    await appendActivity(transaction, [entry])
    return { ok: true, setCookie: session.setCookie }
  })
}
