import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isLocalDate } from '~/runtime/local-date'
import type { Follows } from './follows'
import type { Register } from './register'
import { badRequest } from './request-checks'

export const UPDATES = '/haalcentraal/api/brpupdate'

const follow = v.strictObject({ einddatum: v.optional(v.pipe(v.string(), v.check(isLocalDate))) })

/** Haal Centraal BRP Update API 1.0: whom one follows, and who of them changed. */
export function addUpdates(
  app: FastifyInstance,
  { register, follows }: { register: Register; follows: Follows },
) {
  const one = `${UPDATES}/volgindicaties/:bsn`

  app.get(`${UPDATES}/volgindicaties`, () => ({ volgindicaties: follows.active() }))

  app.get<{ Params: { bsn: string } }>(one, (request, reply) => {
    const found = follows.find(request.params.bsn)
    return found ?? reply.code(404).send(notThere(`${UPDATES}/volgindicaties`))
  })

  app.put<{ Params: { bsn: string } }>(one, (request, reply) => {
    const { bsn } = request.params
    const asked = v.safeParse(follow, request.body ?? {})
    if (!/^\d{9}$/.test(bsn) || !asked.success) {
      const name = asked.success ? 'burgerservicenummer' : 'einddatum'
      const reason = 'Waarde is ongeldig.'
      return reply
        .code(400)
        .send(badRequest(`${UPDATES}/volgindicaties`, [{ code: 'pattern', name, reason }]))
    }
    if (!register.find(bsn)) return reply.code(404).send(notThere(`${UPDATES}/volgindicaties`))
    const put = follows.put(bsn, asked.output)
    return reply.code(put.placed ? 201 : 200).send(put.follow)
  })

  app.get<{ Querystring: { vanaf?: string } }>(`${UPDATES}/wijzigingen`, (request, reply) => {
    const { vanaf } = request.query
    if (vanaf !== undefined && !isLocalDate(vanaf)) {
      const reason = 'Waarde is geen geldige datum.'
      const instance = `${UPDATES}/wijzigingen`
      return reply.code(400).send(badRequest(instance, [{ code: 'date', name: 'vanaf', reason }]))
    }
    const self = { href: `${UPDATES}/wijzigingen` }
    return { _links: { self }, burgerservicenummers: follows.changedSince(vanaf ?? null) }
  })
}

function notThere(instance: string) {
  return {
    type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.4',
    title: 'Opgevraagde resource bestaat niet.',
    status: 404,
    instance,
    code: 'notFound',
  }
}
