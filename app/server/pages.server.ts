import type { ServerBuild } from '@remix-run/node'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openToday } from '~/comingofage/open-today.server'
import { isUnavailable } from '~/db/unavailable.server'
import type { Area } from '~/i18n/areas'
import { inLanguage, languageOf, OTHER_LANGUAGE, withoutLanguage } from '~/i18n/language'
import { admitAll, isPublic, type Access, type Admission } from '~/identity/access'
import { heldBy, type Typed } from '~/identity/kept-form'
import { takeTyped } from '~/identity/kept-form.server'
import type { Need } from '~/identity/matrix'
import { hadActed, wasEndedByDeath } from '~/identity/session.server'
import { endedPath, loginPath } from '~/identity/way-back'
import { PATHS, withQuery, type Path } from '~/paths'
import { FAILED_HEADER, type Portal, type RequestContext } from '~/portal/portal'
import { isStillFor } from '~/representation/acting'
import { readActingSession, type ActingSession } from '~/representation/acting-session.server'
import type { Dossier } from '~/representation/dossier.server'
import { logLookForAnother } from '~/representation/look.server'
import { OLD_FORM } from '~/ui/failure'
import { csrfGate } from './csrf.server'
import { answerLateForm, withoutMarks } from './late-form.server'
import { keptPages } from './kept-pages.server'
import { answerBusy, Overload } from './overload.server'
import { remixRoutes, type MatchedRoute } from './remix.server'
import { claimSending } from './sent-once.server'
import { newVisit, readVisit } from './visit-cookie.server'
import { sendWebResponse, toWebRequest } from './web-request.server'

const RETRY_AFTER_SECONDS = 5
/** Answers that show a page: as it is, or with what is wrong in a form. */
const PAGE_SHOWN = [200, 409, 422, 429]
/** As the script of the pages reads it (`ui/steady-fetch`). */
const RELEASE_HEADER = 'x-release'

/** Why a form of ours was refused: it is of a session or visit that is over. */
const OLD_FORM_PATH = withQuery(PATHS.error({ status: 403 }), OLD_FORM)

export type Pages = ReturnType<typeof openPages>

type Visitor = { session: ActingSession | null; binding: string; setCookie: string | null }

/**
 * `about`: the page may be about another. `keep`: notes what is answered to a form that may be sent again. `typed`: a form
 * was sent only to see its page, with this in its fields.
 */
type Asking = {
  visitor: Visitor
  as?: Path
  about?: boolean
  typed?: Typed
  keep?: (answer: Response) => Promise<void>
}

type Around = {
  ask: Asking
  words: readonly Area[]
  dossier: Dossier | null
  onError: (error: unknown) => void
}

