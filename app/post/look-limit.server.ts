import { A_QUARTER, Tries } from '~/identity/tries'
import type { Runtime } from '~/runtime/runtime.server'

/** How often one at the desk looks somebody up, and how often that is nobody, before it has to wait. */
const MOST = { all: 60, misses: 10 } as const

type Counts = { all: Tries; misses: Tries }

const known = new WeakMap<Pick<Runtime, 'now'>, Counts>()

/** Whether somebody at the desk may look again: nobody walks through all numbers. Counted in this process only. */
export function mayLookAgain(runtime: Pick<Runtime, 'now'>, worker: string): boolean {
  const { all, misses } = countsOf(runtime)
  const now = runtime.now()
  return misses.wait(worker, now) === 0 && all.secondsToWait(worker, now) === 0
}

/** Notes that it was nobody. */
export function noteMissed(runtime: Pick<Runtime, 'now'>, worker: string): void {
  countsOf(runtime).misses.secondsToWait(worker, runtime.now())
}

function countsOf(runtime: Pick<Runtime, 'now'>): Counts {
  const counts = known.get(runtime) ?? {
    all: new Tries({ most: MOST.all, ...A_QUARTER }),
    misses: new Tries({ most: MOST.misses, ...A_QUARTER }),
  }
  known.set(runtime, counts)
  return counts
}
