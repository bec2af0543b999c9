import type { Database } from '~/db/database.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring, type Keyring } from '~/sealing/keyring.server'

/** A clock that stands still until it is moved. */
export type TestClock = {
  now: () => Date
  set: (at: string) => void
  /** Moves on so many milliseconds. */
  advance: (milliseconds: number) => void
}

/** Stands at half past nine on a Monday morning in Amsterdam unless told otherwise. */
export function testClock(start = '2026-03-16T08:30:00.000Z'): TestClock {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    set: (moment) => void (at = new Date(moment).getTime()),
    advance: (milliseconds) => void (at += milliseconds),
  }
}

/** Keys that nothing else has. */
export function freshKeyring({ SEAL_KEYS, INDEX_KEY } = makeSecrets()): Keyring {
  return openKeyring({ sealKeys: SEAL_KEYS, indexKey: INDEX_KEY })
}

/** A runtime on this database, with fresh keys unless it was opened with some, whose time only the test moves. */
export function testRuntime(
  database: Database,
  { clock = testClock(), keyring = freshKeyring() }: { clock?: TestClock; keyring?: Keyring } = {},
): Runtime {
  return {
    database,
    keyring,
    now: clock.now,
    newId: () => newId(clock.now()),
  }
}
