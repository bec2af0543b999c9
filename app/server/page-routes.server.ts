import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { takeUtf8 } from '~/api/utf8-body.server'
import { inLanguage, languageOf, OTHER_LANGUAGE, withoutLanguage } from '~/i18n/language'
import { admitAll, citizenOf, isPublic, type Access, type Admission } from '~/identity/access'
import { heldBy } from '~/identity/kept-form'
import { MATRIX, type Need } from '~/identity/matrix'
import { SearchLimit } from '~/identity/search-limit.server'
import { hadActed, wasEndedByDeath } from '~/identity/session.server'
import { tooOften } from '~/identity/too-often.server'
import { endedPath, loginPath, wayBack } from '~/identity/way-back'
import { PATHS, withQuery, type Path } from '~/paths'
import type { Portal } from '~/portal/portal'
import { isStillFor } from '~/representation/acting'
import { utf8Form } from '~/runtime/utf8.server'
import { OLD_FORM } from '~/ui/failure'
import { isAskedByOurPage, isGoneTo } from './fetch-metadata'
import { answerLateForm, withoutMarks } from './late-form.server'
import { answerBusy, Overload, RETRY_AFTER_SECONDS } from './overload.server'
import type { MatchedRoute } from './remix.server'
import { claimSending } from './sent-once.server'
import { sendWebResponse } from './web-request.server'
import { csrfFieldOf, dataAskedOf, fieldsOf, formFieldOf, pathOf } from './page-request.server'
import type { Pages } from './pages.server'

/** As the script of the pages reads it (`ui/steady-fetch`). */
const RELEASE_HEADER = 'x-release'

/** Why a form of ours was refused: it is of a session or visit that is over. */
const OLD_FORM_PATH = withQuery(PATHS.error({ status: 403 }), OLD_FORM)

type PageOptions = {
  portal: Portal
  pages: Pages
  also: (fastify: FastifyInstance, portal: Portal) => void | Promise<void>
}

/** Registers the screens and the few form posts that are answered without Remix, all behind the same gates. */
export async function pageRoutes(fastify: FastifyInstance, { portal, pages, also }: PageOptions) {
  takeUtf8(fastify, 'application/x-www-form-urlencoded', {
    read: (bytes) => (utf8Form(bytes) === null ? null : bytes),
  })
  fastify.decorateRequest('visitor', null)
  const overload = new Overload(fastify.server)
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header(RELEASE_HEADER, pages.lists.citizen.release)
    if (!overload.hasRoom()) return answerBusy(request, reply.header('connection', 'close'))
  })
  // A form waits for its turn when it has come in whole: who sends one slowly keeps nobody out.
  fastify.addHook('preHandler', async (request, reply) => {
    const mayBegin = await overload.turn(reply)
    if (reply.raw.destroyed) return reply.hijack()
    if (!mayBegin) return answerBusy(request, reply)
  })
  fastify.addHook('onSend', async (_request, reply) => overload.made(reply))
  fastify.addHook('preHandler', async (request, reply) => {
    request.visitor = await pages.visitorOf(request)
    const { audience = 'citizen' } = request.visitor.session?.actor ?? {}
    reply.header(RELEASE_HEADER, pages.lists[audience].release)
    if (request.method === 'GET' || request.method === 'HEAD') return
    const refusal = pages.gate.refuse(request.headers, csrfFieldOf(request), request.visitor.binding)
    if (!refusal) return showInOther(request, reply)
    if (refusal === 'foreign') return refuseForm(request, reply, { pages, as: PATHS.error({ status: 403 }) })
    const late = await answerLateForm(request, {
      runtime: portal.runtime,
      gate: pages.gate,
      session: request.visitor.session,
      isPublic: (pathname) => isPublic(pages.match(pathname)?.access ?? []),
      fields: fieldsOf(request),
      token: csrfFieldOf(request),
    })
    if (late.do === 'carry-out') return showInOther(request, reply)
    if (late.do === 'go') return sendElsewhere(request, reply, late.to)
    const { visitor } = request
    if (late.do === 'without-cookies')
      return pages.render(request, reply.code(403), { visitor, as: PATHS.withoutCookies })
    return refuseForm(request, reply, { pages, as: OLD_FORM_PATH })
  })
  /** A form that was sent only to see its page in the other language reaches nothing that would do something with it. */
  async function showInOther(request: FastifyRequest, reply: FastifyReply) {
    if (formFieldOf(request, OTHER_LANGUAGE) !== null) return answerPage(request, reply, { portal, pages })
  }

  await also(fastify, portal)
  fastify.all('/*', async (request, reply) => answerPage(request, reply, { portal, pages }))
}

