import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inLanguage, languageOf, LANGUAGES, type Language } from '~/i18n/language'
import { setCookie } from '~/identity/cookie'
import { failurePath } from '~/identity/failure-reason'
import { sessionName } from '~/identity/log-entry'
import { LOGIN_COOKIE } from '~/identity/login-attempt.server'
import { LoginLimit } from '~/identity/login-limit.server'
import { safePath } from '~/identity/safe-path'
import {
  CLEAR_SESSION_COOKIE,
  CLEAR_SITE_DATA,
  extendSession,
  FORGET_LOGGED_OUT,
  pastOf,
  peekSession,
  whyEnded,
  type Session,
} from '~/identity/session.server'
import { finishInternalLogin } from '~/identity/internal-login.server'
import type { LoginFinished } from '~/identity/login-outcome'
import type { Callback } from '~/identity/refused-login.server'
import { finishStaffLogin } from '~/identity/staff-login.server'
import { endSession, finishLogin, startLogin } from '~/identity/use-cases.server'
import { ABOUT_ANOTHER, endedPathOf, WAYS_IN, type LoginProvider } from '~/identity/way-back'
import { PATHS, withQuery, type Path } from '~/paths'
import type { Portal } from '~/portal/portal'
import { newToken } from '~/runtime/ids.server'
import { isGoneTo } from './fetch-metadata'
import { forRequest } from './for-request.server'

type Query = { Querystring: Record<string, string | string[] | undefined> }

/** Nothing here may be kept by a browser or a proxy, and only a GET is a GET: a HEAD would use a login up. */
const ONLY_GET = { exposeHeadRoute: false } as const
/** Where the first answer set a cookie, to see whether the browser keeps it. */
const COOKIE_TRIED = 'koekje'
const TOO_EARLY = 425

/** Logging in and out and staying logged in: what is answered without a page. */
export function loginRoutes(fastify: FastifyInstance, portal: Portal): void {
  const limit = new LoginLimit(portal.runtime)
  const byThePerson = { ...ONLY_GET, onRequest: [refuseInAdvance, refuseInsideAPage] }
  for (const way of Object.values(WAYS_IN)) {
    const { provider } = way
    fastify.get(way.back, byThePerson, (request, reply) => {
      limit.check(request, reply)
      return comeBack({ portal, limit, provider }, request, reply)
    })
    const fromHere = {
      ...byThePerson,
      onRequest: [...byThePerson.onRequest, askWhoComesFromElsewhere(way.page)],
    }
    for (const language of LANGUAGES)
      fastify.get<Query>(inLanguage(language, way.start), fromHere, (request, reply) => {
        limit.check(request, reply)
        return begin({ portal, provider }, request, reply)
      })
  }
  for (const language of LANGUAGES) {
    const needsSession = { preValidation: sendAwayWithoutSession(portal) }
    fastify.post(inLanguage(language, PATHS.logOut), needsSession, (request, reply) =>
      logOut(portal, request, reply),
    )
    fastify.post(inLanguage(language, PATHS.staySignedIn), needsSession, (request, reply) =>
      stay(portal, request, reply),
    )
    // What was typed is kept by the gate, when the session is over; while it lives there is nothing to keep.
    fastify.post(inLanguage(language, PATHS.keepTyped), (_request, reply) => reply.code(204).send())
    // Answered before the gates that note activity: asking how long there is left is none.
    const beforeTheGates = { ...ONLY_GET, onRequest: tellTimeLeft(portal) }
    fastify.get(inLanguage(language, PATHS.session), beforeTheGates, (_request, reply) =>
      reply.callNotFound(),
    )
  }
}

/** A browser that fetches in advance may never show the answer: it would use a login up that nobody sees. */
async function refuseInAdvance(request: FastifyRequest, reply: FastifyReply) {
  const { headers } = request
  const purpose = [headers['sec-purpose'], headers.purpose, headers['x-purpose'], headers['x-moz']].join(' ')
  if (!/prefetch|prerender|preview/i.test(purpose)) return
  return reply.code(TOO_EARLY).header('cache-control', 'no-store').send()
}

/** What another page asks for in secret is no login: it would use up the tries of everybody at the same address. */
async function refuseInsideAPage({ headers }: FastifyRequest, reply: FastifyReply) {
  if (isGoneTo(headers)) return
  return reply
    .code(403)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send('403 Forbidden\n')
}

/** Who follows a link of another site sees our own page first, and begins there. */
function askWhoComesFromElsewhere(page: Path) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.headers['sec-fetch-site'] !== 'cross-site') return
    return leaveFor(reply, inLanguage(languageOfRequest(request), page))
  }
}

type Beginning = { portal: Portal; provider: LoginProvider }

async function begin({ portal, provider }: Beginning, request: FastifyRequest<Query>, reply: FastifyReply) {
  const language = languageOfRequest(request)
  const returnPath = safePath(request.query.naar)
  if (!request.headers.cookie?.includes('__Host-')) return tryCookie(request, reply)
  const acted = request.query[ABOUT_ANOTHER.name] === ABOUT_ANOTHER.value
  const cookieHeader = request.headers.cookie
  const starting = { provider, returnPath, language, acted, cookieHeader }
  const started = await startLogin(portal.runtime, portal[provider], starting)
  if (started.ok) return leaveFor(reply.header('set-cookie', started.setCookie), started.location.href)
  logRefusal(request, started)
  return leaveFor(reply, failurePath({ provider, refusal: started.refusal }, { returnPath, language, acted }))
}

