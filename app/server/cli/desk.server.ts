import { openDatabase } from '~/db/open.server'
import { readConfig, type Config } from '~/portal/config.server'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { openProgress } from './progress.server'
import type { Desk } from './verb'

/** A desk that opens what a verb asks for, and closes what was opened. */
export function openDesk(environment: Desk['environment']): Desk & { close: () => Promise<void> } {
  const config = once(() => readConfig(environment))
  let opened: Runtime | null = null
  const progress = openProgress(process.stderr)
  return {
    config,
    runtime: () => (opened ??= openRuntime(config())),
    environment,
    requestId: newId(),
    progress: progress.say,
    async close() {
      progress.end()
      await opened?.database.close()
    },
  }
}

function openRuntime({ database, keys }: Config): Runtime {
  return {
    database: openDatabase(database.url.reveal(), {
      migrationsRoot: database.migrationsRoot,
      connections: 2,
    }),
    keyring: openKeyring({ sealKeys: keys.seal.reveal(), indexKey: keys.index.reveal() }),
    now: () => new Date(),
    newId: () => newId(),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => (made ??= { value: make() }).value
}
