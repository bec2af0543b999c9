import type { FastifyInstance } from 'fastify'
import { openAuditKeys } from '~/audit/keys.server'
import { logName, signedHead } from '~/audit/prove.server'
import type { Portal } from '~/portal/portal'

const LOG_HEAD_PATH = '/.well-known/activity-log/checkpoint'
const LOG_KEY_PATH = '/.well-known/activity-log/key'

/** A head is made anew no more often than this; the log is sealed every ten seconds. */
const KEPT_MILLISECONDS = 5_000

/**
 * How far the activity log has come, signed, for whoever keeps it elsewhere (c2sp.org/tlog-checkpoint), and the keys to verify it
 * and the proofs that citizens download with. It says how many checkpoints there are, and nothing of what is in them.
 */
export function logHeadRoutes(fastify: FastifyInstance, { config, runtime }: Portal): void {
  const { reader } = runtime.database
  const keys = openAuditKeys(config.keys.audit.reveal())
  const origin = logName(config.http.origin)
  const verifierKeys = `${keys.verifierKeys(origin).join('\n')}\n`
  let kept: { at: number; head: Promise<string | null> } | null = null

  function head() {
    const now = performance.now()
    if (!kept || now - kept.at > KEPT_MILLISECONDS)
      kept = { at: now, head: signedHead({ reader, keys, origin }) }
    return kept.head
  }

  fastify.get(LOG_HEAD_PATH, async (_request, reply) => {
    const note = await head()
    reply.header('cache-control', 'public, max-age=10').header('cross-origin-resource-policy', 'cross-origin')
    if (note === null) return reply.callNotFound()
    return reply.type('text/plain; charset=utf-8').send(note)
  })
  fastify.get(LOG_KEY_PATH, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('text/plain; charset=utf-8')
      .send(verifierKeys),
  )
}
