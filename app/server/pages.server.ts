import type { ServerBuild } from '@remix-run/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { openToday } from '~/comingofage/open-today.server'
import { isUnanswerable } from '~/db/unavailable.server'
import type { Area } from '~/i18n/areas'
import { inLanguage, languageOf, withoutLanguage } from '~/i18n/language'
import type { Typed } from '~/identity/kept-form'
import { takeTyped } from '~/identity/kept-form.server'
import { tooOften } from '~/identity/too-often.server'
import { noteSent } from '~/identity/sent-limit.server'
import { noteWrongSecret } from '~/identity/wrong-secrets.server'
import { PATHS, type Path } from '~/paths'
import { FAILED_HEADER, type Portal, type RequestContext } from '~/portal/portal'
import {
  readVisiting,
  type ActingSession,
  type VisitingSession,
} from '~/representation/acting-session.server'
import type { Dossier } from '~/representation/dossier.server'
import { logLookForAnother } from '~/representation/look.server'
import { knownFailure } from '~/ui/failure'
import { csrfGate } from './csrf.server'
import { forRequest } from './for-request.server'
import { keptPages } from './kept-pages.server'
import { RETRY_AFTER_SECONDS } from './overload.server'
import { sendPlainPage } from './plain-page.server'
import { remixRoutes } from './remix.server'
import { newVisit, readVisit } from './visit-cookie.server'
import { sendWebResponse, toWebRequest } from './web-request.server'
import { dataAskedOf, pathOf } from './page-request.server'

/** Answers that show a page: as it is, or with what is wrong in a form. */
const PAGE_SHOWN = [200, 409, 422, 429]

export type Pages = ReturnType<typeof openPages>

export type Visitor = { session: VisitingSession | null; binding: string; setCookie: string | null }

/**
 * `about`: the page may be about another. `words`: of the page, where its address was looked up already. `keep`: notes what is
 * answered to a form that may be sent again. `typed`: a form was sent only to see its page, with this in its fields.
 */
type Asking = {
  visitor: Visitor
  as?: Path
  about?: boolean
  words?: readonly Area[]
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
    const session = await readVisiting(portal.runtime, request.headers.cookie)
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
      portal: forRequest(portal),
      actor: session?.actor ?? null,
      dossier,
      sessionIndex: session?.index ?? null,
      sessionEndsAt: session?.endsAt ?? null,
      csrfToken: gate.token(binding),
      takeTyped: async () => {
        if (ask.typed) return { why: 'language', typed: ask.typed }
        const own = standsIn ? null : citizensIn(session)
        return own && giveBack(request, own)
      },
      language: languageOf(pathOf(request)),
      words,
      standsIn,
      nonce: request.nonce,
      requestId: request.id,
      noteWrongLink(secret) {
        request.secondsToWait = noteWrongSecret(portal.runtime, { secret, address: request.ip })
        if (request.secondsToWait > 0) throw new Response(null, { status: 429 })
      },
      noteSent() {
        request.secondsToWait = noteSent(portal.runtime, { address: request.ip })
        if (request.secondsToWait > 0) throw new Response(null, { status: 429 })
      },
      reportError(error) {
        request.log.error({ err: error }, 'a page failed')
        onError(error)
      },
    }
  }

  /** About whom the page is; opened once a request. The page of a refusal is about nobody. */
  async function dossierOf({ id: requestId }: FastifyRequest, { as, visitor }: Asking) {
    const actor = citizensIn(visitor.session)?.actor
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
  function standIn(address: string, cookie = ''): Request {
    return new Request(new URL(address, origin), { headers: { accept: 'text/html', cookie } })
  }

  function askedOf(request: FastifyRequest, { as, typed }: Asking, signal: AbortSignal): Request {
    const { cookie } = request.headers
    if (as) return standIn(inLanguage(languageOf(pathOf(request)), as), cookie)
    return typed ? standIn(request.url, cookie) : toWebRequest(request, origin, signal)
  }

  function wordsAt({ url }: Request): readonly Area[] {
    return remix.match(new URL(url).pathname)?.words ?? []
  }

  /** What somebody looks at for another is logged, whichever page it is. */
  async function logLook(request: FastifyRequest, { visitor, since }: { visitor: Visitor; since: Date }) {
    const actor = citizensIn(visitor.session)?.actor
    if (!actor?.actingFor || dataAskedOf(request) === 'root') return
    const page = request.routePattern ?? pathOf(request)
    await logLookForAnother(portal.runtime, { actor, requestId: request.id, since, page })
  }

  async function render(request: FastifyRequest, reply: FastifyReply, ask: Asking): Promise<FastifyReply> {
    const aborted = new AbortController()
    reply.raw.once('close', () => aborted.abort())
    let unavailable = false
    const onError = (error: unknown) => void (unavailable ||= isUnanswerable(error))
    const since = portal.runtime.now()
    const asked = askedOf(request, ask, aborted.signal)
    const words = ask.words ?? wordsAt(asked)
    const dossier = await dossierOf(request, ask)
    const context = contextOf(request, ask.visitor, { ask, words, dossier, onError })
    const response = await remix.handle(asked, context)
    if (response.status === 429 && request.secondsToWait) throw tooOften(reply, request.secondsToWait)
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
    const asked = standIn(inLanguage(languageOf(pathOf(request)), as))
    const context = contextOf(request, visitor, {
      ask: { visitor, as },
      words: wordsAt(asked),
      dossier: null,
      onError: () => undefined,
    })
    return remix.handle(asked, { ...context, nonce: marks.nonce, csrfToken: marks.csrf })
  })

  return {
    gate,
    runtime: portal.runtime,
    match: remix.match,
    /** What browsers know of routes, by audience, and of which release that is. */
    lists: remix.lists,
    visitorOf,
    render,
    /** The page of a status; its words alone when even that cannot be rendered. */
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
        const known = knownFailure(status)
        return sendPlainPage(request, reply.code(status), {
          title: `ui.failure.${known}.title`,
          paragraphs: [`ui.failure.${known}.text`, `ui.failure.${known}.holds`],
          phone: portal.config.organisation.phone,
        })
      }
    },
  }
}

/** The session, where it is a citizen's: what is theirs alone is for nobody else. */
function citizensIn(session: VisitingSession | null): ActingSession | null {
  return session?.actor.audience === 'citizen' ? { ...session, actor: session.actor } : null
}

/** A refusal as Remix takes it where a page asked for its data alone: the page of this status is shown. */
function refusalOfData(status: number): Response {
  return new Response(null, { status, headers: { 'x-remix-catch': 'yes', 'cache-control': 'no-store' } })
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | null
    /** How long who tried too often is to wait. */
    secondsToWait?: number
  }
}