/** The screens: Remix, behind our own gates for who may come in and where a form came from. */
export function openPages(build: ServerBuild, portal: Portal) {
  const remix = remixRoutes(build)
  const { origin } = portal.config.http
  const gate = csrfGate({ sessionKeys: portal.config.keys.session.reveal(), origin })

  async function visitorOf(request: FastifyRequest): Promise<Visitor> {
    const session = await readActingSession(portal.runtime, request.headers.cookie)
    if (session) return { session, binding: session.index, setCookie: null }
    const visit = readVisit(request.headers.cookie)
    if (visit) return { session: null, binding: visit, setCookie: null }
    const made = newVisit()
    return { session: null, binding: made.value, setCookie: made.setCookie }
  }

  function contextOf(
    request: FastifyRequest,
    { session, binding }: Visitor,
    { ask, words, dossier, onError }: Around,
  ): RequestContext {
    const standsIn = ask.as !== undefined
    return {
      portal,
      actor: session?.actor ?? null,
      dossier,
      sessionIndex: session?.index ?? null,
      sessionEndsAt: session?.endsAt ?? null,
      csrfToken: gate.token(binding),
      takeTyped: async () => {
        if (ask.typed) return { why: 'language', typed: ask.typed }
        return standsIn || !session ? null : giveBack(request, session)
      },
      language: languageOf(pathOf(request)),
      words,
      standsIn,
      nonce: request.nonce,
      requestId: request.id,
      reportError(error) {
        request.log.error({ err: error }, 'a page failed')
        onError(error)
      },
    }
  }

  /** About whom the page is; opened once a request. The page of a refusal is about nobody. */
  async function dossierOf({ id: requestId }: FastifyRequest, { as, visitor }: Asking) {
    const actor = visitor.session?.actor
    return actor && as === undefined ? openToday(portal.runtime, { actor, requestId }) : null
  }

  /** What was typed on this page before the session ended, for whom it is of; only to who looks at the page. */
  async function giveBack(request: FastifyRequest, { actor, previousIndex }: ActingSession) {
    if (request.method !== 'GET' || request.headers['sec-purpose'] !== undefined) return null
    const forWhom = actor.actingFor?.representationId ?? ''
    const page = withoutLanguage(pathOf(request))
    const opening = { previousIndex, subjectId: actor.subjectId, forWhom, page }
    const typed = await takeTyped(portal.runtime, opening)
    return typed && ({ why: 'ended', typed } as const)
  }

  /** What Remix is asked in place of the request itself: the page of a refusal, or the page a form stands on. */
  function standIn(request: FastifyRequest, address: string): Request {
    const headers = { accept: 'text/html', cookie: request.headers.cookie ?? '' }
    return new Request(new URL(address, origin), { headers })
  }

  function askedOf(request: FastifyRequest, { as, typed }: Asking, signal: AbortSignal): Request {
    if (as) return standIn(request, inLanguage(languageOf(pathOf(request)), as))
    return typed ? standIn(request, request.url) : toWebRequest(request, origin, signal)
  }

  /** What somebody looks at for another is logged, whichever page it is. */
  async function logLook(request: FastifyRequest, { visitor, since }: { visitor: Visitor; since: Date }) {
    const actor = visitor.session?.actor
    if (!actor?.actingFor || new URL(request.url, 'http://x').searchParams.get('_data') === 'root') return
    const page = request.routePattern ?? pathOf(request)
    await logLookForAnother(portal.runtime, { actor, requestId: request.id, since, page })
  }

  async function render(request: FastifyRequest, reply: FastifyReply, ask: Asking): Promise<FastifyReply> {
    const aborted = new AbortController()
    reply.raw.once('close', () => aborted.abort())
    let unavailable = false
    const onError = (error: unknown) => void (unavailable ||= isUnavailable(error))
    const since = portal.runtime.now()
    const asked = askedOf(request, ask, aborted.signal)
    const words = remix.match(new URL(asked.url).pathname)?.words ?? []
    const dossier = await dossierOf(request, ask)
    const context = contextOf(request, ask.visitor, { ask, words, dossier, onError })
    const response = await remix.handle(asked, context)
    const status = unavailable && response.status === 500 ? 503 : response.status
    if (status === 503 && !ask.as) reply.header('retry-after', RETRY_AFTER_SECONDS)
    const failed = response.headers.has(FAILED_HEADER) || status !== response.status
    await ask.keep?.(failed ? Response.error() : response)
    if (response.headers.has(FAILED_HEADER))
      return render(request, reply, { visitor: ask.visitor, as: PATHS.error({ status }) })
    if (status !== response.status) return sendWebResponse(reply, refusalOfData(status))
    if (ask.about && PAGE_SHOWN.includes(status)) await logLook(request, { visitor: ask.visitor, since })
    if (ask.visitor.setCookie) reply.header('set-cookie', ask.visitor.setCookie)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    return sendWebResponse(reply, response)
  }

  /** Of a refusal that looks the same to every stranger, with a mark in the place of what differs. */
  const kept = keptPages(async (request, { as, marks }) => {
    const visitor = { session: null, binding: '', setCookie: null }
    const asked = new Request(new URL(inLanguage(languageOf(pathOf(request)), as), origin), {
      headers: { accept: 'text/html' },
    })
    const context = contextOf(request, visitor, {
      ask: { visitor, as },
      words: remix.match(new URL(asked.url).pathname)?.words ?? [],
      dossier: null,
      onError: () => undefined,
    })
    return remix.handle(asked, { ...context, nonce: marks.nonce, csrfToken: marks.csrf })
  })

  return {
    gate,
    runtime: portal.runtime,
    match: remix.match,
    /** Of which release the answers are. */
    release: build.assets.version,
    visitorOf,
    render,
    /** The page of a status; plain text when even that cannot be rendered. */
    async error(
      request: FastifyRequest,
      reply: FastifyReply,
      refusal: number | { status: number; as: Path },
    ) {
      const { status, as } =
        typeof refusal === 'number' ? { status: refusal, as: PATHS.error({ status: refusal }) } : refusal
      try {
        const visitor = await visitorOf(request)
        const page = await kept.find(request, { as, isSomebody: visitor.session !== null })
        if (page)
          return page.send(reply.code(status), {
            nonce: request.nonce,
            csrf: gate.token(visitor.binding),
            setCookie: visitor.setCookie,
          })
        return await render(request, reply, { visitor, as })
      } catch {
        return reply
          .code(status)
          .type('text/plain; charset=utf-8')
          .send(`${status}\n${portal.config.organisation.phone}\n`)
      }
    },
  }
}

/** A refusal as Remix takes it where a page asked for its data alone: the page of this status is shown. */
function refusalOfData(status: number): Response {
  return new Response(null, { status, headers: { 'x-remix-catch': 'yes', 'cache-control': 'no-store' } })
}

