import type { FastifyRequest } from 'fastify'
import { inLanguage, languageOf, withoutLanguage } from '~/i18n/language'
import { typedOf } from '~/identity/kept-form'
import { keepTyped } from '~/identity/kept-form.server'
import { safePath } from '~/identity/safe-path'
import { sessionIndexOf, whyEnded, type Session } from '~/identity/session.server'
import { endedPath } from '~/identity/way-back'
import { PATHS, type Path, withQuery } from '~/paths'
import type { Runtime } from '~/runtime/runtime.server'
import type { CsrfGate } from './csrf.server'
import { readVisit } from './visit-cookie.server'

export type Late = {
  runtime: Runtime
  gate: CsrfGate
  session: Session | null
  /** Whether an address is for everybody. */
  isPublic: (pathname: string) => boolean
  fields: URLSearchParams
  token: string
}

/** `carry-out`: it is ours all the same. `go`: where the browser goes. `refuse`: it is not ours. */
export type LateAnswer =
  | { do: 'carry-out' }
  | { do: 'go'; to: string }
  | { do: 'without-cookies' }
  | { do: 'refuse' }

/** A page that is not there: a script sends here what was being typed when the session ended. */
const KEEP_PATH = PATHS.keepTyped

/**
 * What becomes of a form whose token is not of the session (or visit) the browser has now: made before the session ended, or
 * before a new one began. What was typed is kept where it may be given back, and the browser goes where it is said why. A
 * form of a page for everybody is carried out, when it was made for this browser before it logged in or out.
 */
export async function answerLateForm(request: FastifyRequest, late: Late): Promise<LateAnswer> {
  const { runtime, session } = late
  const cookie = request.headers.cookie
  const left = leftPage(request)
  const asked = withoutLanguage(new URL(request.url, 'http://x').pathname)
  const isPublic = late.isPublic(asked === KEEP_PATH ? pathOf(left) : asked)
  const visit = readVisit(cookie)
  if (isPublic && visit && isOf(request, late, visit)) return { do: 'carry-out' }
  const gone = session ? session.previousIndex : sessionIndexOf(runtime, cookie)
  const isOurs = gone !== null && isOf(request, late, gone)
  if (isOurs && isPublic) return { do: 'carry-out' }
  const acted = Boolean(late.fields.get('voor'))
  const kept = isOurs && (await keep(late, gone, { page: pathOf(left) }))
  const language = languageOf(new URL(request.url, 'http://x').pathname)
  const goTo = (path: Path) => ({ do: 'go', to: inLanguage(language, path) }) as const
  if (session)
    return isOurs ? goTo(kept ? left : endedPath('opnieuw', { page: left, acted: false })) : { do: 'refuse' }
  const why = await whyEnded(runtime, cookie)
  if (why === null && !cookie?.includes('__Host-')) return { do: 'without-cookies' }
  if (isPublic) return { do: 'refuse' }
  return goTo(endedPath(why ?? 'voorbij', { page: left, acted }))
}

function isOf(request: FastifyRequest, { gate, token }: Late, binding: string): boolean {
  return gate.refuse(request.headers, token, binding) === null
}

async function keep({ runtime, fields }: Late, sessionIndex: string, { page }: { page: string }) {
  const typed = typedOf(fields)
  const forWhom = fields.get('voor') ?? ''
  return typed !== null && (await keepTyped(runtime, { sessionIndex, page, forWhom, typed }))
}

/** The page the form stood on, without its language; where the browser does not say, the address it was sent to. */
function leftPage(request: FastifyRequest): Path {
  const here = new URL(request.url, 'http://x')
  const from = request.headers.referer
  const page =
    from && URL.canParse(from) && new URL(from).host === request.headers.host ? new URL(from) : here
  const path = withoutLanguage(page.pathname)
  return safePath(withQuery(path, withoutMarks(page.search))) ?? safePath(path) ?? PATHS.overview
}

/** A query as the address bar has it, exactly, without the marks by which Remix asks for data. */
export function withoutMarks(search: string): string {
  const parts = search.slice(1).split('&')
  const kept = parts.filter((part) => part !== '' && part !== 'index' && !part.startsWith('_data='))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}

function pathOf(address: string): string {
  return address.split(/[?#]/, 1)[0]!
}
