import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { careSystem } from '../support/care-system'
import { logIn } from '../support/citizen'
import { startTestPortal, type TestPortal } from '../support/portal'
import { freshNumbers, questionAbout } from './care-system'
import { SIZES, within } from './sizes'

/* F4: the keys that seal change while people look and systems ask; the tool that does it is killed halfway and run again. */

const LOOPS = 6
const ASKED_AT_ONCE = 20
/** A token lives five minutes. */
const TOKEN_MILLISECONDS = 3 * 60_000

type Figures = { answered: number; failed: string[] }

describe('keys that change under load', () => {
  let portal: TestPortal
  let cookie: string
  let token = { text: '', at: 0 }
  const fresh = freshNumbers()
  const numbers = Array.from({ length: SIZES.keysChanged }, () => fresh.next().value!)

  beforeAll(async () => {
    portal = await startTestPortal({ seeded: inject('seeded') })
    cookie = (await logIn(portal, 'anna')).cookies()
    for (let at = 0; at < numbers.length; at += ASKED_AT_ONCE)
      await Promise.all(numbers.slice(at, at + ASKED_AT_ONCE).map((bsn) => ask(bsn)))
  }, within(120_000))
  afterAll(() => portal.stop())

  async function tokenNow(): Promise<string> {
    if (Date.now() - token.at > TOKEN_MILLISECONDS)
      token = { text: (await careSystem(portal, 'demo-90000202')).token, at: Date.now() }
    return token.text
  }

  async function ask(bsn: string): Promise<string> {
    const answer = await fetch(`${portal.origin}/access/v1/evaluation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenNow()}`, 'content-type': 'application/json' },
      body: questionAbout(bsn),
    })
    return `${answer.status} ${await answer.text()}`
  }

  async function look(): Promise<string> {
    const answer = await fetch(`${portal.origin}/welkom`, { headers: { cookie }, redirect: 'manual' })
    await answer.text()
    return String(answer.status)
  }

  /** Keys under which the portal runs from now on. */
  async function startWith(sealKeys: string): Promise<void> {
    const gone = once(portal.process(), 'exit')
    portal.process().kill('SIGTERM')
    await gone
    portal.environment.SEAL_KEYS = sealKeys
    await portal.restart()
  }

  /** Ends the tool (kill -9) once some of the values are sealed anew; answers how many were then. */
  async function rotateAndBeKilled(): Promise<number> {
    const child = spawn(process.execPath, ['build/server/portal.js', 'keys', 'rotate'], {
      env: portal.environment as NodeJS.ProcessEnv,
      stdio: 'ignore',
    })
    const gone = once(child, 'close')
    const file = new Database(join(portal.directory, 'portal.db'), { readonly: true })
    const under = file
      .prepare(`select count(*) from subject_key where profile_key_sealed like 'newer.%'`)
      .pluck()
    while (child.exitCode === null && (under.get() as number) === 0) await pause(1)
    child.kill('SIGKILL')
    await gone
    const done = under.get() as number
    file.close()
    return done
  }

  /** People and systems that ask until `stop`. */
  function load(figures: Figures) {
    let isOn = true
    const loops = Array.from({ length: LOOPS }, async (_, at) => {
      for (let turn = at; isOn; turn += 1) {
        const isPage = turn % 3 === 0
        const said = await (isPage ? look() : ask(numbers[turn % numbers.length]!))
        if (said.startsWith('200')) figures.answered += 1
        else figures.failed.push(said)
      }
    })
    return async () => {
      isOn = false
      await Promise.all(loops)
    }
  }

  it(
    'fail nobody, go on after the tool was killed, and leave the older key out afterwards',
    { timeout: within(120_000) },
    async () => {
      const older = portal.environment.SEAL_KEYS!
      const newer = `newer:${randomBytes(32).toString('base64')}`
      const before = [await look(), await ask('999990408')]
      expect(before[0]).toBe('200')
      await startWith(`${newer},${older}`)
      const figures: Figures = { answered: 0, failed: [] }
      const stop = load(figures)
      expect(await rotateAndBeKilled()).toBeGreaterThan(0)
      const half = await portal.operator('keys', 'rotate', '--dry-run')
      expect(half.output).toMatch(/subject_key\.\w+ +\d+/)
      const whole = await portal.operator('keys', 'rotate')
      expect(whole.output).toContain('Nothing rests on demo1 any more.')
      expect(whole.code).toBe(0)
      await stop()
      console.log(`keys changed under load: ${figures.answered} answered, ${figures.failed.length} failed`)
      expect(figures.failed).toEqual([])
      expect(figures.answered).toBeGreaterThan(20)
      await startWith(newer)
      expect([await look(), await ask('999990408')]).toEqual(before)
    },
  )

  it('are refused by name where one is another, and nothing is changed', async () => {
    const wrong = `newer:${randomBytes(32).toString('base64')}`
    const { code, output } = await runWith(wrong)
    expect(code).not.toBe(0)
    expect(output).toContain('SEAL_KEYS: the key newer is another one')
  })

  async function runWith(sealKeys: string) {
    const own = portal.environment.SEAL_KEYS!
    portal.environment.SEAL_KEYS = `${sealKeys},demo1:${randomBytes(32).toString('base64')}`
    const done = await portal.operator('keys', 'rotate')
    portal.environment.SEAL_KEYS = own
    return done
  }
})