type PageOptions = {
  portal: Portal
  pages: Pages
  also: (fastify: FastifyInstance, portal: Portal) => void | Promise<void>
}

/** Registers the screens and the few form posts that are answered without Remix, all behind the same gates. */
export async function pageRoutes(fastify: FastifyInstance, { portal, pages, also }: PageOptions) {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )
  fastify.decorateRequest('visitor', null)
  const overload = new Overload()
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header(RELEASE_HEADER, pages.release)
    if (!overload.admits(reply)) return answerBusy(request, reply)
  })
  fastify.addHook('preHandler', async (request, reply) => {
    request.visitor = await pages.visitorOf(request)
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
  if (isNowhere(request, matched)) return pages.error(request, reply, 404)
  const access = matched?.access ?? []
  const admission = admitAll(access, visitor.session?.actor ?? null, how)
  if (admission === 'come-in' && isForSomebodyElse(request, access))
    return answerConflict(request, reply, pages)
  const about = isAboutSomebody(access)
  if (admission === 'come-in' && isSwitch)
    return pages.render(request, reply, { visitor, about, typed: heldBy(fieldsOf(request)) })
  if (admission === 'come-in') {
    const claim = await claimSending(request, { runtime: portal.runtime, binding: visitor.binding })
    if (claim.do === 'again') return sendWebResponse(reply, claim.answer)
    if (claim.do === 'busy') return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send()
    return pages.render(request, reply, { visitor, about, keep: claim.keep })
  }
  if (admission === 'other-role') return pages.error(request, reply, 404)
  const to = admission === 'log-in' ? await toLogin(portal, request) : elsewhere(admission, request)
  return sendElsewhere(request, reply, to)
}

/** Whether a stranger looks at an address at which there is nothing: that costs no page of its own. */
function isNowhere({ method, url, visitor }: FastifyRequest, matched: MatchedRoute | null): boolean {
  const isLook = method === 'GET' || method === 'HEAD'
  return isLook && !visitor?.session && !url.includes('_data=') && (matched?.pattern ?? '*').endsWith('*')
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

/** Where a form may be about another: also before the terms are accepted, since taking back is open then. */
const ABOUT_SOMEBODY: Need[] = ['begin', 'take-back', 'lock', 'read', 'choose']

function isAboutSomebody(access: readonly Access[]): boolean {
  return access.some(({ needs }) => ABOUT_SOMEBODY.includes(needs))
}

/** A form that was made while acting for another than now, in a second window: nothing of it is carried out. */
function isForSomebodyElse(request: FastifyRequest, access: readonly Access[]): boolean {
  if (request.method !== 'POST' || !isAboutSomebody(access)) return false
  return !isStillFor(request.visitor?.session?.actor.actingFor, formFieldOf(request, 'voor'))
}

/** The page of a conflict, or what Remix takes for it where it asked for data. */
function answerConflict(request: FastifyRequest, reply: FastifyReply, pages: Pages) {
  if (!new URL(request.url, 'http://x').searchParams.has('_data')) return pages.error(request, reply, 409)
  return reply.code(409).header('cache-control', 'no-store').header('x-remix-catch', 'yes').send()
}

/** Where somebody goes who may not come in (yet). */
function elsewhere(
  admission: Exclude<Admission, 'come-in' | 'log-in' | 'other-role'>,
  request: FastifyRequest,
): string {
  const language = languageOf(pathOf(request))
  if (admission === 'finish-welcome') return inLanguage(language, PATHS.welcome)
  if (admission === 'too-young') return inLanguage(language, PATHS.tooYoung)
  const why = admission === 'for-another' ? 'eigen-pagina' : 'voorbij'
  return inLanguage(language, withQuery(PATHS.others, { reden: why }))
}

/** A redirect as browsers take it, or as Remix takes it for the data of a page. */
function sendElsewhere(request: FastifyRequest, reply: FastifyReply, location: string) {
  reply.header('cache-control', 'no-store')
  if (!new URL(request.url, 'http://x').searchParams.has('_data')) return reply.redirect(location, 302)
  return reply.code(204).header('x-remix-redirect', location).header('x-remix-status', '302').send()
}

function csrfFieldOf(request: FastifyRequest): string {
  const header = request.headers['x-csrf-token']
  if (typeof header === 'string') return header
  return formFieldOf(request, 'csrf') ?? ''
}

function formFieldOf(request: FastifyRequest, name: string): string | null {
  return fieldsOf(request).get(name)
}

function fieldsOf({ body }: FastifyRequest): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : '')
}

function pathOf(request: FastifyRequest): string {
  return new URL(request.url, 'http://x').pathname
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | null
  }
}
