import type { Runtime } from '~/runtime/runtime.server'
import { clientNetwork } from './client-network'
import { A_QUARTER, Tries } from './tries'

/** A library, a school or a hospital is one network; one who floods us is one too. */
const MOST = 30

const known = new WeakMap<Pick<Runtime, 'now'>, Tries>()

/**
 * Notes that something was sent to us by a form that needs no login. Answers how many seconds to wait where a network sent
 * thirty in a quarter of an hour, and 0 before. Counted in this process only.
 */
export function noteSent(runtime: Pick<Runtime, 'now'>, { address }: { address: string }): number {
  const tries = known.get(runtime) ?? new Tries({ most: MOST, ...A_QUARTER })
  known.set(runtime, tries)
  return tries.secondsToWait(clientNetwork(address), runtime.now())
}
