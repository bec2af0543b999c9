import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { checkpoint } from '~/audit/tables.server'
import { enqueue } from '~/notification/outbox.server'
import { outbox } from '~/notification/tables.server'
import { databaseKind, freshDatabase, type TestDatabase } from '../support/database'
import { packedFile } from '../support/packed'
import { aCitizen, FROM, openPostOffice } from './post-office'
import { startSmtpServer, STEPS, type SmtpTestServer, type Step } from './smtp-server'

/*
 * The worker as a process of its own, with a database and a mail server of its own for each, so that they run side by side.
 */
describe(`the worker process (${databaseKind})`, () => {
  it.concurrent('delivers, seals the activity log, and says that it lives', async () => {
    const world = await openWorld()
    const { smtp, runtime } = world
    const worker = world.startWorker()
    const [sign] = await once(worker, 'message')
    expect(sign).toEqual({ alive: true })
    await until(async () => (await world.row()).state === 'sent')
    expect(smtp.delivered).toHaveLength(1)
    await until(async () => (await runtime.database.reader.select().from(checkpoint)).length > 0)
    await world.close()
  })

  it.concurrent('finishes what is under way when it is told to stop', async () => {
    const world = await openWorld()
    const worker = world.startWorker()
    let ended = false
    void once(worker, 'exit').then(() => (ended = true))
    world.smtp.onStep = async (step) => {
      if (step !== 'received') return
      worker.kill('SIGTERM')
      await pause(300)
      expect(ended).toBe(false)
    }
    const [code] = await once(worker, 'exit')
    expect(code).toBe(0)
    expect(await world.row()).toMatchObject({ state: 'sent', attempts: 1 })
    await world.close()
  })

  it.concurrent('ends within ten seconds, whatever hangs', async () => {
    const world = await openWorld()
    const { smtp } = world
    smtp.fault = { at: 'received', does: 'hang' }
    const worker = world.startWorker()
    await until(() => smtp.delivered.length > 0)
    const told = Date.now()
    worker.kill('SIGTERM')
    await once(worker, 'exit')
    expect(Date.now() - told).toBeLessThan(10_000)
    expect((await world.row()).state).toBe('sending')
    await world.close()
  })

  it.concurrent('ends when the process that started it is gone', async () => {
    const world = await openWorld()
    const worker = world.startWorker()
    await until(() => world.smtp.delivered.length > 0)
    worker.disconnect()
    const [code] = await once(worker, 'exit')
    expect(code).toBe(0)
    await world.close()
  })

  it.concurrent.each(STEPS)(
    'killed without warning at the step %s: the mail is not lost, and doubled only if its answer was',
    async (death: Step) => {
      const world = await openWorld()
      const { smtp, runtime, office } = world
      const worker = world.startWorker()
      smtp.onStep = (step) => {
        if (step === death) worker.kill('SIGKILL')
      }
      await once(worker, 'exit')
      smtp.onStep = () => undefined
      const left = await world.row()
      expect(left.state === 'sending' || (death === 'answered' && left.state === 'sent')).toBe(true)

      await runtime.database.transact((transaction) =>
        transaction.update(outbox).set({ leaseUntil: new Date(0) }),
      )
      await office.deliverDue()
      expect((await world.row()).state).toBe('sent')
      const times = smtp.delivered.length
      expect(times === 1 || (times === 2 && ['data', 'received', 'answered'].includes(death))).toBe(true)
      expect(new Set(smtp.delivered.map(({ parsed }) => parsed.messageId)).size).toBe(1)
      await world.close()
    },
  )
})

async function until(isSo: () => boolean | Promise<boolean>) {
  while (!(await isSo())) await pause(25)
}

/** A database with one mail to send, a server, and a place to start workers. */
async function openWorld() {
  const script = await packedFile('app/server/worker.server.ts')
  const [fresh, smtp] = await Promise.all([freshDatabase(), startSmtpServer()])
  fresh.clock.set(new Date().toISOString())
  const { secrets, runtime } = fresh
  const office = await openPostOffice({ fresh, smtp, runtime })
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-worker-'))
  const citizen = await aCitizen(runtime)
  await runtime.database.transact((transaction) =>
    enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason: '1', at: runtime.now() }),
  )
  const workers: ChildProcess[] = []
  return {
    ...{ runtime, smtp, office },
    row: async () => (await office.rows())[0]!,
    startWorker() {
      const worker = fork(script, [], workerOptions({ fresh, smtp, secrets, directory }))
      workers.push(worker)
      return worker
    },
    async close() {
      for (const worker of workers) worker.kill('SIGKILL')
      office.close()
      await smtp.stop()
      await fresh.drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

type Surroundings = {
  fresh: TestDatabase
  smtp: SmtpTestServer
  secrets: TestDatabase['secrets']
  directory: string
}

function workerOptions({ fresh, smtp, secrets, directory }: Surroundings) {
  return {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'] as ('ignore' | 'inherit' | 'ipc')[],
    env: {
      ...process.env,
      ...secrets,
      NODE_ENV: 'test' as const,
      DATABASE_URL: fresh.url,
      SMTP_URL: smtp.url,
      MAIL_FROM: FROM,
      LOG_LEVEL: 'silent',
    },
  }
}