/** Where somebody looks for an organisation; every page that has such a field calls it so. */
function isSearch({ url }: FastifyRequest): boolean {
  return Boolean(new URL(url, 'http://x').searchParams.get('zoek'))
}

const searchLimits = new WeakMap<Portal, SearchLimit>()

function refuseTooManySearches(request: FastifyRequest, reply: FastifyReply, portal: Portal) {
  const limit = searchLimits.get(portal) ?? new SearchLimit(portal.runtime)
  searchLimits.set(portal, limit)
  const session = request.visitor?.session?.index ?? null
  const wait = limit.secondsToWait({ address: request.ip, session })
  if (wait > 0) throw tooOften(reply, wait)
}

type Answering = { portal: Portal; pages: Pages }

function refuseForm(request: FastifyRequest, reply: FastifyReply, { pages, as }: { pages: Pages; as: Path }) {
  request.refusedAs = 'form'
  return pages.error(request, reply, { status: 403, as })
}

async function answerPage(request: FastifyRequest, reply: FastifyReply, { portal, pages }: Answering) {
  const visitor = request.visitor
  if (!visitor) throw new Error('a page was asked before its visitor was known')
  const pathname = pathOf(request)
  const matched = pages.match(pathname)
  request.routePattern = matched?.pattern ?? '*'
  const isSwitch = formFieldOf(request, OTHER_LANGUAGE) !== null
  const how = isSwitch || request.method === 'GET' || request.method === 'HEAD' ? 'look' : 'send'
  if (isUnreadable(request)) return pages.error(request, reply, 400)
  if (isNowhere(request, matched)) return pages.error(request, reply, 404)
  const access = matched?.access ?? []
  const admission = admitAll(access, visitor.session?.actor ?? null, how)
  if (admission === 'come-in' && !isDataOf(request, matched)) return answerNoData(reply)
  if (admission === 'come-in' && isForSomebodyElse(request, access))
    return answerConflict(request, reply, pages)
  if (admission === 'come-in' && isSearch(request)) {
    const { headers } = request
    if (!isGoneTo(headers) && !isAskedByOurPage(headers)) return pages.error(request, reply, 403)
    refuseTooManySearches(request, reply, portal)
  }
  const about = isAboutSomebody(access)
  const words = matched?.words ?? []
  if (admission === 'come-in' && isSwitch)
    return pages.render(request, reply, { visitor, about, words, typed: heldBy(fieldsOf(request)) })
  if (admission === 'come-in') {
    const claim = await claimSending(request, { runtime: portal.runtime, binding: visitor.binding })
    if (claim.do === 'again') return sendWebResponse(reply, claim.answer)
    if (claim.do === 'busy') return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send()
    return pages.render(request, reply, { visitor, about, words, keep: claim.keep })
  }
  if (admission === 'other-role') return pages.error(request, reply, 404)
  const to = admission === 'log-in' ? await toLogin(portal, request) : elsewhere(admission, request)
  return sendElsewhere(request, reply, to)
}

/** The page of a refusal is shown in the place of another; at an address of its own there is nothing, for nobody. */
const REFUSAL_PATTERN = PATHS.error({ status: ':status' })

/** Whether a stranger looks at an address at which there is nothing: that costs no page of its own. */
function isNowhere(request: FastifyRequest, matched: MatchedRoute | null): boolean {
  const { method, visitor } = request
  if (matched?.pattern.endsWith(REFUSAL_PATTERN)) return true
  const isLook = method === 'GET' || method === 'HEAD'
  return (
    isLook && !visitor?.session && dataAskedOf(request) === null && (matched?.pattern ?? '*').endsWith('*')
  )
}

