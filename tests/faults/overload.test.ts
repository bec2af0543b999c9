import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { careSystem } from '../support/care-system'
import { startTestPortal, type TestPortal } from '../support/portal'
import { questionAbout } from './care-system'
import { SIZES, within } from './sizes'

/*
 * R5: more pages are asked for than can be made. Each look comes on a connection of its own, as a balancer's. What it waited for is
 * the portal's own processor time beside that of as many looks when nobody else asks, so that a slow machine, or one that is busy
 * with others, makes nobody fail. The second is some 1.1 s, the first at most 0.15 s.
 */

const RATIO = 0.5
const TICK_MILLISECONDS = 10
const LOOKS_ALONE = 200

describe('a portal that is asked for pages on many connections at once', () => {
  let portal: TestPortal
  let token: string
  let storming: ChildProcess | undefined
  beforeAll(async () => {
    portal = await startTestPortal({ seeded: inject('seeded') })
    ;({ token } = await careSystem(portal, 'demo-90000202'))
  })
  afterAll(async () => {
    storming?.kill('SIGKILL')
    await portal.stop()
  })

  /** The processor time that the portal's process used, without its worker (Linux). */
  function used(): number {
    const stat = readFileSync(`/proc/${portal.process().pid}/stat`, 'utf8').replace(/^.*\) /s, '')
    const [user, system] = stat.split(' ').slice(11, 13).map(Number)
    return (user! + system!) * TICK_MILLISECONDS
  }

  const looks = {
    health: () => ask('/health/live'),
    readiness: () => ask('/health/ready'),
    question: () => ask('/access/v1/evaluation', questionAbout('999990408')),
  }
  const ask = (path: string, body?: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = body ? { authorization: `Bearer ${token}`, 'content-type': 'application/json' } : {}
      const method = body ? 'POST' : 'GET'
      const asked = request(
        new URL(path, portal.origin),
        { agent: new Agent(), method, headers },
        (answer) => {
          answer.resume()
          answer.once('end', () => resolve(answer.statusCode ?? 0))
        },
      )
      asked.once('error', reject)
      asked.end(body)
    })

  /** Begins to ask for pages; `over` ends it and tells what was answered. */
  async function storm() {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/page-storm.ts'], {
      env: { ...process.env, ORIGIN: portal.origin, CONNECTIONS: String(SIZES.connections) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    storming = child
    const told = once(child, 'message')
    return {
      async over(): Promise<Record<string, number>> {
        child.send('over')
        return ((await told) as [Record<string, number>])[0]
      },
    }
  }

  it(
    'answers health and questions within a second, and turns away what it cannot make',
    { timeout: within(120_000) },
    async () => {
      const alone = used()
      for (let one = 0; one < LOOKS_ALONE; one += 1) await looks.health()
      const asMany = ((used() - alone) * SIZES.connections) / LOOKS_ALONE
      const waited: Record<string, { own: number; clock: number }[]> = {}
      const { over } = await storm()
      const idle = used()
      while (used() - idle < SIZES.stormMilliseconds) {
        for (const [what, look] of Object.entries(looks)) {
          const [own, clock] = [used(), performance.now()]
          expect([what, await look()]).toEqual([what, 200])
          ;(waited[what] ??= []).push({ own: used() - own, clock: Math.round(performance.now() - clock) })
        }
      }
      const told = await over()
      const worst = Object.entries(waited).map(([what, each]) => ({
        ...{ what, times: each.length },
        own: Math.max(...each.map(({ own }) => own)),
        clock: Math.max(...each.map(({ clock }) => clock)),
      }))
      console.log(
        `${SIZES.connections} connections: ${JSON.stringify(told)}; at most ${JSON.stringify(worst)} beside ${asMany}`,
      )
      expect(worst.filter(({ own }) => own > RATIO * asMany)).toEqual([])
      expect(Object.keys(told).sort()).toEqual(['200', '503, later'])
    },
  )
})
