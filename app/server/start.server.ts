import { fileURLToPath } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import * as build from 'virtual:remix/server-build'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { readConfig } from '~/portal/config.server'
import { openLog } from './log.server'
import { openMetrics } from './metrics.server'
import { onceStopped } from './once-stopped.server'
import { openPortal } from './open-portal.server'
import { openPages } from './pages.server'
import { openShell } from './shell.server'
import { WorkerSupervisor } from './supervisor.server'

const EXIT_WITHIN_MILLISECONDS = 10_000

/** The portal's process, as a list. */
async function start() {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const portal = openPortal(config)
  await portal.runtime.database.migrate()

  const worker = config.worker === 'inline' ? new WorkerSupervisor(beside('worker.js'), log) : null
  const pages = openPages(build as unknown as ServerBuild, portal)
  const shell = await openShell({
    portal,
    pages,
    log,
    metrics: openMetrics(),
    workerState: () => worker?.state() ?? 'elsewhere',
    clientFolder: beside('../client'),
  })
  worker?.start()
  await shell.listen({ port: config.http.port, host: config.http.host })
  log.info({ port: config.http.port, mode: config.mode }, 'the portal is ready')
  process.send?.({ ready: true, port: config.http.port })

  onceStopped(EXIT_WITHIN_MILLISECONDS, async () => {
    await shell.close()
    await worker?.stop()
    await sealActivityLog(portal)
    await portal.runtime.database.close()
  })
}

function beside(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the portal could not start')
  process.exit(1)
})
