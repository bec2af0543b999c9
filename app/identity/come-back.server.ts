import type { Bsn } from '~/person/bsn'
import type { Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { attemptIndex, openAttempt, openDestination } from './login-attempt.server'
import type { LoginFinished } from './login-outcome'
import type { OidcLogin } from './oidc-profile'
import {
  ledBefore,
  refuse,
  refuseOldPage,
  refuseTooLate,
  refuseUnknown,
  useUp,
  type Callback,
  type Visit,
} from './refused-login.server'
import { findLogin } from './store.server'

type Coming<Identity extends object> = {
  callback: Callback
  login: OidcLogin<Identity, Bsn>
  /** What becomes of who proved who they are. */
  goOn: (visit: Visit, who: Identity) => Promise<LoginFinished>
}

/**
 * Judges a login that came back, whoever it is for: the answer must be of a login that this browser began with this provider,
 * that is not too old, and that was not answered before. Whatever is refused is logged.
 */
export async function comeBack<Identity extends object>(
  runtime: Runtime,
  { callback, login, goOn }: Coming<Identity>,
): Promise<LoginFinished> {
  const state = callback.answer.get('state')
  const { stateIndex, browserIndex } = attemptIndex(runtime, { state, cookieHeader: callback.cookieHeader })
  const row = stateIndex && (await findLogin(runtime.database.reader, stateIndex))
  if (!row || row.provider !== callback.provider) return refuseUnknown(runtime, callback, browserIndex)
  if (row.usedAt !== null) return ledBefore(runtime, row)
  const visit = {
    ...callback,
    stateIndex: row.stateIndex,
    destination: openDestination(runtime, row),
    at: runtime.now(),
  }
  if (row.expiresAt <= visit.at) return refuseTooLate(runtime, visit)
  const { nonce, verifier } = openAttempt(runtime, row)
  const judged = await login.finish(callback.answer, { state: state!, nonce, verifier })
  return judged.ok ? goOn(visit, judged) : refuse(runtime, visit, judged)
}

/** Goes on in one transaction, which uses the login up; whoever comes second with the same answer is led where it led. */
export async function usingUp<Answer>(
  runtime: Runtime,
  visit: Visit,
  {
    work,
    second,
  }: { work: (transaction: Transaction) => Promise<Answer>; second: (led: LoginFinished) => Answer },
): Promise<Answer> {
  return runtime.database.transact(async (transaction) => {
    if (await useUp(transaction, runtime, visit)) return work(transaction)
    const row = await findLogin(transaction, visit.stateIndex)
    return second(row ? ledBefore(runtime, row) : await refuseOldPage(transaction, visit))
  })
}
