import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { verifyActivityLog } from '~/audit/verify.server'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { readConfig } from '~/portal/config.server'
import { openPortal } from '~/server/open-portal.server'
import { careSystem } from '../support/care-system'
import { becomeCitizen } from '../support/citizen'
import { startTestPortal, type TestPortal } from '../support/portal'
import type { Visitor } from '../support/visitor'
import { questionAbout } from './care-system'
import { fullWhile } from './disk'
import { SIZES } from './sizes'

/* R4: a disk that is full. The portal goes on as far as it can, says what is wrong, and needs no restart afterwards. */

const BACK_WITHIN_MILLISECONDS = 5_000

describe('a portal whose database disk is full', () => {
  const place = mkdtempSync(join(tmpdir(), 'faults-'))
  const flag = join(place, 'full')
  let portal: TestPortal
  let citizen: Visitor
  let token: string
  beforeAll(async () => {
    portal = await startTestPortal({ seeded: inject('seeded'), environment: fullWhile(place, flag) })
    citizen = await becomeCitizen(portal, 'anna')
    ;({ token } = await careSystem(portal, 'demo-90000202'))
    await citizen.get('/mijn/keuzes')
  })
  afterAll(async () => {
    rmSync(flag, { force: true })
    await portal?.stop()
    rmSync(place, { recursive: true, force: true })
  })

  const ask = () =>
    fetch(new URL('/access/v1/evaluation', portal.origin), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: questionAbout('999990408'),
    })
  const ready = async () => {
    const answer = await fetch(new URL('/health/ready', portal.origin))
    return { code: answer.status, ...((await answer.json()) as object) }
  }

  /** Lines of a citizen's own reading, as they are in the database. */
  async function readings(): Promise<number> {
    const { runtime } = openPortal(readConfig(portal.environment))
    const rows = await runtime.database.reader
      .select({ at: activity.at })
      .from(activity)
      .where(eq(activity.event, 'choices-read'))
    await runtime.database.close()
    return rows.length
  }

  it('shows people their own pages, refuses the rest in plain words, and catches up by itself', async () => {
    for (let time = 0; time < SIZES.fullDisks; time += 1) await isFullOnce()
  })

  async function isFullOnce() {
    const before = await readings()
    writeFileSync(flag, '')
    expect((await ask()).status).toBe(503)
    expect((await citizen.get('/')).status).toBe(200)
    const looks = 5
    for (let look = 0; look < looks; look += 1) expect((await citizen.get('/mijn')).status).toBe(200)
    const refused = await citizen.post('/mijn/keuzes', { csrf: citizen.token(), way: 'all' })
    expect(refused.status).toBe(503)
    expect(refused.text).not.toMatch(/te druk|SQLITE|Error/)
    expect(await ready()).toMatchObject({
      code: 200,
      status: 'degraded',
      database: 'cannot-write',
      linesWaiting: looks,
    })
    expect(await readings()).toBe(before)

    rmSync(flag)
    const began = performance.now()
    while ((await ask()).status !== 200 || (await readings()) < before + looks)
      expect(performance.now() - began).toBeLessThan(BACK_WITHIN_MILLISECONDS)
    expect(await ready()).toMatchObject({ code: 200, database: 'up' })
    expect(await readings()).toBe(before + looks)
    const { runtime, config } = openPortal(readConfig(portal.environment))
    const keys = openAuditKeys(config.keys.audit.reveal())
    const { checkpointFile } = config
    const found = await verifyActivityLog({ reader: runtime.database.reader, keys, checkpointFile })
    await runtime.database.close()
    expect(found).toMatchObject({ ok: true })
  }
})

describe('a portal whose log cannot be written', () => {
  it('answers all the same, and stops as it is told', async () => {
    const portal = await startTestPortal({ seeded: inject('seeded') })
    await portal.kill()
    const child = spawn(process.execPath, ['build/server/start.js'], {
      env: { ...portal.environment, LOG_LEVEL: 'debug' } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'inherit', 'ipc'],
    })
    await once(child, 'message')
    for (let turn = 0; turn < 300; turn += 1)
      expect((await fetch(new URL('/health/live', portal.origin))).status).toBe(200)
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await gone).toEqual([0, null])
    await portal.stop()
  })
})