/** Whether the address could not be read, so that the router was given another (`rewriteUrl` of the shell). */
function isUnreadable({ url, originalUrl }: FastifyRequest): boolean {
  return url !== originalUrl
}

/** Whether what is asked is a whole page, or the data of a route that stands at this address and has some. */
function isDataOf(request: FastifyRequest, matched: MatchedRoute | null): boolean {
  const asked = dataAskedOf(request)
  if (asked === null) return true
  const isLook = request.method === 'GET' || request.method === 'HEAD'
  return (isLook ? matched?.loads : matched?.acts)?.includes(asked) ?? false
}

/** Data that no page of ours asks for: nothing of ours failed, so nothing is rendered and nothing is written down. */
function answerNoData(reply: FastifyReply) {
  return reply.code(404).header('cache-control', 'no-store').header('x-remix-catch', 'yes').send()
}

/** Back to the same page after logging in, exactly; what a form sent is not asked again. */
async function toLogin({ runtime }: Portal, request: FastifyRequest): Promise<string> {
  const { pathname, search } = new URL(request.url, 'http://x')
  const page = withQuery(withoutLanguage(pathname), request.method === 'GET' ? withoutMarks(search) : '')
  if (await wasEndedByDeath(runtime, request.headers.cookie))
    return inLanguage(languageOf(pathname), endedPath('overleden'))
  const acted = await hadActed(runtime, request.headers.cookie)
  return inLanguage(languageOf(pathname), loginPath({ page, acted }))
}

/** Open to who acts for another, and about nobody: what is public, and picking for whom one acts. */
const ABOUT_NOBODY: Need[] = ['nothing', 'choose-for-whom']

/** Where a page or form may be about another: whatever is open to who acts for one, so that none that comes later is left out. */
function isAboutSomebody(access: readonly Access[]): boolean {
  return access.some(({ needs }) => MATRIX[needs].includes('acting') && !ABOUT_NOBODY.includes(needs))
}

/** A form that was made while acting for another than now, in a second window: nothing of it is carried out. */
function isForSomebodyElse(request: FastifyRequest, access: readonly Access[]): boolean {
  if (request.method !== 'POST' || !isAboutSomebody(access)) return false
  const actingFor = citizenOf(request.visitor?.session?.actor)?.actingFor
  return !isStillFor(actingFor, formFieldOf(request, 'voor'))
}

/** The page of a conflict, or what Remix takes for it where it asked for data. */
function answerConflict(request: FastifyRequest, reply: FastifyReply, pages: Pages) {
  if (dataAskedOf(request) === null) return pages.error(request, reply, 409)
  return reply.code(409).header('cache-control', 'no-store').header('x-remix-catch', 'yes').send()
}

const WHY = {
  'for-another': 'eigen-pagina',
  'access-ended': 'voorbij',
  'looking-back': 'terugkijken',
} as const

/** Where somebody goes who may not come in (yet). */
function elsewhere(
  admission: Exclude<Admission, 'come-in' | 'log-in' | 'other-role'>,
  request: FastifyRequest,
): string {
  const language = languageOf(pathOf(request))
  if (admission === 'arrive') {
    const { pathname } = new URL(request.url, 'http://x')
    return inLanguage(
      language,
      withQuery(PATHS.workplace, wayBack({ page: withoutLanguage(pathname), acted: false })),
    )
  }
  if (admission === 'finish-welcome') return inLanguage(language, PATHS.welcome)
  if (admission === 'too-young') return inLanguage(language, PATHS.tooYoung)
  return inLanguage(language, withQuery(PATHS.others, { reden: WHY[admission] }))
}

/** A redirect as browsers take it, or as Remix takes it for the data of a page. */
function sendElsewhere(request: FastifyRequest, reply: FastifyReply, location: string) {
  reply.header('cache-control', 'no-store')
  if (dataAskedOf(request) === null) return reply.redirect(location, 302)
  return reply.code(204).header('x-remix-redirect', location).header('x-remix-status', '302').send()
}
