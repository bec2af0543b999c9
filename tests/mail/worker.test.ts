import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkpoint } from '~/audit/tables.server'
import { enqueue } from '~/notification/outbox.server'
import { outbox } from '~/notification/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { makeSecrets } from '~/server/demo-defaults.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { aCitizen, FROM, openPostOffice, type PostOffice } from './post-office'
import { startSmtpServer, STEPS, type SmtpTestServer, type Step } from './smtp-server'

const TSX = resolve('node_modules/tsx/dist/esm/index.mjs')

eachDatabase('the worker process', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  let directory: string
  let secrets: ReturnType<typeof makeSecrets>
  const workers: ChildProcess[] = []

  beforeEach(async () => {
    fresh = await open()
    fresh.clock.set(new Date().toISOString())
    secrets = makeSecrets()
    const keyring = openKeyring({ sealKeys: secrets.SEAL_KEYS, indexKey: secrets.INDEX_KEY })
    runtime = { ...fresh.runtime, keyring }
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp, runtime })
    directory = mkdtempSync(join(tmpdir(), 'zeggenschap-worker-'))
    const citizen = await aCitizen(runtime)
    await runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason: '1', at: runtime.now() }),
    )
  })
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL')
    office.close()
    await smtp.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  function startWorker() {
    const worker = fork(resolve('app/server/worker.server.ts'), [], {
      cwd: directory,
      execArgv: ['--import', TSX],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        ...secrets,
        NODE_ENV: 'test',
        TSX_TSCONFIG_PATH: resolve('tsconfig.json'),
        DATABASE_URL: fresh.url,
        SMTP_URL: smtp.url,
        MAIL_FROM: FROM,
        LOG_LEVEL: 'silent',
      },
    })
    workers.push(worker)
    return worker
  }

  const row = async () => (await office.rows())[0]!
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    while (!(await isSo())) await pause(25)
  }
  const delivered = () => smtp.delivered.length > 0

  it('delivers, seals the activity log, and says that it lives', async () => {
    const worker = startWorker()
    const [sign] = await once(worker, 'message')
    expect(sign).toEqual({ alive: true })
    await until(async () => (await row()).state === 'sent')
    expect(smtp.delivered).toHaveLength(1)
    await until(async () => (await runtime.database.reader.select().from(checkpoint)).length > 0)
  }, 60_000)

  it('finishes what is under way when it is told to stop', async () => {
    const worker = startWorker()
    let ended = false
    void once(worker, 'exit').then(() => (ended = true))
    smtp.onStep = async (step) => {
      if (step !== 'received') return
      worker.kill('SIGTERM')
      await pause(300)
      expect(ended).toBe(false)
    }
    const [code] = await once(worker, 'exit')
    expect(code).toBe(0)
    expect(await row()).toMatchObject({ state: 'sent', attempts: 1 })
  }, 60_000)

  it('ends within ten seconds, whatever hangs', async () => {
    smtp.fault = { at: 'received', does: 'hang' }
    const worker = startWorker()
    await until(delivered)
    const told = Date.now()
    worker.kill('SIGTERM')
    await once(worker, 'exit')
    expect(Date.now() - told).toBeLessThan(10_000)
    expect((await row()).state).toBe('sending')
  }, 60_000)

  it('ends when the process that started it is gone', async () => {
    const worker = startWorker()
    await until(delivered)
    worker.disconnect()
    const [code] = await once(worker, 'exit')
    expect(code).toBe(0)
  }, 60_000)

  describe('killed without warning', () => {
    it.each(STEPS)(
      'at the step %s: the mail is not lost, and doubled only if its answer was',
      async (death: Step) => {
        const worker = startWorker()
        smtp.onStep = (step) => {
          if (step === death) worker.kill('SIGKILL')
        }
        await once(worker, 'exit')
        smtp.onStep = () => undefined
        const left = await row()
        expect(left.state === 'sending' || (death === 'answered' && left.state === 'sent')).toBe(true)

        await runtime.database.transact((transaction) =>
          transaction.update(outbox).set({ leaseUntil: new Date(0) }),
        )
        await office.deliverDue()
        expect((await row()).state).toBe('sent')
        const times = smtp.delivered.length
        expect(times === 1 || (times === 2 && ['data', 'received', 'answered'].includes(death))).toBe(true)
        expect(new Set(smtp.delivered.map(({ parsed }) => parsed.messageId)).size).toBe(1)
      },
      60_000,
    )
  })
})
