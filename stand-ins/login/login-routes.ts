import type { FastifyInstance, FastifyReply } from 'fastify'
import { errors, type InteractionResults } from 'oidc-provider'
import type Provider from 'oidc-provider'
import type { Persona } from '../../demo/personas'
import { addFaultRoute, delayWhenSlow } from '../fault'
import { identify, type Login, type Picked } from './identity'
import { isLevel } from './levels'
import { expiredPage, loginPage } from './login-page'
import type { ProviderParts } from './parts'
import { makeProvider } from './provider'

/** Everything under one provider's path: its own endpoints, the login page and the fault switch. */
export async function addLogin(app: FastifyInstance, parts: ProviderParts & { people: Persona[] }) {
  const provider = makeProvider(parts)
  addFaultRoute(app, parts.faults)
  app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      await delayWhenSlow(parts.faults.current)
      if (parts.faults.current.mode === 'down')
        return reply.code(503).send({ error: 'temporarily_unavailable' })
    })
    addLoginPage(scope, provider, parts)
    if (parts.profile.who === 'staff') addDeclarationStatus(scope, parts)
    scope.register(async (raw) => addProviderEndpoints(raw, provider, parts))
  })
}

function addLoginPage(
  app: FastifyInstance,
  provider: Provider,
  parts: ProviderParts & { people: Persona[] },
) {
  const { profile, people, issuer } = parts

  app.get('/interactie/:uid', async (request, reply) => {
    await provider.interactionDetails(request.raw, reply.raw)
    return show(reply, loginPage({ profile, people }))
  })

  app.post('/interactie/:uid', async (request, reply) => {
    const form = (request.body ?? {}) as Record<string, string>
    const level = isLevel(form.level) ? form.level : profile.level
    const picked: Picked = { persona: form.persona, bsn: form.bsn, behalf: form.namens, level }
    const login = identify(profile, people, { picked, issuer })
    const result = form.cancel ? CANCELLED : login && resultOf(login)
    if (result) return reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303)
    const error = form.bsn
      ? 'Dit is geen geldig burgerservicenummer.'
      : 'Kies een persoon of vul een burgerservicenummer in.'
    return show(reply.code(422), loginPage({ profile, people, typed: form.bsn, level, error }))
  })

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof errors.SessionNotFound) return show(reply.code(400), expiredPage())
    throw error
  })
}

const CANCELLED: InteractionResults = {
  error: 'access_denied',
  error_description: 'the person cancelled the login',
}

function resultOf(login: Login): InteractionResults {
  return { login: { accountId: login.subject, acr: login.acr, remember: false }, consent: {}, standIn: login }
}

function show(reply: FastifyReply, markup: string) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    )
    .send(markup)
}

/** What `status_uri` of a Dezi declaration leads to: it stays valid, unless the fault says that it was withdrawn. */
function addDeclarationStatus(app: FastifyInstance, { faults }: ProviderParts) {
  app.get<{ Params: { id: string } }>('/status/v1/verklaring/:id', ({ params }) => ({
    verklaring_id: params.id,
    status: faults.current.mode === 'withdrawn' ? 'ingetrokken' : 'actief',
  }))
}

/** The library reads requests itself, so bodies are left alone here. */
function addProviderEndpoints(app: FastifyInstance, provider: Provider, { profile }: ProviderParts) {
  const answer = provider.callback()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.all('/*', (request, reply) => {
    reply.hijack()
    const raw = request.raw as typeof request.raw & { originalUrl?: string }
    const url = profile.manner === 'bridge' ? withoutLevelAndAge(raw.url!) : raw.url!
    raw.originalUrl = url
    raw.url = url.slice(profile.path.length)
    void answer(raw, reply.raw)
  })
}

/** The bridge passes on neither `acr_values` nor `max_age`. */
function withoutLevelAndAge(url: string): string {
  const [path, query] = url.split('?')
  if (!query) return url
  const kept = new URLSearchParams(query)
  kept.delete('acr_values')
  kept.delete('max_age')
  return `${path}?${kept}`
}
