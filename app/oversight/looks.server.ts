import { A_QUARTER, Tries } from '~/identity/tries'
import type { Runtime } from '~/runtime/runtime.server'

/** So many people a quarter of an hour are looked up by a typed number by one officer, for each thing one looks for. Counted in this process only. */
const MOST = 20
const looks = new WeakMap<Pick<Runtime, 'now'>, Tries>()

/** Whether an officer typed numbers too often, so that nobody finds out who is here by trying; each time it is asked counts. */
export function looksTooOften(
  runtime: Pick<Runtime, 'now'>,
  { worker }: { worker: string },
  what: 'log' | 'hold' | 'acting',
): boolean {
  const tries = looks.get(runtime) ?? new Tries({ most: MOST, ...A_QUARTER })
  looks.set(runtime, tries)
  return tries.secondsToWait(`${what} ${worker}`, runtime.now()) > 0
}
