import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
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
import { hashOfTheirs, requestName, safeRequestId } from './request-id'
import { checkTarget } from './request-target.server'
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
  await sendSecurityHeaders(fastify, origin)
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
  fastify.addHook('onRequest', async (request, reply) => {
    const fromTrustedProxy = trustedProxies.length > 0 && request.ips !== undefined && request.ips.length > 1
    const refusal = checkTarget(request.raw, { origin, fromTrustedProxy })
    if (!refusal) return
    request.refusedAs = refusal
    return reply.code(400).type('text/plain; charset=utf-8').send('400 Bad Request\n')
  })
}

/** What is asked here is looked at or sent; for anything else there are no gates, so it goes nowhere. */
const METHODS = ['GET', 'HEAD', 'POST']

function refuseOtherMethods(fastify: FastifyInstance) {
  fastify.addHook('onRequest', async (request, reply) => {
    if (METHODS.includes(request.method)) return
    reply.code(405).header('allow', METHODS.join(', '))
    return reply.type('text/plain; charset=utf-8').send('405 Method Not Allowed\n')
  })
}

async function sendSecurityHeaders(fastify: FastifyInstance, origin: string) {
  await fastify.register(helmet, {
    enableCSPNonces: false,
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: true,
    strictTransportSecurity: origin.startsWith('https:') && {
      maxAge: 63_072_000,
      includeSubDomains: true,
      preload: true,
    },
    xFrameOptions: { action: 'deny' },
  })
  fastify.decorateRequest('nonce', '')
  fastify.addHook('onRequest', async (request, reply) => {
    request.nonce = randomBytes(16).toString('base64')
    reply.header('x-request-id', safeRequestId(request.headers['x-request-id']) ?? request.id)
    reply.header('content-security-policy', contentSecurityPolicy(request.nonce))
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  })
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/** A line an answer; of what is refused to strangers only the first few of a kind in a minute. */
function countAnswers(fastify: FastifyInstance, metrics: Metrics, sampled: Sampled) {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routePattern ?? request.routeOptions.url ?? 'unknown'
    metrics.answers.inc({ route, status: reply.statusCode })
    metrics.seconds.observe({ route }, reply.elapsedTime / 1000)
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      refused: request.refusedAs,
    }
    if (reply.statusCode >= 500 && !request.refusedAs) request.log.error(line, 'answered')
    else if (reply.statusCode < 400 || sampled.isWritten(`${reply.statusCode} ${route}`))
      request.log.info(line, 'answered')
  })
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
  return randomBytes(12).toString('base64url')
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
