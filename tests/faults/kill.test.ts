import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { readConfig } from '~/portal/config.server'
import type { Portal } from '~/portal/portal'
import { hashOfTheirs } from '~/server/request-id'
import { openPortal } from '~/server/open-portal.server'
import { careSystem } from '../support/care-system'
import { startTestPortal, type TestPortal } from '../support/portal'
import { freshNumbers } from './care-system'
import { findFaults } from './check'
import { joinAs } from './citizens'
import { openCrowd, type Clicker } from './crowd'
import { slowDisk } from './disk'
import { acknowledged, openLedger, unanswered } from './ledger'
import { compareWithMailbox, deliverWhatWasLeft, receivedIds, workerIsIdle } from './post'
import { childrenOf, gone, isAlive } from './processes'
import { SIZES } from './sizes'

/*
 * R1, with R7, R8 and R10 beside it: the built portal under load, killed again and again. A killed process loses what it had
 * in memory and nothing that it gave to the operating system: a power cut is another matter, see power-cut.test.ts.
 */

const ROUNDS = SIZES.kills
/** No round begins after this time, so that a slow machine is not held for long. */
const BEGIN_WITHIN_MILLISECONDS = SIZES.killsBeginWithinSeconds * 1_000
const FEWEST_ROUNDS = Math.min(ROUNDS, 3)

const WITH_MAIL = ['anna', 'erik', 'ivo', 'fatima', 'yara', 'karin']
const WITHOUT_MAIL = ['nina', 'wies']
const QUESTIONS_AT_ONCE = 6
const LONGEST_LOAD_MILLISECONDS = 1_500
/** Before and after each sync: so slow that many blows fall between a commit and its answer. */
const SLOW_DISK_MILLISECONDS = 20
/** A token lives five minutes. */
const TOKEN_MILLISECONDS = 3 * 60_000
/** A worker ends by itself within seven seconds of losing its parent; the rest is for a busy machine. */
const WORKER_GONE_WITHIN_MILLISECONDS = 30_000

/** While the log of SQLite is written; in the very turn in which somebody is told; some time after the first submit. */
const MOMENTS = ['during a write', 'when told', 'during a write', 'after a while'] as const
const STRIKES = ['the portal', 'the portal and its worker', 'the worker'] as const
type Strike = (typeof STRIKES)[number]

