import { seedDemo } from '~/demo/seed.server'
import { readConfig } from './config.server'
import { openPortal } from './open-portal.server'

/** The operator's tool: one verb a call; exit code 0 only when it did what was asked. */
async function operate([noun, verb]: string[]) {
  const portal = openPortal(readConfig(process.env))
  try {
    await portal.runtime.database.migrate()
    if (noun === 'migrate') return
    if (noun === 'seed' && verb === 'demo') {
      await seedDemo(portal.runtime, { directory: process.env.DEMO_DIRECTORY ?? 'data/demo' })
      return
    }
    throw new Error(`unknown verb ${noun ?? ''} ${verb ?? ''}`)
  } finally {
    await portal.runtime.database.close()
  }
}

operate(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'failed')
  process.exitCode = 2
})
