import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestPortal, type TestPortal } from '../support/portal'

/* R17: what is refused to strangers costs the portal little, so that it has time for everybody else. */

describe('a portal that refuses', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await startTestPortal({ seeded: inject('seeded') })
  })
  afterAll(() => portal.stop())

  function ask(agent: Agent, path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, portal.origin), { agent }, (answer) => {
        answer.resume()
        answer.once('end', resolve)
      })
      asked.once('error', reject)
      asked.end()
    })
  }

  it('spends far less on an address at which there is nothing than on a page', async () => {
    const agent = new Agent({ keepAlive: true })
    const takes = async (path: string, count: number) => {
      await ask(agent, path)
      const began = performance.now()
      for (let turn = 0; turn < count; turn += 1) await ask(agent, path)
      return (performance.now() - began) / count
    }
    const [page, refusal] = [await takes('/', 60), await takes('/bestaat-niet', 200)]
    console.log(`a page ${page.toFixed(1)} ms, a refusal ${refusal.toFixed(1)} ms`)
    expect(refusal * 2).toBeLessThan(page)
  })
})