describe('the portal, killed at random moments under load', () => {
  const place = mkdtempSync(join(tmpdir(), 'faults-'))
  let portal: TestPortal
  let clickers: Clicker[]
  let token = { text: '', at: 0 }
  const ledger = openLedger()
  const numbers = freshNumbers()
  const workers = new Set<number>()
  const figures = { rounds: 0, kills: 0, cutOff: 0, wereDone: 0, slowestOrphan: 0, slowestStart: 0 }

  beforeAll(async () => {
    portal = await startTestPortal({
      seeded: inject('seeded'),
      environment: slowDisk(place, SLOW_DISK_MILLISECONDS),
    })
    clickers = await inside(({ runtime }) => {
      const enter = (key: string) => joinAs({ portal, runtime, key, wantsMail: WITH_MAIL.includes(key) })
      return Promise.all([...WITH_MAIL, ...WITHOUT_MAIL].map(enter))
    })
  }, 120_000)

  afterAll(async () => {
    await portal?.stop()
    rmSync(place, { recursive: true, force: true })
    // A test that failed may have left some.
    for (const worker of workers) if (isAlive(worker)) process.kill(worker, 'SIGKILL')
  })

  /**
   * Looks inside from this process. Not while it is struck: where nobody has the files open any more, the next to open them
   * must recover what the log of SQLite holds.
   */
  async function inside<Result>(look: (opened: Portal) => Promise<Result>): Promise<Result> {
    const opened = openPortal(readConfig(portal.environment))
    return look(opened).finally(() => opened.runtime.database.close())
  }

  const check = () =>
    inside(({ runtime, config }) => {
      const audit = { key: config.keys.audit.reveal(), checkpointFile: config.checkpointFile }
      return findFaults({ runtime, ledger, audit })
    })

  async function workerOf(): Promise<number> {
    for (;;) {
      const [worker] = childrenOf(portal.process().pid!)
      if (worker !== undefined) {
        workers.add(worker)
        return worker
      }
      await pause(20)
    }
  }

  async function freshToken(): Promise<string> {
    if (Date.now() - token.at > TOKEN_MILLISECONDS) {
      token = { text: (await careSystem(portal, 'demo-90000101')).token, at: Date.now() }
    }
    return token.text
  }

  /** Load, until the blow falls, in one of three moments. */
  async function loadUntil(blow: () => void) {
    const moment = MOMENTS[figures.rounds % MOMENTS.length]!
    const first = { all: acknowledged(ledger), submitted: ledger.submitted.length }
    const asking = { loops: QUESTIONS_AT_ONCE, token: await freshToken(), numbers }
    const told = randomInt(1, 100)
    return new Promise<ReturnType<typeof openCrowd>>((resolve) => {
      const strike = once(() => {
        blow()
        resolve(crowd)
      })
      const afterFirstSubmit = once(() => {
        if (moment === 'after a while') setTimeout(strike, randomInt(LONGEST_LOAD_MILLISECONDS))
        else setTimeout(strike, 2 * LONGEST_LOAD_MILLISECONDS)
        if (moment === 'during a write') strikeDuringWrite(portal.environment.DATABASE_URL!, strike)
      })
      const onAcknowledged = () => {
        if (moment === 'when told' && acknowledged(ledger) - first.all >= told) strike()
        if (ledger.submitted.length > first.submitted) afterFirstSubmit()
      }
      const crowd = openCrowd({ origin: portal.origin, ledger, clickers, asking, onAcknowledged })
    })
  }

  /** One round: load, a blow, and everything up again, the portal at once as a service manager does. */
  async function round(strike: Strike) {
    const worker = await workerOf()
    let orphan = Promise.resolve(0)
    const crowd = await loadUntil(() => {
      if (strike !== 'the worker') portal.process().kill('SIGKILL')
      if (strike !== 'the portal') process.kill(worker, 'SIGKILL')
      figures.kills += strike === 'the portal and its worker' ? 2 : 1
      orphan = gone(worker, WORKER_GONE_WITHIN_MILLISECONDS)
    })
    if (strike === 'the worker') await pause(randomInt(200)).then(crowd.stop)
    else await Promise.all([crowd.stop(), startAgain()])
    const orphaned = await orphan
    if (strike === 'the portal') figures.slowestOrphan = Math.max(figures.slowestOrphan, orphaned)
    expect(await workerOf()).not.toBe(worker)
  }

  async function startAgain() {
    const from = performance.now()
    await portal.kill()
    await portal.restart()
    figures.slowestStart = Math.max(figures.slowestStart, Math.round(performance.now() - from))
  }

  it(
    `loses nothing that was acknowledged and leaves nothing half, in ${ROUNDS} rounds`,
    async () => {
      const began = Date.now()
      while (figures.rounds < ROUNDS) {
        if (figures.rounds >= FEWEST_ROUNDS && Date.now() - began > BEGIN_WITHIN_MILLISECONDS) break
        await round(STRIKES[figures.rounds % STRIKES.length]!)
        figures.rounds += 1
        expect(await check()).toEqual([])
        expect(ledger.strange).toEqual([])
      }
      expect(Math.min(ledger.submitted.length, ledger.answered.length)).toBeGreaterThanOrEqual(
        figures.rounds / 2,
      )
    },
    180_000 + ROUNDS * 15_000,
  )

  it('was struck while work was under way', async () => {
    const rows = await inside(({ runtime }) =>
      runtime.database.reader.select({ entry: activity.entry }).from(activity),
    )
    const done = new Set(
      rows.map(({ entry }) => (JSON.parse(entry) as { requestId: string }).requestId.split('.')[1]),
    )
    const cutOff = await inside(async ({ runtime }) =>
      unanswered(ledger).map((id) => hashOfTheirs(runtime.keyring, id)),
    )
    figures.cutOff = cutOff.length
    figures.wereDone = cutOff.filter((requestId) => done.has(requestId)).length
    expect(figures.cutOff).toBeGreaterThan(figures.rounds)
  })

  it('delivers every mail in the end, at least once, under the Message-ID it had from the start', async () => {
    const { left, post } = await inside(async (opened) => {
      await workerIsIdle(opened.runtime, 30_000)
      return {
        left: await deliverWhatWasLeft(opened),
        post: await compareWithMailbox(opened.runtime, portal),
      }
    })
    expect(post.filter(({ state, received }) => state !== 'sent' || received === 0)).toEqual([])
    expect(post.filter(({ received, attempts }) => received > attempts)).toEqual([])
    const known = new Set(post.map(({ messageId }) => messageId))
    expect((await receivedIds(portal)).filter((id) => !known.has(id))).toEqual([])
    const doubles = post.filter(({ received }) => received > 1).length
    const { submitted, saved, answered, confirmed } = ledger
    console.info(
      [
        `${figures.rounds} rounds, ${figures.kills} processes killed;`,
        `acknowledged: ${submitted.length} submits (${confirmed.length} confirmations seen), ${saved.length} saves,`,
        `${answered.length} questions; cut off: ${figures.cutOff}, of which ${figures.wereDone} were done;`,
        `mail: ${post.length}, left by killed workers ${left}, delivered twice ${doubles};`,
        `orphaned worker gone within ${figures.slowestOrphan} ms, portal back within ${figures.slowestStart} ms`,
      ].join(' '),
    )
  }, 120_000)

  it('has a log that the operator can prove whole', async () => {
    expect(await portal.operator('audit', 'verify')).toMatchObject({ code: 0 })
  }, 60_000)

  it.each([0, 400, 3_000])(
    'takes its worker along when it is killed %i ms after it was ready',
    async (milliseconds) => {
      await portal.kill()
      await portal.restart()
      const worker = await workerOf()
      await pause(milliseconds)
      await portal.kill()
      await gone(worker, WORKER_GONE_WITHIN_MILLISECONDS)
    },
    90_000,
  )
})

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}

/** Strikes at one of the next writes to the database, before anybody is told of it*/
function strikeDuringWrite(databaseUrl: string, strike: () => void) {
  let writes = randomInt(1, 30)
  const watcher = watch(`${databaseUrl.slice('file:'.length)}-wal`, () => {
    writes -= 1
    if (writes > 0) return
    watcher.close()
    setTimeout(strike, randomInt(2 * SLOW_DISK_MILLISECONDS))
  })
}
