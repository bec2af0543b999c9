import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { ASKED_KINDS, SWITCHABLE_KINDS } from '~/notification/kinds'
import { readPreferences } from '~/notification/preferences.server'
import { makeUnsubscribeToken } from '~/notification/unsubscribe-token.server'
import { describeUnsubscribe, savePreferences, unsubscribe } from '~/notification/use-cases.server'
import type { Subject } from '~/person/store.server'
import type { Portal } from '~/portal/portal'
import type { Runtime } from '~/runtime/runtime.server'
import { unsubscribeRoutes } from '~/server/unsubscribe-route.server'
import { eachDatabase } from '../support/database'
import { testRuntime } from '../support/runtime'
import { aCitizen, ORIGIN } from './post-office'

/** The same token with another last byte: the characters before the last hold it whole, whatever it was. */
const otherEnding = (token: string) =>
  `${token.slice(0, -3)}${token.at(-3) === 'A' ? 'B' : 'A'}${token.slice(-2)}`

eachDatabase('switching mail off', (open) => {
  let runtime: Runtime
  let citizen: Subject
  let fastify: FastifyInstance
  let token: string

  beforeEach(async () => {
    runtime = (await open()).runtime
    citizen = await aCitizen(runtime)
    token = makeUnsubscribeToken(runtime, { subjectId: citizen.row.id, kind: 'viewed' })
    fastify = Fastify({ routerOptions: { maxParamLength: 200 } })
    const portal = { runtime, config: { http: { origin: ORIGIN } } } as unknown as Portal
    await fastify.register(async (scope) => unsubscribeRoutes(scope, portal))
  })
  afterEach(() => fastify.close())

  const wanted = () => readPreferences(runtime.database.reader, citizen.row.id)
  const changes = async () => {
    const rows = await runtime.database.reader.select().from(activity).orderBy(activity.sequence)
    return rows
      .filter((row) => row.event === 'preferences-changed')
      .map((row) => JSON.parse(row.entry).object.id)
  }
  const post = (payload: string, options: { url?: string; type?: string } = {}) =>
    fastify.inject({
      method: 'POST',
      url: options.url ?? `/afmelden/${token}`,
      headers: {
        'content-type': options.type ?? 'application/x-www-form-urlencoded',
        origin: 'https://mail.elders.example',
        'sec-fetch-site': 'cross-site',
      },
      payload,
    })
  /** What is logged of somebody who switched on all that is off at the start. */
  const ALL_ON = ASKED_KINDS.map((kind) => `${kind}=on`).join(' ')
  const ONE_CLICK = 'List-Unsubscribe=One-Click'

  it('takes one click from a mail program, from anywhere, again and again', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = await post(ONE_CLICK)
      expect([answer.statusCode, answer.body]).toEqual([200, 'OK\n'])
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(await wanted()).toMatchObject({ viewed: false, 'choices-changed': true })
    expect(await changes()).toEqual([ALL_ON, 'viewed=off'])
  })

  it('takes it as multipart form too', async () => {
    const payload = `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`
    const answer = await post(payload, { type: 'multipart/form-data; boundary=x' })
    expect(answer.statusCode).toBe(200)
    expect((await wanted()).viewed).toBe(false)
  })

  it('sends a browser back to the page, in its language', async () => {
    const answer = await post('', { url: `/en/afmelden/${token}` })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${ORIGIN}/en/afmelden/${token}`])
    expect(await describeUnsubscribe(runtime, token)).toEqual({ ok: true, kind: 'viewed', wanted: false })
  })

  it('knows no other token', async () => {
    const other = makeUnsubscribeToken(testRuntime(runtime.database), {
      subjectId: citizen.row.id,
      kind: 'viewed',
    })
    const guesses = ['x', other, `${token}x`, otherEnding(token), citizen.row.id, `viewed ${citizen.row.id}`]
    for (const guess of guesses) {
      const answer = await post(ONE_CLICK, { url: `/afmelden/${encodeURIComponent(guess)}` })
      expect(answer.statusCode).toBe(404)
    }
    expect((await wanted()).viewed).toBe(true)
    expect(await describeUnsubscribe(runtime, 'x')).toEqual({ ok: false, refusal: 'unknown' })
  })

  it('does not read a long body', async () => {
    expect((await post('x'.repeat(2000))).statusCode).toBe(413)
    expect((await wanted()).viewed).toBe(true)
  })

  it('changes nothing by looking', async () => {
    expect(await describeUnsubscribe(runtime, token)).toEqual({ ok: true, kind: 'viewed', wanted: true })
    const answer = await fastify.inject({ method: 'GET', url: `/afmelden/${token}` })
    expect(answer.statusCode).toBe(404)
    expect((await wanted()).viewed).toBe(true)
  })

  it.each(SWITCHABLE_KINDS)('takes one click for %s', async (kind) => {
    const by = { subjectId: citizen.row.id, requestId: 'r' }
    await savePreferences(runtime, { ...by, kinds: SWITCHABLE_KINDS })
    const url = `/afmelden/${makeUnsubscribeToken(runtime, { subjectId: citizen.row.id, kind })}`
    expect((await post(ONE_CLICK, { url })).statusCode).toBe(200)
    const off = Object.entries(await wanted()).filter(([, on]) => !on)
    expect(off.map(([name]) => name)).toEqual([kind])
  })

  it.each(['address-changed', 'address-changing', 'confirm-address'])(
    'knows no token for %s, which cannot be switched off, even of our own making',
    async (kind) => {
      const forged = makeUnsubscribeToken(runtime, { subjectId: citizen.row.id, kind: kind as 'viewed' })
      expect((await post(ONE_CLICK, { url: `/afmelden/${forged}` })).statusCode).toBe(404)
      expect(await changes()).toHaveLength(1)
    },
  )

  it('can be undone by the citizen, and switched off by the same mail again', async () => {
    await unsubscribe(runtime, { token, requestId: 'r' })
    await savePreferences(runtime, { subjectId: citizen.row.id, requestId: 'r', kinds: ['viewed'] })
    expect(await wanted()).toMatchObject({ viewed: true, 'choices-changed': false })
    await unsubscribe(runtime, { token, requestId: 'r' })
    expect((await wanted()).viewed).toBe(false)
  })

  it('is logged when it changes something, and only then', async () => {
    const OTHERS = SWITCHABLE_KINDS.filter((kind) => kind !== 'viewed' && kind !== 'choices-changed')
    const save = (kinds: ('viewed' | 'choices-changed')[]) =>
      savePreferences(runtime, {
        subjectId: citizen.row.id,
        requestId: 'r',
        kinds: [...kinds, ...OTHERS],
      })
    expect(await save(['viewed', 'choices-changed'])).toEqual([])
    expect(await save(['viewed'])).toEqual(['choices-changed'])
    expect(await changes()).toEqual([ALL_ON, 'choices-changed=off'])
  })
})
