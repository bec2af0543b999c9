import type { RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inLanguage, languageOf, LANGUAGES, type Language } from '~/i18n/language'
import type { Portal } from '~/server/portal'
import { RETURN_PATH } from './digid.server'
import { reasonOf, type FailureReason } from './failure-reason'
import { clientNetwork } from './client-network'
import { safePath } from './safe-path'
import {
  CLEAR_SESSION_COOKIE,
  CLEAR_SITE_DATA,
  extendSession,
  peekSession,
  type Session,
} from './session.server'
import { endSession, finishLogin, startLogin } from './use-cases.server'
import { landingOf } from './welcome'

type Query = { Querystring: Record<string, string | string[] | undefined> }

/** Per network: thirty people behind one address may begin at the same moment, one guesser gets nowhere. */
const LOGIN_LIMIT: RateLimitOptions = {
  max: 30,
  timeWindow: '15 minutes',
  keyGenerator: (request) => clientNetwork(request.ip),
}
/** Nothing here may be kept by a browser or a proxy, and only a GET is a GET: a HEAD would use a login up. */
const ONLY_GET = { exposeHeadRoute: false } as const

/** Logging in and out and staying logged in: what is answered without a page. */
export function loginRoutes(fastify: FastifyInstance, portal: Portal): void {
  fastify.get(RETURN_PATH, { ...ONLY_GET, config: { rateLimit: LOGIN_LIMIT } }, (request, reply) =>
    comeBack(portal, request, reply),
  )
  for (const language of LANGUAGES) {
    const limited = { ...ONLY_GET, config: { rateLimit: LOGIN_LIMIT } }
    fastify.get<Query>(inLanguage(language, '/inloggen/digid'), limited, (request, reply) =>
      begin(portal, request, reply),
    )
    const needsSession = { preValidation: sendAwayWithoutSession(portal) }
    fastify.post(inLanguage(language, '/uitloggen'), needsSession, (request, reply) =>
      logOut(portal, request, reply),
    )
    fastify.post(inLanguage(language, '/sessie/verleng'), needsSession, (request, reply) =>
      stay(portal, request, reply),
    )
    // Answered before the gates that note activity: asking how long there is left is none.
    const beforeTheGates = { ...ONLY_GET, onRequest: tellTimeLeft(portal) }
    fastify.get(inLanguage(language, '/sessie'), beforeTheGates, (_request, reply) => reply.callNotFound())
  }
}

async function begin(portal: Portal, request: FastifyRequest<Query>, reply: FastifyReply) {
  const language = languageOfRequest(request)
  const started = await startLogin(portal, {
    returnPath: safePath(request.query.naar),
    language,
    cookieHeader: request.headers.cookie,
  })
  if (started.ok) return leaveFor(reply.header('set-cookie', started.setCookie), started.location.href)
  logRefusal(request, started)
  return leaveFor(reply, failurePath(language, reasonOf(started.refusal)))
}

async function comeBack(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const finished = await finishLogin(portal, {
    answer: new URL(request.url, 'http://x').searchParams,
    cookieHeader: request.headers.cookie,
    requestId: request.id,
  })
  const language = finished.destination?.language ?? 'nl'
  if (finished.ok) {
    const path = landingOf(finished.actor, finished.destination.returnPath)
    return leaveFor(reply.header('set-cookie', finished.setCookie), inLanguage(language, path))
  }
  logRefusal(request, finished)
  return leaveFor(reply, failurePath(language, reasonOf(finished.refusal)))
}

async function logOut(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  await endSession(portal.runtime, { cookieHeader: request.headers.cookie, requestId: request.id })
  reply.header('clear-site-data', CLEAR_SITE_DATA)
  reply.header('set-cookie', CLEAR_SESSION_COOKIE)
  return leaveFor(reply, inLanguage(languageOfRequest(request), '/uitgelogd'))
}

async function stay(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const session = await extendSession(portal.runtime, request.headers.cookie)
  if (wantsJson(request)) return sendTimeLeft(portal, reply, session)
  const language = languageOfRequest(request)
  if (!session) return leaveFor(reply, inLanguage(language, '/uitgelogd?reden=tijd'))
  return leaveFor(reply, safePath(formField(request, 'naar')) ?? inLanguage(language, '/mijn'))
}

function tellTimeLeft(portal: Portal) {
  return async (request: FastifyRequest, reply: FastifyReply) =>
    sendTimeLeft(portal, reply, await peekSession(portal.runtime, request.headers.cookie))
}

/** Whoever was logged out meanwhile is told so, rather than that their form is not trusted. */
function sendAwayWithoutSession(portal: Portal) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (await peekSession(portal.runtime, request.headers.cookie)) return
    if (wantsJson(request)) return sendTimeLeft(portal, reply, null)
    return leaveFor(reply, inLanguage(languageOfRequest(request), '/uitgelogd?reden=tijd'))
  }
}

function sendTimeLeft(portal: Portal, reply: FastifyReply, session: Session | null) {
  const milliseconds = session ? session.endsAt.getTime() - portal.runtime.now().getTime() : 0
  return reply
    .code(session ? 200 : 401)
    .header('cache-control', 'no-store')
    .send({ secondsLeft: Math.max(0, Math.floor(milliseconds / 1000)) })
}

function leaveFor(reply: FastifyReply, location: string) {
  return reply.header('cache-control', 'no-store').redirect(location, 303)
}

function failurePath(language: Language, reason: FailureReason): string {
  return inLanguage(language, `/inloggen/mislukt?reden=${reason}`)
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
