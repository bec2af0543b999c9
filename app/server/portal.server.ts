import { readConfig } from '~/portal/config.server'

/**
 * The operator's tool. The tables of a process are bound to the kind of database when they are imported, so
 * `DATABASE_URL` is settled first, wherever it came from.
 */
async function operate(): Promise<number> {
  settleDatabase()
  const { runTool } = await import('./cli/run.server')
  return runTool(process.argv.slice(2), process.env, { out: console.log, err: console.error })
}

/** A configuration that is wrong is for the verb to tell. */
function settleDatabase() {
  try {
    process.env.DATABASE_URL = readConfig(process.env).database.url.reveal()
  } catch {
    return
  }
}

operate().then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
