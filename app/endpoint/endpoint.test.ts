import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isEndpointAddress } from './address'
import { outcomeOf, PAUSED_AFTER, standingAfter } from './answer'
import { bodyOf } from './message'
import { isOutside, LEADS_INSIDE, lookUpOutside } from './outside.server'
import { post } from './post.server'

describe('where the systems of an organisation may be told', () => {
  it.each([
    ['https://epd.delinde.nl/zeggenschap?k=1', true],
    ['http://epd.delinde.nl/', false],
    ['https://epd.delinde.nl:8443/', false],
    ['https://wie:geheim@epd.delinde.nl/', false],
    ['https://epd.delinde.nl/#deel', false],
    ['https://localhost/', false],
    ['https://127.1/', false],
    ['https://2130706433/', false],
    ['https://[::1]/', false],
    ['https://epd.internal/', false],
    ['ftp://epd.delinde.nl/', false],
    ['epd.delinde.nl', false],
    [`https://epd.delinde.nl/${'x'.repeat(400)}`, false],
  ])('%s: %s', (address, may) => {
    expect(isEndpointAddress(address, 'internet')).toBe(may)
  })

  it('is anywhere in the demo, without a user or password all the same', () => {
    expect(isEndpointAddress('http://127.0.0.1:3002/zeggenschap', 'anywhere')).toBe(true)
    expect(isEndpointAddress('http://wie:geheim@127.0.0.1:3002/', 'anywhere')).toBe(false)
  })

  it.each([
    ['93.184.216.34', true],
    ['10.1.2.3', false],
    ['127.0.0.53', false],
    ['169.254.169.254', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['2a00:1450:400e::1', true],
    ['::1', false],
    ['::ffff:93.184.216.34', false],
    ['64:ff9b::a01:203', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['2002:a01:203::1', false],
  ])('%s is of the internet: %s', (address, is) => {
    expect(isOutside({ address, family: address.includes(':') ? 6 : 4 })).toBe(is)
  })

  it('is found out again when the name is looked up for the connection', async () => {
    const found = new Promise((told) =>
      lookUpOutside('localhost', { all: true }, (error) => told(error?.code)),
    )
    expect(await found).toBe(LEADS_INSIDE)
    const posting = { body: '{}', headers: {}, milliseconds: 1_000, reach: 'internet' as const, reads: true }
    expect(await post({ ...posting, address: 'https://127.0.0.1/' })).toEqual({ failed: 'inside' })
  })
})

describe('an answer', () => {
  let answered: string
  let server: Server
  beforeEach(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.write(answered))
    }).listen(0, '127.0.0.1')
    await new Promise((listening) => server.once('listening', listening))
  })
  afterEach(() => void server.close())

  const posted = (reads: boolean) => {
    const { port } = server.address() as AddressInfo
    const posting = {
      address: `http://127.0.0.1:${port}/`,
      reach: 'anywhere',
      body: '{}',
      headers: {},
    } as const
    return post({ ...posting, milliseconds: 200, reads })
  }

  it('that is none is over in time too', async () => {
    answered = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n'
    expect(await posted(true)).toEqual({ failed: 'slow' })
  })

  it('that goes on and on is waited for only where it matters what it says', async () => {
    answered = 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'
    expect(await posted(false)).toEqual({ status: 200, body: '' })
    expect(await posted(true)).toEqual({ failed: 'slow' })
  })
})

describe('what came of a message', () => {
  const told = { kind: 'followed-changed', challenge: 'c' } as const
  const asked = { kind: 'endpoint-proof', challenge: 'c' } as const

  it.each([
    [{ status: 204, body: '' }, told, 'delivered'],
    [{ status: 307, body: '' }, told, 'redirect'],
    [{ status: 410, body: '' }, told, 'status 410'],
    [{ status: 500, body: '' }, told, 'status 500'],
    [{ failed: 'slow' as const }, told, 'slow'],
    [{ status: 200, body: '{"challenge":"c"}' }, asked, 'delivered'],
    [{ status: 200, body: '{"challenge":"d"}' }, asked, 'no-echo'],
    [{ status: 200, body: '["c"]' }, asked, 'no-echo'],
    [{ status: 200, body: '{"kind":"endpoint-proof","challenge":"c"}' }, asked, 'no-echo'],
    [{ status: 200, body: 'c' }, asked, 'no-echo'],
    [{ status: 500, body: '{"challenge":"c"}' }, asked, 'status 500'],
  ])('%j', (answer, sent, expected) => {
    const outcome = outcomeOf(answer, sent)
    expect('reason' in outcome ? outcome.reason : outcome.result).toBe(expected)
  })

  it('is counted in a row, and pauses the address after so many', () => {
    const failed = { result: 'postponed' } as const
    expect(standingAfter(0, failed)).toEqual({ failures: 1, pauses: false })
    expect(standingAfter(PAUSED_AFTER - 1, failed)).toEqual({ failures: PAUSED_AFTER, pauses: true })
    expect(standingAfter(3, { result: 'delivered' })).toEqual({ failures: 0, pauses: false })
    expect(standingAfter(3, { result: 'unwanted' })).toBeNull()
  })

  it('says what kind of thing changed, and nothing more', () => {
    const at = new Date('2026-03-16T08:00:00Z')
    expect(
      JSON.parse(bodyOf({ id: '1', kind: 'followed-changed', ura: '90000101', at, challenge: 'c' })),
    ).toEqual({
      ...{ id: '1', kind: 'followed-changed', organisation: '90000101', time: at.toISOString() },
    })
  })
})
