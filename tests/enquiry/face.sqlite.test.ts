import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { machineFace } from '~/api/face.server'
import { PROBLEM_TYPE } from '~/api/problem'
import { HOSPITAL } from './portal'
import { openWorld } from './world'

/* What every face for machines does, whatever it is for: shown at one that only this test has. */

let faces: FastifyInstance
let token: string
beforeAll(async () => {
  const world = await openWorld()
  token = world.token
  faces = Fastify()
  await faces.register(async (scope) => {
    const face = machineFace(scope, world.portal, { scope: 'access:evaluate' })
    face.open('/about', () => ({ at: '/list' }))
    face.get('/list', async ({ clientId, ura }) => JSON.stringify({ clientId, ura }))
    face.get('/fails', async () => Promise.reject(new Error('<b>999990408</b>')))
    const read = (json: object) => ({ ok: true as const, body: json })
    face.post('/put', { bytes: 100, read }, async (body) => JSON.stringify(body))
  })
  await faces.register(async (scope) => void scope.post('/beside', async ({ body }) => ({ body })))
})

const mine = () => ({ authorization: `Bearer ${token}` })
const look = (url: string, headers: Record<string, string> = mine()) =>
  faces.inject({ method: 'GET', url, headers })
const put = (payload: string | Buffer, headers: Record<string, string>) =>
  faces.inject({ method: 'POST', url: '/put', payload, headers: { ...mine(), ...headers } })

describe('a face for machines', () => {
  it('answers JSON, which nobody keeps, to who has a token', async () => {
    const answer = await look('/list')
    expect(answer.json()).toEqual({ clientId: 'hospital-system', ura: HOSPITAL.ura })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect((await look('/about', {})).json()).toEqual({ at: '/list' })
  })

  it.each([
    ['without a token', {}, 'Bearer'],
    ['with one that is not ours', { authorization: 'Bearer x' }, 'Bearer error="invalid_token"'],
  ])('answers nothing %s, and reads none of what it sent', async (_name, headers, challenge) => {
    for (const answer of [
      await look('/list', headers),
      await put('x'.repeat(1_000), { authorization: '', ...headers, 'content-type': 'text/html' }),
    ]) {
      expect(answer.statusCode).toBe(401)
      expect(answer.headers).toMatchObject({ 'content-type': PROBLEM_TYPE, 'www-authenticate': challenge })
    }
  })

  it.each(['text/plain', 'text/xml', 'multipart/form-data; boundary=x', 'application/jsonp', ''])(
    'takes no body of another type: %j',
    async (type) => {
      const answer = await put('{}', type === '' ? {} : { 'content-type': type })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([415, PROBLEM_TYPE])
    },
  )

  it('takes no more than it says', async () => {
    const answer = await put(`{"a":"${'x'.repeat(100)}"}`, { 'content-type': 'application/json' })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([413, PROBLEM_TYPE])
    expect(answer.json()).toMatchObject({ status: 413, detail: 'The body is larger than 100 bytes.' })
  })

  it('says of a failure that it failed and when to ask again, and nothing of what failed', async () => {
    const answer = await look('/fails')
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([503, PROBLEM_TYPE])
    expect(answer.headers).toMatchObject({ 'retry-after': '2', 'cache-control': 'no-store' })
    expect(answer.body).not.toMatch(/999990408|<b>/)
  })

  it('leaves what stands beside it as it is', async () => {
    const headers = { 'content-type': 'text/plain' }
    const answer = await faces.inject({ method: 'POST', url: '/beside', payload: 'x', headers })
    expect(answer.json()).toEqual({ body: 'x' })
  })
})
