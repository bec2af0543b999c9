import type { FastifyReply, FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { LoginLimit } from './login-limit.server'
import { SearchLimit } from './search-limit.server'
import { noteWrongSecret } from './wrong-secrets.server'

const NOW = new Date('2026-03-16T08:30:00Z')
const runtime = () => ({ now: () => NOW })
const browser = (value: string) =>
  ({
    ip: '192.0.2.7',
    headers: { cookie: `__Host-inloggen=${value.padEnd(32, 'x')}` },
  }) as unknown as FastifyRequest
const reply = { header: () => reply } as unknown as FastifyReply

describe('a login', () => {
  const comes = (limit: LoginLimit, who: FastifyRequest) => {
    limit.check(who, reply)
    limit.check(who, reply)
  }

  it('that leads somewhere counts for nobody, also not for the network', () => {
    const limit = new LoginLimit(runtime())
    for (let resident = 0; resident < 1_000; resident += 1) {
      comes(limit, browser(`r${resident}`))
      limit.cameIn(browser(`r${resident}`))
    }
    expect(() => comes(limit, browser('next'))).not.toThrow()
  })

  it('that leads to nothing counts for the network', () => {
    const limit = new LoginLimit(runtime())
    for (let made = 0; made < 150; made += 1) comes(limit, browser(`m${made}`))
    expect(() => limit.check(browser('next'), reply)).toThrow('too often')
  })
})

describe('what is secret', () => {
  it('may be wrong ten times a quarter of an hour in one network', () => {
    const world = runtime()
    const note = (secret: string, address = '192.0.2.7') => noteWrongSecret(world, { secret, address })
    for (let time = 0; time < 10; time += 1) expect(note(`wrong ${time}`)).toBe(0)
    expect(note('wrong 10')).toBe(900)
    expect(note('wrong 10', '192.0.2.8')).toBe(0)
  })

  it('may be the same wrong one again: that is no guess', () => {
    const world = runtime()
    const note = (secret: string) => noteWrongSecret(world, { secret, address: '192.0.2.7' })
    for (let time = 0; time < 50; time += 1) expect(note('an old link')).toBe(0)
    for (let time = 0; time < 10; time += 1) note(`wrong ${time}`)
    expect(note('an old link')).toBe(900)
  })
})

describe('a search', () => {
  it('is one of two hundred for who is logged in, whatever strangers at the same address do', () => {
    const limit = new SearchLimit(runtime())
    const [stranger, anna] = [null, 'anna'].map((session) => ({ address: '192.0.2.7', session }))
    for (let time = 0; time < 2_000; time += 1) expect(limit.secondsToWait(stranger!)).toBe(0)
    expect(limit.secondsToWait(stranger!)).toBe(900)
    for (let time = 0; time < 200; time += 1) expect(limit.secondsToWait(anna!)).toBe(0)
    expect(limit.secondsToWait(anna!)).toBe(900)
    expect(limit.secondsToWait({ address: '192.0.2.7', session: 'erik' })).toBe(0)
  })
})
