import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPersonRegister } from '~/person/brp.server'
import { parseBsn } from '~/person/bsn'

const ANNA = parseBsn('999990408')!
const DOWN = { ok: false, refusal: 'register-down' }

let url: string
let respond: (response: ServerResponse, time: number) => void
const asked: { path: string; body: string }[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    asked.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString() })
    respond(response, asked.length)
  })
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/brp`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
beforeEach(() => void (asked.length = 0))

function answer(response: ServerResponse, body: unknown = aboutAnna(), status = 200) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function aboutAnna(bsn: string = ANNA) {
  const naam = { volledigeNaam: 'Anna de Vries' }
  const geboorte = { datum: { type: 'Datum', datum: '1991-07-04' } }
  return { type: 'RaadpleegMetBurgerservicenummer', personen: [{ burgerservicenummer: bsn, naam, geboorte }] }
}

const find = () => openPersonRegister(url).findPerson(ANNA)

describe('the register of persons', () => {
  it('is asked for one person, with the number in the body only', async () => {
    respond = (response) => answer(response)
    expect(await find()).toMatchObject({ ok: true, person: { birthDate: '1991-07-04' } })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.path).toBe('/brp/haalcentraal/api/brp/personen')
    expect(JSON.parse(asked[0]!.body)).toMatchObject({
      type: 'RaadpleegMetBurgerservicenummer',
      burgerservicenummer: [ANNA],
    })
  })

  it.each([
    ['fails', (response: ServerResponse) => answer(response, {}, 503)],
    ['hangs up', (response: ServerResponse) => void response.destroy()],
    ['talks nonsense', (response: ServerResponse) => void response.end('{"personen":[{"burgerserv')],
    ['answers about somebody else', (response: ServerResponse) => answer(response, aboutAnna('999990147'))],
    [
      'sends us on',
      (response: ServerResponse) => void response.writeHead(307, { location: '/elders' }).end(),
    ],
    ['refuses us', (response: ServerResponse) => answer(response, aboutAnna(), 401)],
    ['floods', (response: ServerResponse) => void response.end('x'.repeat(1_000_000))],
  ])('that %s is asked once more, then taken for down', async (_what, way) => {
    respond = way
    expect(await find()).toEqual(DOWN)
    expect(asked).toHaveLength(2)
    expect(asked.map(({ path }) => path)).not.toContain('/elders')
  })

  it('that recovers is believed', async () => {
    respond = (response, time) => (time === 1 ? void response.destroy() : answer(response))
    expect(await find()).toMatchObject({ ok: true })
  })

  it('that knows nobody is not asked twice', async () => {
    respond = (response) => answer(response, { ...aboutAnna(), personen: [] })
    expect(await find()).toEqual({ ok: false, refusal: 'unknown-person' })
    expect(asked).toHaveLength(1)
  })

  it('that does not answer is given five seconds, twice', { timeout: 15_000 }, async () => {
    respond = () => undefined
    const before = performance.now()
    expect(await find()).toEqual(DOWN)
    expect(performance.now() - before).toBeLessThan(11_500)
    expect(performance.now() - before).toBeGreaterThan(9_000)
  })
})
