import { readEnvironment } from './environment'
import { startStandIns } from './stand-ins'

const PARENT_WATCH_MILLISECONDS = 500

try {
  const standIns = await startStandIns(readEnvironment(process.env, new Date()))
  let stopping: Promise<void> | undefined
  const stop = () => void (stopping ??= standIns.stop().then(() => process.exit(0)))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (process.env.STANDIN_EXIT_WITH_PARENT === '1') stopWithParent(stop)
  process.stdout.write(
    `${JSON.stringify({ ready: true, port: standIns.port, smtpPort: standIns.smtpPort })}\n`,
  )
} catch (error) {
  process.stderr.write(
    `The stand-ins do not start: ${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exit(1)
}

/** An orphan is given another parent: then whoever started this is gone. */
function stopWithParent(stop: () => void) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), PARENT_WATCH_MILLISECONDS).unref()
  process.stdout.on('error', stop)
}
