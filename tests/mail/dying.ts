import type { Database, Work } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'

/** A runtime whose process is dead to the database once it claimed and `isDead`: nothing is settled any more. */
export function dyingAfter(runtime: Runtime, isDead: () => boolean): Runtime {
  let claims = 0
  const transact: Database['transact'] = <Result>(work: Work<Result>) => {
    claims += 1
    if (claims % 2 === 0 && isDead()) throw new Error('this worker is dead')
    return runtime.database.transact(work)
  }
  return { ...runtime, database: { ...runtime.database, transact } }
}