/** A browser that shows no cookie gets one, and comes back with it; one that comes back without is told so. */
function tryCookie(request: FastifyRequest<Query>, reply: FastifyReply) {
  const { pathname, searchParams } = new URL(request.url, 'http://x')
  const tried = searchParams.has(COOKIE_TRIED)
  searchParams.delete(COOKIE_TRIED)
  const asked = searchParams.size > 0 ? `?${searchParams}` : ''
  if (tried)
    return leaveFor(reply, inLanguage(languageOfRequest(request), withQuery(PATHS.withoutCookies, asked)))
  searchParams.set(COOKIE_TRIED, '1')
  reply.header('set-cookie', setCookie(LOGIN_COOKIE, newToken(), 60 * 60))
  return leaveFor(reply, `${pathname}?${searchParams}`)
}

/** What becomes of a login that came back, by where it was. */
const FINISH: Record<
  LoginProvider,
  (portal: Portal, callback: Omit<Callback, 'provider'>) => Promise<LoginFinished>
> = {
  digid: (portal, callback) => finishLogin(forRequest(portal), callback),
  dezi: finishStaffLogin,
  desk: finishInternalLogin,
}

type Doors = { portal: Portal; limit: LoginLimit; provider: LoginProvider }

async function comeBack({ portal, limit, provider }: Doors, request: FastifyRequest, reply: FastifyReply) {
  const callback = {
    answer: new URL(request.url, 'http://x').searchParams,
    cookieHeader: request.headers.cookie,
    requestId: request.id,
  }
  const finished = await FINISH[provider](portal, callback)
  if (!finished.ok) logRefusal(request, finished)
  if (finished.ok && finished.setCookie !== null) {
    limit.cameIn(request)
    reply.header('set-cookie', [finished.setCookie, FORGET_LOGGED_OUT])
  }
  return leaveFor(reply, finished.goTo)
}

async function logOut(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const { audience } = await pastOf(portal.runtime, request.headers.cookie)
  await endSession(portal.runtime, { cookieHeader: request.headers.cookie, requestId: request.id })
  reply.header('clear-site-data', CLEAR_SITE_DATA)
  reply.header('set-cookie', CLEAR_SESSION_COOKIE)
  // Whoever comes after a colleague at the same computer goes on to log in at once.
  const isNext = audience !== 'citizen' && formField(request, 'wissel') === 'ja'
  const told = isNext ? WAYS_IN[audience].start : endedPathOf(audience, 'zelf')
  return leaveFor(reply, inLanguage(languageOfRequest(request), told))
}

async function stay(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const session = await extendSession(portal.runtime, request.headers.cookie)
  if (wantsJson(request)) return sendTimeLeft(portal, request, { reply, session })
  const language = languageOfRequest(request)
  if (!session) return sendAway(portal, request, reply)
  const { home } = WAYS_IN[session.actor.audience]
  return leaveFor(reply, safePath(formField(request, 'naar')) ?? inLanguage(language, home))
}

function tellTimeLeft(portal: Portal) {
  return async (request: FastifyRequest, reply: FastifyReply) =>
    sendTimeLeft(portal, request, {
      reply,
      session: await peekSession(portal.runtime, request.headers.cookie),
    })
}

/** Whoever was logged out meanwhile is told so, rather than that their form is not trusted. */
function sendAwayWithoutSession(portal: Portal) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (await peekSession(portal.runtime, request.headers.cookie)) return
    if (wantsJson(request)) return sendTimeLeft(portal, request, { reply, session: null })
    return sendAway(portal, request, reply)
  }
}

async function sendAway(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const { audience, why } = await pastOf(portal.runtime, request.headers.cookie)
  const told = endedPathOf(audience, why ?? 'voorbij')
  return leaveFor(reply, inLanguage(languageOfRequest(request), told))
}

type Telling = { reply: FastifyReply; session: Session | null }

/** How long there is left and in which session; where there is none, why. */
async function sendTimeLeft(portal: Portal, request: FastifyRequest, { reply, session }: Telling) {
  reply.header('cache-control', 'no-store')
  if (!session) {
    const why = (await whyEnded(portal.runtime, request.headers.cookie)) ?? 'voorbij'
    return reply.code(401).send({ secondsLeft: 0, why })
  }
  const milliseconds = session.endsAt.getTime() - portal.runtime.now().getTime()
  const secondsLeft = Math.max(0, Math.floor(milliseconds / 1000))
  return reply.send({ secondsLeft, visit: sessionName(session.index) })
}

function leaveFor(reply: FastifyReply, location: string) {
  return reply.header('cache-control', 'no-store').redirect(location, 303)
}

function logRefusal(request: FastifyRequest, { refusal, detail }: { refusal: string; detail: string }) {
  request.log.warn({ requestId: request.id, refusal, detail }, 'refused a login')
}

function languageOfRequest(request: FastifyRequest): Language {
  return languageOf(new URL(request.url, 'http://x').pathname)
}

function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('application/json') ?? false
}

/** A field of a form, which the gates hand on as they read it: bytes. */
function formField(request: FastifyRequest, name: string): string | null {
  return Buffer.isBuffer(request.body) ? new URLSearchParams(request.body.toString('utf8')).get(name) : null
}
