import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Portal } from '~/portal/portal'
import type { Metrics } from './metrics.server'
import type { WorkerState } from './supervisor.server'

type Facts = { metrics: Metrics; workerState: () => WorkerState; stopping: () => boolean }

/** Whether the process lives, whether it may get traffic, and its figures. */
export function healthRoutes(fastify: FastifyInstance, portal: Portal, facts: Facts) {
  fastify.get('/health/live', async () => ({ status: 'live' }))

  fastify.get('/health/ready', async (_request, reply) => {
    const database = await answers(portal)
    const worker = facts.workerState()
    const ready = database && worker !== 'down' && !facts.stopping()
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not-ready', database: database ? 'up' : 'down', worker })
  })

  fastify.get('/metrics', async (request, reply) => {
    const token = portal.config.metricsToken?.reveal()
    if (token ? !bears(request.headers.authorization, token) : portal.config.mode === 'production') {
      return reply.callNotFound()
    }
    return reply.type(facts.metrics.registry.contentType).send(await facts.metrics.registry.metrics())
  })
}

async function answers(portal: Portal): Promise<boolean> {
  try {
    await portal.runtime.database.ping()
    return true
  } catch {
    return false
  }
}

function bears(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
