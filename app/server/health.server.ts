import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { waitingReadings } from '~/audit/record-reading.server'
import { countOverdue, type Overdue } from '~/rights/overdue.server'
import { countUnanswered } from '~/conversation/unanswered.server'
import { canWrite } from '~/db/watch-writes.server'
import { readMailPause } from '~/notification/pause.server'
import type { Portal } from '~/portal/portal'
import type { Metrics } from './metrics.server'
import type { WorkerState } from './supervisor.server'

type Facts = { metrics: Metrics; workerState: () => WorkerState; stopping: () => boolean }

/** Whether the process lives, whether it may get traffic, and its figures. */
export function healthRoutes(fastify: FastifyInstance, portal: Portal, facts: Facts) {
  fastify.get('/health/live', async () => ({ status: 'live' }))

  fastify.get('/health/ready', async (_request, reply) => {
    const database = await stateOf(portal)
    const worker = facts.workerState()
    const ready = database !== 'down' && !facts.stopping()
    const mail = await mailOf(portal)
    const whole = database === 'up' && worker !== 'down' && mail === 'goes'
    const unanswered = await unansweredOf(portal)
    const overdue = await overdueOf(portal)
    const waiting = waitingReadings(portal.runtime.database)
    return reply.code(ready ? 200 : 503).send({
      status: !ready ? 'not-ready' : whole ? 'ready' : 'degraded',
      database,
      worker,
      mail,
      ...(waiting > 0 && { linesWaiting: waiting }),
      ...(unanswered && { messagesUnanswered: unanswered }),
      ...(overdue?.requests && { requestsOverdue: overdue.requests }),
      ...(overdue?.breaches && { breachesOverdue: overdue.breaches }),
    })
  })

  fastify.get('/metrics', async (request, reply) => {
    const token = portal.config.metricsToken?.reveal()
    if (token ? !bears(request.headers.authorization, token) : portal.config.mode === 'production') {
      return reply.callNotFound()
    }
    facts.metrics.mailWaits.set((await mailOf(portal)) === 'waits' ? 1 : 0)
    facts.metrics.messagesUnanswered.set((await unansweredOf(portal)) ?? Number.NaN)
    const overdue = await overdueOf(portal)
    facts.metrics.overdue.set({ what: 'requests' }, overdue?.requests ?? Number.NaN)
    facts.metrics.overdue.set({ what: 'breaches' }, overdue?.breaches ?? Number.NaN)
    return reply.type(facts.metrics.registry.contentType).send(await facts.metrics.registry.metrics())
  })
}

/** A database that cannot write still shows people their own pages: that is told, and no reason to send nobody here. */
async function stateOf({ runtime: { database } }: Portal): Promise<'up' | 'cannot-write' | 'down'> {
  try {
    await database.ping()
    return canWrite(database) ? 'up' : 'cannot-write'
  } catch {
    return 'down'
  }
}

/** `waits`: the mail server takes none, and that is no reason to send nobody here. */
async function mailOf({ runtime: { database } }: Portal): Promise<'goes' | 'waits' | 'unknown'> {
  try {
    return (await readMailPause(database.reader)) ? 'waits' : 'goes'
  } catch {
    return 'unknown'
  }
}

/** Null where the database does not say. */
async function unansweredOf({ runtime: { database, now } }: Portal): Promise<number | null> {
  try {
    return await countUnanswered(database.reader, now())
  } catch {
    return null
  }
}

/** Of what waits for the privacy officer; null where the database does not say. */
async function overdueOf({ runtime }: Portal): Promise<Overdue | null> {
  try {
    return await countOverdue(runtime)
  } catch {
    return null
  }
}

function bears(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
