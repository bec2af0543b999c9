import { fileURLToPath } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { FastifyInstance } from 'fastify'
import * as build from 'virtual:remix/server-build'
import { writeWaiting } from '~/audit/record-reading.server'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { readConfig } from '~/portal/config.server'
import { proveKeys } from '~/portal/key-proof.server'
import { takeOverOlderRows } from '~/portal/older-rows.server'
import { openLog, warnOfWide } from './log.server'
import { LogWriter, openOutlet } from './log-writer.server'
import { openMetrics } from './metrics.server'
import { onceStopped } from './once-stopped.server'
import { openPortal } from './open-portal.server'
import { openPages } from './pages.server'
import { openShell } from './shell.server'
import { Traffic } from './traffic.server'
import { WorkerSupervisor } from './supervisor.server'

const LOG_SETTLES_WITHIN_MILLISECONDS = 300
const EXIT_WITHIN_MILLISECONDS = 10_000
const DRAIN_AT_MOST_MILLISECONDS = 6_500
/** For what is under way after that; what is left is for sealing the log and closing the database. */
const CLOSE_WITHIN_MILLISECONDS = 2_000

/** The portal's process, as a list. */
async function start() {
  const config = readConfig(process.env)
  const writer = new LogWriter(openOutlet(process.stdout.fd))
  const log = openLog(config.logLevel, writer)
  const portal = openPortal(config, warnOfWide(log))
  await portal.runtime.database.migrate()
  await proveKeys(portal)
  await takeOverOlderRows(portal)

  const worker = config.worker === 'inline' ? new WorkerSupervisor(beside('worker.js'), log) : null
  const pages = openPages(build as unknown as ServerBuild, portal)
  const traffic = new Traffic()
  const shell = await openShell({
    portal,
    pages,
    log,
    metrics: openMetrics(),
    workerState: () => worker?.state() ?? 'elsewhere',
    traffic,
    clientFolder: beside('../client'),
  })
  worker?.start()
  await shell.listen({ port: config.http.port, host: config.http.host, backlog: 4_096 })
  log.info({ port: config.http.port, mode: config.mode }, 'the portal is ready')
  process.send?.({ ready: true, port: config.http.port })

  onceStopped(EXIT_WITHIN_MILLISECONDS, async () => {
    const workerGone = worker?.stop()
    await traffic.drain({ atLeast: config.http.drainSeconds * 1000, atMost: DRAIN_AT_MOST_MILLISECONDS })
    await closeWithin(CLOSE_WITHIN_MILLISECONDS, shell)
    await workerGone
    await writeWaiting(portal.runtime.database)
    await sealActivityLog(portal)
    await portal.runtime.database.close()
    await writer.settled(LOG_SETTLES_WITHIN_MILLISECONDS)
  })
}

/** Takes no more, answers what is under way, and ends what is not answered by then. */
async function closeWithin(milliseconds: number, shell: FastifyInstance) {
  const force = setTimeout(() => shell.server.closeAllConnections(), milliseconds)
  await shell.close()
  clearTimeout(force)
}

function beside(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the portal could not start')
  process.exit(1)
})
