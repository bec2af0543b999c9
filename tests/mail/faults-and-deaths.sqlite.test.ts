import { expect, it, describe } from 'vitest'
import { enqueue } from '~/notification/outbox.server'
import { freshDatabase } from '../support/database'
import { dyingAfter } from './dying'
import { aCitizen, openPostOffice } from './post-office'
import { isAnswerLost, PASSING } from './server-faults'
import { startSmtpServer, STEPS } from './smtp-server'

/*
 * Every fault, then a worker that dies at every step, then an honest try (R8): on one database, since each part is
 * shown on both. Each has a database and a server of its own, so that many run side by side: nearly all of it is waiting.
 */
const DEATHS = ['claimed', ...STEPS, 'settling'] as const
const FAULTS = Object.entries(PASSING)
const EVERY = FAULTS.flatMap(([name, fault]) => DEATHS.map((death) => ({ name, fault, death })))
/** In the gate every fault and every death once; each with each when asked. */
const TRIED = process.env.EVERY_WAY ? EVERY : EVERY.filter((_, place) => isOfTheGate(place))

function isOfTheGate(place: number): boolean {
  const fault = Math.floor(place / DEATHS.length)
  return place % DEATHS.length === fault % DEATHS.length
}

/** As briefly as a test can bear to wait for an answer. */
const HASTY = { stepMilliseconds: 1_500 }

describe('mail against a failing server and a worker that dies', () => {
  it.concurrent.each(TRIED)('server $name, worker dies at $death', async ({ fault, death }) => {
    const world = await openWorld()
    const { fresh, runtime, smtp, office } = world
    smtp.fault = fault
    const hasty = await openPostOffice({ fresh, smtp, ...HASTY })
    await hasty.deliverDue()
    hasty.close()
    fresh.clock.advance(15_000)
    smtp.fault = null

    let dead = death === 'claimed'
    smtp.onStep = (step) => {
      if (step !== death) return
      dead = true
      smtp.cut()
    }
    const isDead = () => dead || death === 'settling'
    const dying = await openPostOffice({ fresh, smtp, runtime: dyingAfter(runtime, isDead) })
    if (death === 'claimed') dying.options.mailer.close()
    await dying.deliverDue()
    dying.close()
    smtp.onStep = () => undefined
    const left = await world.state()
    expect(left.state).toBe('sending')

    await office.deliverDue()
    expect(await world.state()).toEqual(left)
    fresh.clock.advance(60_000)
    await office.deliverDue()
    expect(await world.state()).toMatchObject({ state: 'sent', attempts: 3 })

    const lost = [isAnswerLost(fault), ['received', 'answered', 'settling'].includes(death)].filter(Boolean)
    expect(smtp.delivered).toHaveLength(1 + lost.length)
    expect(new Set(smtp.delivered.map(({ parsed }) => parsed.messageId)).size).toBe(1)
    await world.close()
  })
})

/** A database with one mail to send, and a server. */
async function openWorld() {
  const [fresh, smtp] = await Promise.all([freshDatabase(), startSmtpServer()])
  const { runtime } = fresh
  const office = await openPostOffice({ fresh, smtp })
  const citizen = await aCitizen(runtime)
  await runtime.database.transact((transaction) =>
    enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason: '1', at: runtime.now() }),
  )
  return {
    ...{ fresh, runtime, smtp, office },
    state: async () => (await office.rows())[0]!,
    close: async () => {
      office.close()
      await smtp.stop()
      await fresh.drop()
    },
  }
}
