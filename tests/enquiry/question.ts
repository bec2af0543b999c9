import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { GP, HOSPITAL } from './portal'

/** A sound question: may the hospital see treatment data of Anna that the GP has? */
export const SOUND = {
  subject: {
    type: 'organization',
    id: HOSPITAL.ura,
    properties: { organizationType: HOSPITAL.type, roleCode: '01.016', practitionerId: '900012345' },
  },
  action: { name: 'consult', properties: { purpose: 'TREAT' } },
  resource: {
    type: 'patient-record',
    id: 'record-1',
    properties: { bsn: '999990408', holder: GP.ura, holderType: GP.type, dataCategory: 'GGC002' },
  },
}

/** The sound question with one field, named by its path, put in another way; `undefined` leaves it out. */
export function questionWith(path: string, value: unknown): unknown {
  const body = structuredClone(SOUND) as Record<string, unknown>
  const steps = path.split('.')
  const last = steps.pop()!
  const inner = steps.reduce((object, step) => object[step] as Record<string, unknown>, body)
  if (value === undefined) delete inner[last]
  else inner[last] = value
  return body
}

export type Asker = (body: unknown, headers?: Record<string, string>) => Promise<LightMyRequestResponse>

/** Asks with a token; text and bytes are sent as they are. */
export function askerWith(fastify: FastifyInstance, token: string, url = '/access/v1/evaluation'): Asker {
  return (body, headers = {}) =>
    fastify.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-request-id': 'request-00000001',
        ...headers,
      },
      payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    })
}
