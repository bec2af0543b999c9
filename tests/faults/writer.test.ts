import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '~/db/open.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { aCitizenAtHome } from './acts'
import { codesOf, findFaults } from './check'
import { openLedger } from './ledger'
import { packedFile } from '../support/packed'
import { SIZES, within } from './sizes'

/*
 * The negative control of killing: a process that submits without end is killed at random moments, once as the product
 * writes and once with a unit of work that does not hold together. The same kills find nothing and find it.
 */

const ROUNDS = SIZES.writersKilled
const MOST_ROUNDS_WITH_FAULT = 25

describe('a process that submits without end, killed at random moments', () => {
  const secrets = makeSecrets()
  const ledger = openLedger()
  let folder: string
  let runtime: Runtime
  let subjectId: string

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zeggenschap-writer-'))
    const keyring = openKeyring({ sealKeys: secrets.SEAL_KEYS, indexKey: secrets.INDEX_KEY })
    runtime = {
      database: openDatabase(`file:${join(folder, 'portal.db')}`, {
        migrationsRoot: 'drizzle',
        keys: keyring,
      }),
      keyring,
      now: () => new Date(),
      newId: () => newId(),
    }
    await runtime.database.migrate()
    ;({ subjectId } = await aCitizenAtHome(runtime))
    ledger.submitted = []
  })
  afterEach(async () => {
    await runtime.database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Starts a writer, kills it a moment after its first acknowledgement, and answers what the check finds. */
  async function killOne(round: number, planted?: 'split'): Promise<string[]> {
    const acknowledged = join(folder, `acknowledged-${round}`)
    writeFileSync(acknowledged, '')
    const child = spawn(process.execPath, [await packedFile('tests/faults/submitter.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...secrets,
        DATABASE_URL: `file:${join(folder, 'portal.db')}`,
        SUBJECT: subjectId,
        NAME: `round-${round}`,
        ACKNOWLEDGED: acknowledged,
        ...(planted && { PLANTED: planted }),
      },
    })
    const ended = once(child, 'exit')
    while (readFileSync(acknowledged).length === 0 && child.exitCode === null) await pause(5)
    await pause(randomInt(300))
    child.kill('SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])
    for (const line of readFileSync(acknowledged, 'utf8').split('\n').filter(Boolean)) {
      const [requestId = '', number] = line.split(' ')
      ledger.submitted.push({ subjectId, number: Number(number), requestIds: [requestId] })
    }
    const audit = { key: secrets.AUDIT_KEY, checkpointFile: join(folder, 'none') }
    return codesOf(await findFaults({ runtime, ledger, audit }))
  }

  it(
    `leaves nothing half, in ${ROUNDS} rounds`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) expect(await killOne(round)).toEqual([])
      expect(ledger.submitted.length).toBeGreaterThanOrEqual(ROUNDS)
    },
    within(120_000),
  )

  it('and a control: with a transaction for every write, the same kills find halves', async () => {
    let found: string[] = []
    let rounds = 0
    for (; rounds < MOST_ROUNDS_WITH_FAULT && found.length === 0; rounds += 1)
      found = await killOne(rounds, 'split')
    console.info(`found after ${rounds} kills: ${found.join(', ')}`)
    expect(found).not.toEqual([])
  }, 240_000)
})
