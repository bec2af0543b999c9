import Fastify from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pauseMail, resumeMail } from '~/notification/pause.server'
import { noteBreach } from '~/breach/use-cases.server'
import { noteRights } from '~/rights/note.server'
import { localDate } from '~/runtime/local-date'
import type { Portal } from '~/portal/portal'
import { aMessage } from '../../tests/support/conversation'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { healthRoutes } from './health.server'
import { openMetrics } from './metrics.server'

const DAY = 86_400_000

eachDatabase('a portal whose mail waits', (open) => {
  let fresh: TestDatabase
  let fastify: ReturnType<typeof Fastify>
  beforeEach(async () => {
    fresh = await open()
    fastify = Fastify()
    const portal = { runtime: fresh.runtime, config: { mode: 'demo' } } as unknown as Portal
    healthRoutes(fastify, portal, { metrics: openMetrics(), workerState: () => 'up', stopping: () => false })
  })
  afterEach(() => fastify.close())

  const ready = async () => {
    const answer = await fastify.inject('/health/ready')
    return { code: answer.statusCode, ...(answer.json() as object) }
  }
  it('says how many messages had no answer for sixty days, and gets traffic all the same', async () => {
    await aMessage(fresh.runtime)
    fresh.clock.advance(59 * DAY)
    expect(await ready()).not.toHaveProperty('messagesUnanswered')
    fresh.clock.advance(2 * DAY)
    expect(await ready()).toMatchObject({ code: 200, status: 'ready', messagesUnanswered: 1 })
    expect((await fastify.inject('/metrics')).body).toMatch(/^zeggenschap_messages_unanswered 1$/m)
  })

  it('says how much is past its time with the privacy officer, and gets traffic all the same', async () => {
    expect(await ready()).not.toHaveProperty('requestsOverdue')
    const by = { worker: 'joris', name: 'Joris', requestId: 'r' }
    await noteRights(fresh.runtime, by, {
      ...{ kind: 'access', channel: 'paper', receivedOn: localDate(fresh.runtime.now()), name: 'K. Bos' },
      ...{ text: 'Wat weet u?', about: '', bsn: '', isProven: false },
    })
    const foundAt = fresh.runtime.now().toISOString()
    await noteBreach(fresh.runtime, by, {
      ...{ kind: 'integrity', foundAt, nature: 'x', data: '', people: '', consequences: '', measures: '' },
    })
    fresh.clock.advance(4 * DAY)
    expect(await ready()).toMatchObject({ breachesOverdue: 1 })
    expect(await ready()).not.toHaveProperty('requestsOverdue')
    fresh.clock.advance(30 * DAY)
    expect(await ready()).toMatchObject({
      code: 200,
      status: 'ready',
      requestsOverdue: 1,
      breachesOverdue: 1,
    })
    expect((await fastify.inject('/metrics')).body).toMatch(
      /^zeggenschap_officer_overdue{what="requests"} 1$/m,
    )
  })

  const figure = async () =>
    /^zeggenschap_mail_waits (\d)$/m.exec((await fastify.inject('/metrics')).body)?.[1]

  it('gets traffic and says so, in readiness and in its figures', async () => {
    expect(await ready()).toMatchObject({ code: 200, status: 'ready', mail: 'goes' })
    expect(await figure()).toBe('0')
    await fresh.database.transact((t) => pauseMail(t, { reason: 'EENVELOPE 550 5.7.1', now: new Date() }))
    expect(await ready()).toMatchObject({ code: 200, status: 'degraded', mail: 'waits' })
    expect(await figure()).toBe('1')
    await fresh.database.transact(resumeMail)
    expect(await ready()).toMatchObject({ status: 'ready', mail: 'goes' })
  })
})
