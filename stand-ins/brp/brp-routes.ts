import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { addFaultRoute, delayWhenSlow, faultSwitch, modeFor } from '../fault'
import { authorityAnswer } from './authority-answer'
import { makeFollows } from './follows'
import { personAnswer } from './person-answer'
import { personChange } from './person-change'
import type { Register } from './register'
import { addUpdates, UPDATES } from './update-routes'
import { badRequest, checkNumbers, checkPersonRequest } from './request-checks'

const PERSONS = '/haalcentraal/api/brp/personen'
const AUTHORITY = '/api/v1/opvragenBevoegdheidTotGezag'

type Body = Record<string, unknown>

/**
 * The register of persons: Haal Centraal BRP Personen v2, BRP Update 1.0 and BRP API Gezag v2, and what tests and a demo do
 * to it: `POST persons` makes a change there of which who follows the person is told.
 */
export async function addBrp(app: FastifyInstance, register: Register) {
  const faults = faultSwitch(['down', 'slow', 'garbage', 'hang-up'], ['persons', 'authority', 'updates'])
  const follows = makeFollows(() => register.today)
  addFaultRoute(app, faults)

  app.post('/persons', (request, reply) => {
    const asked = v.safeParse(personChange, request.body)
    if (!asked.success) return reply.code(400).send({ error: asked.issues.map(describeIssue) })
    const { changedOn = register.today, replacedBy, ...change } = asked.output
    follows.noteChange(change.bsn, changedOn)
    if (!replacedBy) return register.put(change)
    const person = register.put(change)
    register.put({ ...change, suspended: MISTAKE })
    return register.put({ ...person, bsn: replacedBy })
  })

  app.post('/reset', () => {
    register.reset()
    follows.reset()
    faults.current = { mode: 'none', milliseconds: 0 }
    return { reset: true }
  })

  app.register(async (scope) => {
    scope.addHook('preHandler', async (request, reply) => {
      const mode = modeFor(faults, partOf(request.url))
      if (mode === 'slow') await delayWhenSlow(faults.current)
      if (mode === 'down') return reply.code(503).send(UNAVAILABLE)
      if (mode === 'garbage') return reply.type('application/json').send('{"personen":[{"burgerserv')
      if (mode === 'hang-up') reply.hijack().raw.destroy()
    })
    addQuestions(scope, register)
    addUpdates(scope, { register, follows })
  })
}

/** The reason of a record that was made by mistake: the person goes by another number. */
const MISTAKE = 'F'

function partOf(url: string) {
  if (url.includes(UPDATES)) return 'updates'
  return url.endsWith(AUTHORITY) ? 'authority' : 'persons'
}

function addQuestions(app: FastifyInstance, register: Register) {
  app.post(PERSONS, (request, reply) => {
    const body = asObject(request.body)
    const wrong = checkPersonRequest(body)
    if (wrong.length > 0) return reply.code(400).send(badRequest(PERSONS, wrong))
    const asked = [...new Set(body.burgerservicenummer as string[])]
    const found = asked.map((bsn) => register.find(bsn)).filter((person) => person !== null)
    const personen = found.map((person) => personAnswer(person, body.fields as string[], register.today))
    return { type: 'RaadpleegMetBurgerservicenummer', personen }
  })

  app.post(AUTHORITY, (request, reply) => {
    if (request.headers['accept-gezag-version'] !== '2') {
      const reason = 'Header is verplicht en moet 2 zijn.'
      return reply
        .code(400)
        .send(badRequest(AUTHORITY, [{ code: 'required', name: 'Accept-Gezag-Version', reason }]))
    }
    const { burgerservicenummer } = asObject(request.body)
    const wrong = checkNumbers(burgerservicenummer, 30)
    if (wrong.length > 0) return reply.code(400).send(badRequest(AUTHORITY, wrong))
    return { personen: (burgerservicenummer as string[]).map((bsn) => authorityAnswer(register, bsn)) }
  })
}

const UNAVAILABLE = {
  type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.6.4',
  title: 'Bronservice BRP is tijdelijk niet beschikbaar.',
  status: 503,
  code: 'sourceUnavailable',
}

function asObject(body: unknown): Body {
  return body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Body) : {}
}

function describeIssue(issue: v.BaseIssue<unknown>) {
  return `${v.getDotPath(issue) ?? ''}: ${issue.message}`
}
