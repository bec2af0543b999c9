import { STATUS_CODES } from 'node:http'
import compress from '@fastify/compress'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Logger } from 'pino'
import { authzenRoutes } from '~/api/authzen.server'
import { oauthRoutes } from '~/api/oauth.server'
import { logHeadRoutes } from '~/api/log-head.server'
import { notificationKeyRoutes } from '~/api/notification-keys.server'
import { receiptKeyRoutes } from '~/api/receipt-keys.server'
import { isUnanswerable } from '~/db/unavailable.server'
import { inLanguage, languageOf } from '~/i18n/language'
import { PATHS } from '~/paths'
import type { Portal } from '~/portal/portal'
import { letConnectionsInFirst } from './door.server'
import { healthRoutes } from './health.server'
import { loginRoutes } from './login-routes.server'
import type { Metrics } from './metrics.server'
import { pageRoutes } from './page-routes.server'
import type { Pages } from './pages.server'
import { pooledRandom } from '~/sealing/random.server'
import { hashOfTheirs, requestName, safeRequestId } from './request-id'
import { checkTarget } from './request-target.server'
import { sendSecurityHeaders } from './security-headers.server'
import { SECURITY_TXT_PATH, securityTxt } from './security-txt'
import type { WorkerState } from './supervisor.server'
import type { Traffic } from './traffic.server'
import { Sampled } from './sampled.server'
import { endSlowOnes } from './slow.server'
import { unsubscribeRoutes } from './unsubscribe-route.server'

/** A form is small; a route that needs more says so itself. */
const BODY_LIMIT_BYTES = 64 * 1024
/** More than any balancer opens; each holds some tens of kilobytes. */
const MOST_CONNECTIONS = 4_000
const MACHINE_PREFIXES = ['access', 'oauth', 'fhir', 'abonnementen', 'health', 'metrics', '.well-known']
const MACHINE_FACES = new RegExp(`^/(${MACHINE_PREFIXES.join('|').replace('.', '\\.')})\\b`)
/** Where a mail program unsubscribes; who looks at it is a person. */
const ONE_CLICK_FACE = /^\/afmelden\b/

export type ShellOptions = {
  portal: Portal
  pages: Pages
  log: Logger
  metrics: Metrics
  workerState: () => WorkerState
  traffic: Traffic
  clientFolder: string
}

/** The front of the house, as a list: what every request passes, then the faces, then the pages. */
export async function openShell(options: ShellOptions): Promise<FastifyInstance> {
  const { portal, pages, log, metrics } = options
  const { origin, trustedProxies } = portal.config.http
  const fastify = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    // A request has come in whole by then, its head sooner; Node ends those that have not.
    requestTimeout: 15_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestIdHeader: false,
    rewriteUrl: ({ url = '/' }) =>
      isReadable(url) ? url : inLanguage(languageOf(url), PATHS.error({ status: 400 })),
    genReqId: ({ headers }) => {
      const theirs = safeRequestId(headers['x-request-id'])
      return requestName(newRequestId(), theirs && hashOfTheirs(portal.runtime.keyring, theirs))
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  })
  sendSecurityHeaders(fastify, { origin, isOfMachine })
  options.traffic.watch(fastify)
  fastify.server.maxConnections = MOST_CONNECTIONS
  letConnectionsInFirst(fastify.server, (request) => !isOfMachine(request))
  endSlowOnes(fastify)
  refuseAmbiguousTargets(fastify, portal)
  refuseOtherMethods(fastify)
  countAnswers(fastify, metrics, new Sampled(log))
  await fastify.register(compress, { encodings: ['gzip', 'identity'], threshold: 1024 })
  await fastify.register(rateLimit, { global: false })
  answerErrors(fastify, pages)

  await serveFiles(fastify, options.clientFolder)
  serveRouteLists(fastify, pages)
  healthRoutes(fastify, portal, {
    metrics,
    workerState: options.workerState,
    stopping: () => options.traffic.isStopping(),
  })
  await fastify.register(async (scope) => oauthRoutes(scope, portal))
  await fastify.register(async (scope) => authzenRoutes(scope, portal))
  receiptKeyRoutes(fastify, portal)
  notificationKeyRoutes(fastify, portal)
  logHeadRoutes(fastify, portal)
  sayWhereToTellOfWeaknesses(fastify, portal)
  await fastify.register(async (scope) => unsubscribeRoutes(scope, portal))
  refuseUnknownMachineFaces(fastify, pages)
  await fastify.register(async (scope) => pageRoutes(scope, { portal, pages, also: loginRoutes }))
  return fastify
}

