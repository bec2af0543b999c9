import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { inLanguage } from '~/i18n/language'
import type { Runtime } from '~/runtime/runtime.server'
import { noteWorker } from '~/worker/store.server'
import { comeBack, usingUp } from './come-back.server'
import type { InternalLogin } from './internal.server'
import { sessionEntry, sessionName } from './log-entry'
import type { LoginFinished } from './login-outcome'
import type { InternalIdentity } from './proven-internal'
import { refuseIn, settleAnswer, type Callback, type Visit } from './refused-login.server'
import { newSession, sessionIndexOf } from './session.server'
import { endIn } from './use-cases.server'
import { WAYS_IN } from './way-back'

type Doors = { runtime: Runtime; desk: InternalLogin }

/**
 * Ends a login of somebody who runs the portal that came back: support desk, privacy officer, operator. Who has none of these
 * roles is refused; all roles of one person are open to them in one session.
 */
export async function finishInternalLogin(
  { runtime, desk }: Doors,
  callback: Omit<Callback, 'provider'>,
): Promise<LoginFinished> {
  return comeBack(runtime, {
    callback: { ...callback, provider: 'desk' },
    login: desk,
    goOn: (visit, identity) =>
      usingUp(runtime, visit, {
        work: (transaction) => admit(transaction, runtime, { visit, identity }),
        second: (led) => led,
      }),
  })
}

type Coming = { visit: Visit; identity: InternalIdentity }

async function admit(
  transaction: Transaction,
  runtime: Runtime,
  { visit, identity }: Coming,
): Promise<LoginFinished> {
  const { at, requestId, cookieHeader } = visit
  const { subject, name, level, roles } = identity
  if (roles.length === 0) {
    const refused = await refuseIn(transaction, { ...visit, provider: 'desk' }, { refusal: 'no-role' })
    await settleAnswer(transaction, runtime, { visit, wentTo: refused.goTo })
    return refused
  }
  const worker = await noteWorker(transaction, runtime, { subject, name, roles, at })
  const previousIndex = sessionIndexOf(runtime, cookieHeader)
  if (previousIndex) await endIn(transaction, { index: previousIndex, at, requestId, reason: 'new-login' })
  const session = newSession(runtime, { of: { audience: 'internal', worker, name, level, roles }, at })
  await session.insert(transaction)
  const object = sessionName(session.index)
  await appendActivity(transaction, [
    sessionEntry({ event: 'logged-in', at, by: { worker, roles }, object, requestId }),
  ])
  const { language, returnPath } = visit.destination
  const goTo = inLanguage(language, returnPath ?? WAYS_IN.internal.home)
  await settleAnswer(transaction, runtime, { visit, wentTo: goTo })
  return { ok: true, setCookie: session.setCookie, goTo }
}
