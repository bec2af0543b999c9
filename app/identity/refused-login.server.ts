import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { inLanguage } from '~/i18n/language'
import { findByBsn } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Bsn } from '~/person/bsn'
import type { OidcFinish } from './oidc-profile'
import { refusalNamed } from './oidc-refusal.server'
import { failurePath, type Failure } from './failure-reason'
import { sessionEntry, type Coming } from './log-entry'
import { openAnswer, openDestination, sealAnswer, type Destination } from './login-attempt.server'
import { peekSession } from './session.server'
import { burnLogin, findLatestLogin, noteAnswer, type LoginRow } from './store.server'
import type { LoginFinished, Refused } from './login-outcome'
import { wayInAt, type LoginProvider } from './way-back'

/** `provider`: at which of them the browser says it was. */
export type Callback = {
  provider: LoginProvider
  answer: URLSearchParams
  cookieHeader: string | undefined
  requestId: string
}
export type Visit = Callback & { stateIndex: string; destination: Destination; at: Date }

const NOWHERE: Destination = { returnPath: null, language: 'nl', acted: false }

/** Uses a login up; false for whoever comes second. Where it leads is written down by `settleAnswer`. */
export async function useUp(transaction: Transaction, runtime: Runtime, visit: Visit): Promise<boolean> {
  const { stateIndex, destination, at } = visit
  const answerSealed = sealAnswer(runtime, stateIndex, { ...destination, wentTo: goOn(visit) })
  return burnLogin(transaction, stateIndex, { at, answerSealed })
}

/** Writes down where a login led, for whoever fetches the same answer again. */
export async function settleAnswer(
  transaction: Transaction,
  runtime: Runtime,
  { visit, wentTo }: { visit: Visit; wentTo: string },
) {
  const answerSealed = sealAnswer(runtime, visit.stateIndex, { ...visit.destination, wentTo })
  await noteAnswer(transaction, visit.stateIndex, answerSealed)
}

/** The same browser fetched the same answer before (twice, in advance, with the back button): it goes where that went. */
export function ledBefore(runtime: Runtime, row: LoginRow): LoginFinished {
  return { ok: true, setCookie: null, goTo: openAnswer(runtime, row) }
}

/** What the provider or its answer refused. */
export async function refuse(
  runtime: Runtime,
  visit: Visit,
  judged: OidcFinish<object, Bsn> & { ok: false },
): Promise<LoginFinished> {
  const { refusal, detail, named } = judged
  return runtime.database.transact(async (transaction) => {
    if (await useUp(transaction, runtime, visit))
      await settleAnswer(transaction, runtime, {
        visit,
        wentTo: failurePath({ provider: visit.provider, refusal }, visit.destination),
      })
    const citizen = named && (await findByBsn(transaction, runtime, named))
    return refuseIn(transaction, visit, { refusal, detail, subjectId: citizen?.row.id })
  })
}

/** It took longer than a login may. */
export async function refuseTooLate(runtime: Runtime, visit: Visit): Promise<LoginFinished> {
  return runtime.database.transact((transaction) => refuseIn(transaction, visit, { refusal: 'expired' }))
}

/** It is known no more. */
export async function refuseOldPage(transaction: Transaction, visit: Visit): Promise<Refused> {
  return refuseIn(transaction, visit, { refusal: 'old-page' })
}

/**
 * An answer that belongs to no login we know: of long ago, or of another browser. The bridge may lose the state when
 * somebody cancels; that answer opens nothing, so it is only told apart for the page. It leads where this browser's last
 * login was going; whoever is logged in goes on.
 */
export async function refuseUnknown(
  runtime: Runtime,
  callback: Callback,
  browserIndex: string | null,
): Promise<LoginFinished> {
  const { reader } = runtime.database
  const at = runtime.now()
  const latest = browserIndex && (await findLatestLogin(reader, browserIndex, at))
  const destination = latest ? openDestination(runtime, latest) : NOWHERE
  const error = callback.answer.get('error')
  if (!error && (await peekSession(runtime, callback.cookieHeader)))
    return { ok: true, setCookie: null, goTo: goOn({ ...callback, destination }) }
  const refusal = whyUnknown(callback.answer, browserIndex)
  if (!browserIndex) {
    const goTo = failurePath({ provider: callback.provider, refusal }, destination)
    return { ok: false, refusal, detail: 'no-attempt', goTo }
  }
  return runtime.database.transact((transaction) =>
    refuseIn(transaction, { ...callback, destination, at }, { refusal, detail: 'no-attempt' }),
  )
}

function whyUnknown(answer: URLSearchParams, browserIndex: string | null) {
  const error = answer.get('error')
  if (error && !answer.has('state')) return refusalNamed(error)
  return browserIndex ? 'old-page' : 'other-browser'
}

function goOn({ provider, destination }: Pick<Visit, 'provider' | 'destination'>): string {
  const { returnPath, language } = destination
  return inLanguage(language, returnPath ?? wayInAt(provider).home)
}

type Why<Provider extends LoginProvider> = {
  refusal: Extract<Failure, { provider: Provider }>['refusal']
  detail?: string
  subjectId?: string
  /** Of who works for an organisation, where it is known who. */
  memberId?: string
  organisation?: string
}
type Refusing<Provider extends LoginProvider> = {
  provider: Provider
  at: Date
  requestId: string
  destination: Destination
}

/** Logs a refusal, and says where it leads. */
export async function refuseIn<Provider extends LoginProvider>(
  transaction: Transaction,
  { provider, at, requestId, destination }: Refusing<Provider>,
  { refusal, detail = refusal, subjectId, memberId, organisation }: Why<Provider>,
): Promise<Refused> {
  const by: Record<LoginProvider, Coming> = {
    digid: { subjectId: subjectId ?? null },
    dezi: { memberId: memberId ?? null, role: 'arriving', organisation: organisation ?? null },
    desk: { worker: null, roles: [] },
  }
  const entry = sessionEntry({ event: 'login-refused', at, by: by[provider], object: refusal, requestId })
  await appendActivity(transaction, [entry])
  return { ok: false, refusal, detail, goTo: failurePath({ provider, refusal } as Failure, destination) }
}