function refuseAmbiguousTargets(fastify: FastifyInstance, portal: Portal) {
  const { origin, trustedProxies } = portal.config.http
  const { host } = new URL(origin)
  fastify.addHook('onRequest', (request, reply, next) => {
    const fromTrustedProxy = trustedProxies.length > 0 && request.ips !== undefined && request.ips.length > 1
    const refusal = checkTarget(request.raw, { host, fromTrustedProxy })
    if (!refusal) return next()
    request.refusedAs = refusal
    reply.code(400).type('text/plain; charset=utf-8').send('400 Bad Request\n')
  })
}

/** What is asked here is looked at or sent; for anything else there are no gates, so it goes nowhere. */
const METHODS = ['GET', 'HEAD', 'POST']

function refuseOtherMethods(fastify: FastifyInstance) {
  fastify.addHook('onRequest', (request, reply, next) => {
    if (METHODS.includes(request.method)) return next()
    reply.code(405).header('allow', METHODS.join(', '))
    reply.type('text/plain; charset=utf-8').send('405 Method Not Allowed\n')
  })
}

/**
 * A line an answer. Of what is refused to strangers only the first few of a kind in a minute, and of what machines ask, which comes by the
 * thousands a second: each question is in the activity log, and all are counted.
 */
function countAnswers(fastify: FastifyInstance, metrics: Metrics, sampled: Sampled) {
  fastify.addHook('onResponse', (request, reply, next) => {
    const route = request.routePattern ?? request.routeOptions.url ?? 'unknown'
    metrics.answers.inc({ route, status: reply.statusCode })
    metrics.seconds.observe({ route }, reply.elapsedTime / 1000)
    const line = () => ({
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      refused: request.refusedAs,
    })
    if (reply.statusCode >= 500 && !request.refusedAs) request.log.error(line(), 'answered')
    else if (isWrittenAlways(request, reply) || sampled.isWritten(`${reply.statusCode} ${route}`))
      request.log.info(line(), 'answered')
    next()
  })
}

function isWrittenAlways(request: FastifyRequest, { statusCode }: FastifyReply): boolean {
  return statusCode < 400 && !isOfMachine(request.raw)
}

/** Built files carry their hash in their name; the few others are asked again after an hour. */
async function serveFiles(fastify: FastifyInstance, clientFolder: string) {
  const assets = {
    root: `${clientFolder}/assets`,
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    index: false,
  } as const
  await fastify.register(staticFiles, assets)
  const others = {
    root: clientFolder,
    wildcard: false,
    globIgnore: ['assets/**', '.vite/**'],
    maxAge: '1h',
    index: false as const,
  }
  await fastify.register(staticFiles, { ...others, decorateReply: false })
}

function serveRouteLists(fastify: FastifyInstance, pages: Pages) {
  for (const { url, script } of Object.values(pages.lists))
    fastify.get(url, async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('text/javascript; charset=utf-8')
        .send(script),
    )
}

function sayWhereToTellOfWeaknesses(fastify: FastifyInstance, { config, runtime }: Portal) {
  const { http, organisation } = config
  fastify.get(SECURITY_TXT_PATH, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/plain; charset=utf-8')
      .send(securityTxt({ origin: http.origin, organisation, now: runtime.now() })),
  )
}

/** Every error, expected or not, becomes the page or the problem document of its status. */
function answerErrors(fastify: FastifyInstance, pages: Pages) {
  fastify.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? (isUnanswerable(error) ? 503 : 500)
    if (status >= 500) request.log.error({ err: error }, 'failed to answer')
    if (status === 503 || status === 429) reply.header('retry-after', reply.getHeader('retry-after') ?? '5')
    return answerStatus(request, reply, { status, pages })
  })
  fastify.setNotFoundHandler(async (request, reply) => answerStatus(request, reply, { status: 404, pages }))
}

/** Below a machine's address everything is answered to a machine, also what is not there. */
function refuseUnknownMachineFaces(fastify: FastifyInstance, pages: Pages) {
  for (const prefix of MACHINE_PREFIXES)
    fastify.all(`/${prefix}/*`, async (request, reply) =>
      answerStatus(request, reply, { status: 404, pages }),
    )
}

async function answerStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, pages }: { status: number; pages: Pages },
) {
  if (!isOfMachine(request)) return pages.error(request, reply, status)
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status })
}

function isOfMachine({ url = '', method }: { url?: string; method?: string }): boolean {
  return MACHINE_FACES.test(url) || (method === 'POST' && ONE_CLICK_FACE.test(url))
}

/** Whether the path is well-formed; the router could not find the page of an error for one that is not. */
function isReadable(url: string): boolean {
  try {
    return decodeURIComponent(url.split('?', 1)[0]!) !== ''
  } catch {
    return false
  }
}

function newRequestId(): string {
  return pooledRandom(12).toString('base64url')
}

declare module 'fastify' {
  interface FastifyRequest {
    nonce: string
    /** The pattern of the page that was asked, for logs and figures. */
    routePattern?: string
    /** Why it was refused, for the log. */
    refusedAs?: string
  }
}
