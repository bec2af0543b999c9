import { eq, inArray } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Worker } from './log-entry'
import { deskWorker } from './tables.server'

type Opening = Pick<Runtime, 'keyring'>

/** Remembers by which name colleagues know somebody of the desk. */
export async function noteWorker(
  transaction: Transaction,
  { keyring }: Opening,
  { worker, name, at }: Worker & { at: Date },
): Promise<void> {
  const nameSealed = keyring.seal(placeOf(worker), name)
  await transaction
    .insert(deskWorker)
    .values({ worker, nameSealed, lastAt: at })
    .onConflictDoUpdate({ target: deskWorker.worker, set: { nameSealed, lastAt: at } })
}

/** The names of these, of whom one is known. */
export async function readNames(
  reader: Reader,
  { keyring }: Opening,
  workers: readonly string[],
): Promise<Map<string, string>> {
  if (workers.length === 0) return new Map()
  const rows = await reader
    .select()
    .from(deskWorker)
    .where(inArray(deskWorker.worker, [...new Set(workers)]))
  return new Map(rows.map(({ worker, nameSealed }) => [worker, keyring.unseal(placeOf(worker), nameSealed)]))
}

/** Whether somebody switched the single keys off. */
export async function readKeysOff(reader: Reader, worker: string): Promise<boolean> {
  const [row] = await reader.select().from(deskWorker).where(eq(deskWorker.worker, worker)).limit(1)
  return row?.keysOff ?? false
}

/** Switches the single keys of somebody on or off. */
export async function switchKeys(
  runtime: Runtime,
  { off, ...who }: Worker & { off: boolean },
): Promise<void> {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    await noteWorker(transaction, runtime, { ...who, at })
    await transaction.update(deskWorker).set({ keysOff: off }).where(eq(deskWorker.worker, who.worker))
  })
}

const placeOf = (row: string) => ({ table: 'desk_worker', column: 'name_sealed', row })
