import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPersonRegister } from '~/person/brp.server'
import type { Bsn } from '~/person/bsn'
import { numbersFrom } from '../../tests/support/numbers'
import { openAuthorityRegister } from './authority.server'
import { askingWithin } from './deadline.server'

/** Far below what one question takes by itself: five seconds, and one more try. */
const DEADLINE = 250
const SURELY = 4_000

describe('registers that are asked for one page', () => {
  let server: Server
  let asked: IncomingMessage[]
  let answer: (request: IncomingMessage, response: ServerResponse) => void
  beforeEach(async () => {
    asked = []
    answer = () => undefined
    server = createServer((request, response) => {
      asked.push(request)
      answer(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const doors = () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return askingWithin(
      { register: openPersonRegister(url), authority: openAuthorityRegister(url) },
      DEADLINE,
    )
  }
  const numbers = (count: number) => {
    const all = numbersFrom(99_960_000)
    return Array.from({ length: count }, () => all.next().value as Bsn)
  }
  const DOWN = { ok: false, refusal: 'register-down' }

  it('are given up on together, also where they are asked one after another', async () => {
    const { register, authority } = doors()
    const began = performance.now()
    expect(await authority.findAuthority(numbers(1)[0]!)).toEqual(DOWN)
    for (const bsn of numbers(20)) expect(await register.findPerson(bsn)).toEqual(DOWN)
    expect(performance.now() - began).toBeLessThan(SURELY)
  })

  it('are asked once about each person', async () => {
    const { register } = doors()
    const [bsn] = numbers(1)
    await Promise.all([register.findPerson(bsn!), register.findPerson(bsn!)])
    await register.findPerson(bsn!)
    expect(asked).toHaveLength(1)
  })

  it('are asked again at once where they fail quickly, and for as long as the page waits', async () => {
    answer = (_request, response) => response.writeHead(503).end()
    expect(await doors().register.findPerson(numbers(1)[0]!)).toEqual(DOWN)
    expect(asked).toHaveLength(2)
  })
})
