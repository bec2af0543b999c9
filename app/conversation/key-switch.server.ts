import { eq } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { keysOff } from './tables.server'

/** Whether somebody at the desk switched the single keys off. */
export async function readKeysOff(reader: Reader, worker: string): Promise<boolean> {
  return (await reader.$count(keysOff, eq(keysOff.worker, worker))) > 0
}

/** Switches the single keys of somebody on or off, wherever they log in. */
export async function switchKeys(
  runtime: Runtime,
  { worker, off }: { worker: string; off: boolean },
): Promise<void> {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    if (off) await transaction.insert(keysOff).values({ worker, at }).onConflictDoNothing()
    else await transaction.delete(keysOff).where(eq(keysOff.worker, worker))
  })
}
