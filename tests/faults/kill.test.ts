import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPortal } from '~/server/open-portal.server'
import { readConfig } from '~/server/config.server'
import type { Portal } from '~/server/portal'
import { startTestPortal, type TestPortal } from '../support/portal'
import { accessToken, freshNumbers } from './care-system'
import { findFaults } from './check'
import { joinAs } from './citizens'
import { openCrowd, type Clicker } from './crowd'
import { acknowledged, openLedger, unanswered } from './ledger'
import { compareWithMailbox, deliverWhatWasLeft, receivedIds, workerIsIdle } from './post'
import { childrenOf, gone, isAlive } from './processes'

/*
 * R1, with R7, R8 and R10 beside it: the built portal under load, killed again and again. A killed process loses what it had
 * in memory and nothing that it gave to the operating system: a power cut is another matter, see power-cut.test.ts.
 */

const given = process.env.FAULT_ROUNDS
const ROUNDS = Number(given ?? 12)
/** Without FAULT_ROUNDS no round begins after this time, so that a slow machine is not held for long. */
const BEGIN_WITHIN_MILLISECONDS = given ? Number.POSITIVE_INFINITY : 60_000
const FEWEST_ROUNDS = Math.min(ROUNDS, 3)

const CITIZENS = { mail: ['anna', 'erik', 'ivo', 'fatima', 'yara', 'karin'], none: ['nina', 'wies'] }
const QUESTIONS_AT_ONCE = 6
const LONGEST_LOAD_MILLISECONDS = 1_500
/** The worker ends by itself within seven seconds of losing its parent; the rest is for a busy machine. */
const WORKER_GONE_WITHIN_MILLISECONDS = 12_000

const STRIKES = ['the portal', 'the portal and its worker', 'the worker'] as const
type Strike = (typeof STRIKES)[number]

describe('the portal, killed at random moments under load', () => {
  let portal: TestPortal
  let inside: Portal
  let clickers: Clicker[]
  const ledger = openLedger()
  const numbers = freshNumbers()
  const workers = new Set<number>()
  const figures = { rounds: 0, kills: 0, cutOff: 0, wereDone: 0, slowestOrphan: 0, slowestStart: 0 }

  beforeAll(async () => {
    portal = await startTestPortal()
    inside = openPortal(readConfig(portal.environment))
    const { runtime } = inside
    const keys = [...CITIZENS.mail, ...CITIZENS.none]
    const wantsMail = (key: string) => CITIZENS.mail.includes(key)
    clickers = await Promise.all(keys.map((key) => joinAs({ portal, runtime, key, wantsMail: wantsMail(key) })))
  }, 120_000)

  afterAll(async () => {
    await inside?.runtime.database.close()
    await portal?.stop()
    // A test that failed may have left some.
    for (const worker of workers) if (isAlive(worker)) process.kill(worker, 'SIGKILL')
  })

  const check = () =>
    findFaults({
      runtime: inside.runtime,
      ledger,
      audit: { key: portal.environment.AUDIT_KEY!, checkpointFile: portal.environment.CHECKPOINT_FILE! },
    })

  const workerOf = async () => {
    for (;;) {
      const [worker] = childrenOf(portal.process().pid!)
      if (worker !== undefined) {
        workers.add(worker)
        return worker
      }
      await pause(20)
    }
  }

  /** One round: load, a blow, and everything up again. */
  async function round(strike: Strike) {
    const token = await accessToken(portal)
    const worker = await workerOf()
    const first = { all: acknowledged(ledger), submitted: ledger.submitted.length }
    let struck = false
    let blow: () => void = () => undefined
    const fallen = new Promise<void>((resolve) => {
      blow = () => {
        if (struck) return
        struck = true
        if (strike !== 'the worker') portal.process().kill('SIGKILL')
        if (strike !== 'the portal') process.kill(worker, 'SIGKILL')
        figures.kills += strike === 'the portal and its worker' ? 2 : 1
        resolve()
      }
    })
    // Either some time after the first submit, or in the very turn in which somebody is told that it is done.
    const atAcknowledgement = randomInt(2) ? randomInt(1, 150) : null
    let timer: NodeJS.Timeout | null = null
    const onAcknowledged = () => {
      if (atAcknowledgement !== null && acknowledged(ledger) - first.all >= atAcknowledgement) blow()
      if (ledger.submitted.length > first.submitted) timer ??= setTimeout(blow, randomInt(LONGEST_LOAD_MILLISECONDS))
    }
    const asking = { loops: QUESTIONS_AT_ONCE, token, numbers }
    const crowd = openCrowd({ origin: portal.origin, ledger, clickers, asking, onAcknowledged })
    await fallen
    if (strike === 'the worker') await pause(randomInt(200)).then(crowd.stop)
    else await crowd.ended()
    await comeBack(strike, worker)
  }

  async function comeBack(strike: Strike, worker: number) {
    if (strike !== 'the worker') {
      const from = performance.now()
      await portal.restart()
      figures.slowestStart = Math.max(figures.slowestStart, Math.round(performance.now() - from))
    }
    const orphan = await gone(worker, WORKER_GONE_WITHIN_MILLISECONDS)
    if (strike === 'the portal') figures.slowestOrphan = Math.max(figures.slowestOrphan, orphan)
    expect(await workerOf()).not.toBe(worker)
  }

  it(`loses nothing that was acknowledged and leaves nothing half, in ${ROUNDS} rounds`, async () => {
    const began = Date.now()
    while (figures.rounds < ROUNDS) {
      if (figures.rounds >= FEWEST_ROUNDS && Date.now() - began > BEGIN_WITHIN_MILLISECONDS) break
      await round(STRIKES[figures.rounds % STRIKES.length]!)
      figures.rounds += 1
      expect(await check()).toEqual([])
      expect(ledger.strange).toEqual([])
    }
    expect(Math.min(ledger.submitted.length, ledger.answered.length)).toBeGreaterThanOrEqual(figures.rounds / 2)
  }, 180_000 + ROUNDS * 15_000)

  it('was struck while work was under way, and of that work a part had been done', async () => {
    const cutOff = unanswered(ledger)
    const { activity } = await import('~/audit/tables.server')
    const rows = await inside.runtime.database.reader.select({ entry: activity.entry }).from(activity)
    const done = new Set(rows.map(({ entry }) => (JSON.parse(entry) as { requestId: string }).requestId))
    figures.cutOff = cutOff.length
    figures.wereDone = cutOff.filter((requestId) => done.has(requestId)).length
    expect(figures.cutOff).toBeGreaterThan(figures.rounds)
  })

  it('delivers every mail in the end, at least once, under the Message-ID it had from the start', async () => {
    const { runtime } = inside
    await workerIsIdle(runtime, 30_000)
    const left = await deliverWhatWasLeft(inside)
    const post = await compareWithMailbox(runtime, portal)
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

  it.each([0, 300, 600, 1_000, 3_000])(
    'takes its worker along when it is killed %i ms after it was ready',
    async (milliseconds) => {
      await portal.kill()
      await portal.restart()
      const worker = await workerOf()
      await pause(milliseconds)
      await portal.kill()
      await gone(worker, WORKER_GONE_WITHIN_MILLISECONDS)
      expect(isAlive(worker)).toBe(false)
    },
    60_000,
  )
})
