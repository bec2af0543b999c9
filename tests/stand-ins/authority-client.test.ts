import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { parseBsn } from '~/person/bsn'
import { authorityOf, childrenIn, readAuthority } from '~/representation/authority'
import { openAuthorityRegister } from '~/representation/authority.server'
import { post, runStandIns } from './run'

const standIns = runStandIns()
const bsn = (number: string) => parseBsn(number)!
const [ANNA, ERIK, KARIN] = [bsn('999990408'), bsn('999990147'), bsn('999992028')]
const BRAM = bsn('999990275')
const DOWN = { ok: false, refusal: 'register-down' }

const open = (options = {}) => openAuthorityRegister(`${standIns.origin}/brp`, options)
const fault = (body: object) => post(`${standIns.origin}/brp/fault`, body)
afterEach(() => post(`${standIns.origin}/brp/reset`))

async function readingOf(number: string) {
  const found = await open().findAuthority(bsn(number))
  if (!found.ok) throw new Error(found.refusal)
  return readAuthority(found.relations, bsn(number))
}

describe('the client of the register of authority', () => {
  it.each([
    [
      'bram',
      '999990275',
      {
        by: 'register',
        holders: [
          { bsn: ANNA, as: 'parent' },
          { bsn: ERIK, as: 'parent' },
        ],
      },
    ],
    ['dewi', '999990548', { by: 'register', holders: [{ as: 'parent' }] }],
    ['sara', '999992843', { by: 'register', holders: [{ as: 'parent' }, { as: 'third' }] }],
    ['pim', '999991905', { by: 'register', holders: [{ bsn: KARIN, as: 'guardian' }] }],
    ['mila', '999991644', { by: 'desk', why: 'institution' }],
    ['daan', '999992971', { by: 'desk', why: 'temporarily-none' }],
    ['liam', '999991516', { by: 'desk', why: 'indeterminate' }],
    ['evi', '999993100', { by: 'desk', why: 'under-investigation' }],
    ['nina, who is grown up', '999991784', { by: 'desk', why: 'no-relation' }],
  ])('reads who decides for %s', async (_name, number, expected) => {
    expect(await readingOf(number)).toMatchObject(expected)
  })

  it('finds the children of a parent, with who else decides', async () => {
    const found = await open().findAuthority(ANNA)
    if (!found.ok) throw new Error(found.refusal)
    expect(childrenIn(found.relations, ANNA)).toEqual([BRAM, bsn('999990421')])
    expect(authorityOf(readAuthority(found.relations, BRAM), ERIK)).toBe('parent')
  })

  it.each(['down', 'garbage', 'hang-up'])('says clearly that there is no answer: %s', async (mode) => {
    await fault({ mode, part: 'authority' })
    expect(await open().findAuthority(BRAM)).toEqual(DOWN)
  })

  it('does not wait forever', async () => {
    await fault({ mode: 'slow', part: 'authority', milliseconds: 3_000 })
    expect(await open({ timeoutMilliseconds: 50 }).findAuthority(BRAM)).toEqual(DOWN)
  })

  it('gives a recent answer again, for a minute, unless asked anew', async () => {
    let now = new Date('2026-03-14T10:00:00Z')
    const register = open({ now: () => now })
    const parents = async (fresh = false) => {
      const found = await register.findAuthority(BRAM, { fresh })
      return found.ok && readAuthority(found.relations, BRAM).by === 'register'
        ? found.relations[0]!.kind
        : found
    }
    expect(await parents()).toBe('joint-parental')
    await post(`${standIns.origin}/brp/persons`, {
      bsn: BRAM,
      authority: { kind: 'sole-parental', parent: ANNA },
    })
    expect(await parents()).toBe('joint-parental')
    expect(await parents(true)).toBe('sole-parental')
    await fault({ mode: 'down', part: 'authority' })
    expect(await parents()).toBe('sole-parental')
    now = new Date('2026-03-14T10:01:01Z')
    expect(await parents()).toEqual(DOWN)
    await fault({ mode: 'none' })
    expect(await parents()).toBe('sole-parental')
    now = new Date('2026-03-14T09:00:00Z')
    await fault({ mode: 'down', part: 'authority' })
    expect(await parents()).toEqual(DOWN)
  })

  describe('before a server of its own', () => {
    let server: Server
    afterEach(() => server.close())

    const answering = async (answer: (asked: number) => [number, string], seen: string[] = []) => {
      let asked = 0
      server = createServer((request, response) => {
        seen.push(`${request.url} ${request.headers['accept-gezag-version']}`)
        const [status, body] = answer((asked += 1))
        request.resume().on('end', () => response.writeHead(status).end(body))
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return openAuthorityRegister(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    }

    it('tries once more, and never puts the number in an address', async () => {
      const seen: string[] = []
      const none = JSON.stringify({ personen: [{ burgerservicenummer: BRAM, gezag: [] }] })
      const register = await answering((asked) => (asked === 1 ? [500, ''] : [200, none]), seen)
      expect(await register.findAuthority(BRAM)).toEqual({ ok: true, relations: [] })
      expect(seen).toEqual(Array(2).fill('/api/v1/opvragenBevoegdheidTotGezag 2'))
    })

    it('takes no endless answer', async () => {
      const register = await answering(() => [200, `"${'x'.repeat(300_000)}"`])
      expect(await register.findAuthority(BRAM)).toEqual(DOWN)
    })
  })
})
