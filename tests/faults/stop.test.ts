import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { careSystem } from '../support/care-system'
import { startTestPortal, type TestPortal } from '../support/portal'
import { questionAbout } from './care-system'
import { SIZES, within } from './sizes'

/* R13: a portal that is told to end (SIGTERM) under load, behind a balancer that looks whether it is ready. */

const LOOPS = 24
const BALANCER_LOOKS_EVERY_MILLISECONDS = 250
const EXIT_WITHIN_MILLISECONDS = 10_000

type Sent = { path: string; method?: string; headers?: Record<string, string>; body?: string }

describe('a portal that is told to end', () => {
  let portal: TestPortal
  let token: string
  beforeAll(async () => {
    portal = await startTestPortal({ seeded: inject('seeded'), environment: { DRAIN_SECONDS: '2' } })
    ;({ token } = await careSystem(portal, 'demo-90000202'))
  })
  afterAll(() => portal.stop())

  const ask = (agent: Agent, { path, body, ...rest }: Sent) =>
    new Promise<number>((resolve, reject) => {
      const asked = request(new URL(path, portal.origin), { agent, ...rest }, (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', reject)
      })
      asked.once('error', reject)
      asked.end(body)
    })

  const requests = (): Sent[] => [
    { path: '/' },
    { path: '/zo-werkt-het' },
    {
      path: '/access/v1/evaluation',
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: questionAbout('999990408'),
    },
  ]

  it(
    'answers all that came, tells the balancer first, and is gone in ten seconds with 0',
    { timeout: within(60_000) },
    async () => {
      for (let time = 0; time < SIZES.stops; time += 1) {
        if (time > 0) await portal.restart()
        await isToldOnce()
      }
    },
  )

  async function isToldOnce() {
    const figures = { answered: 0, failed: [] as string[] }
    const agent = new Agent({ keepAlive: true })
    let isOpen = true
    const loops = Array.from({ length: LOOPS }, async (_, at) => {
      for (let turn = at; isOpen; turn += 1) {
        const sent = requests()[turn % 3]!
        await ask(agent, sent).then(
          (status) =>
            void (status === 200 ? (figures.answered += 1) : figures.failed.push(`${sent.path} ${status}`)),
          (error: Error) => void figures.failed.push(`${sent.path} ${error.message}`),
        )
      }
    })
    await pause(1_500)
    const before = figures.answered
    const child = portal.process()
    const gone = once(child, 'exit')
    const began = performance.now()
    child.kill('SIGTERM')
    while (isOpen) {
      await pause(BALANCER_LOOKS_EVERY_MILLISECONDS)
      isOpen = (await ask(new Agent(), { path: '/health/ready' }).catch(() => 0)) === 200
    }
    await Promise.all(loops)
    const [code] = (await gone) as [number | null]
    const took = Math.round(performance.now() - began)
    console.log(
      `SIGTERM under load: ${figures.answered} answered, ${figures.failed.length} failed, gone after ${took} ms`,
    )
    expect(before).toBeGreaterThan(0)
    expect(figures.failed).toEqual([])
    expect(code).toBe(0)
    expect(took).toBeLessThan(EXIT_WITHIN_MILLISECONDS)
  }
})
