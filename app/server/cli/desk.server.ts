import type { Work } from '~/db/database.server'
import { openDatabase } from '~/db/open.server'
import { readConfig, type Config } from '~/portal/config.server'
import { proveKeys } from '~/portal/key-proof.server'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { openProgress } from './progress.server'
import type { ToolContext } from './verb'

/** A desk that opens what a verb asks for, and closes what was opened. */
export function openDesk(
  environment: ToolContext['environment'],
): ToolContext & { close: () => Promise<void> } {
  const config = once(() => readConfig(environment))
  let opened: Runtime | null = null
  let asked: Runtime | null = null
  const open = () => (opened ??= openRuntime(config()))
  const progress = openProgress(process.stderr)
  return {
    config,
    runtime: () => (asked ??= proven(open(), config())),
    unproven: open,
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
  const keyring = openKeyring({ sealKeys: keys.seal.reveal(), indexKey: keys.index.reveal() })
  return {
    database: openDatabase(database.url.reveal(), {
      migrationsRoot: database.migrationsRoot,
      keys: keyring,
      connections: 2,
      tellWide: (file, still) => console.error(`others could read ${file}: ${still}`),
    }),
    keyring,
    now: () => new Date(),
    newId: () => newId(),
  }
}

/** Looks at the keys before the first write. */
function proven(runtime: Runtime, config: Config): Runtime {
  const { database } = runtime
  let proof: Promise<void> | null = null
  const prove = () => (proof ??= proveKeys({ runtime, config }))
  return {
    ...runtime,
    database: {
      ...database,
      transact: async <Result>(work: Work<Result>) => {
        await prove()
        return database.transact(work)
      },
      record: async <Result>(work: Work<Result>) => {
        await prove()
        return database.record(work)
      },
    },
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => (made ??= { value: make() }).value
}
