import { createHash } from 'node:crypto'
import type { Runtime } from '~/runtime/runtime.server'
import { clientNetwork } from './client-network'
import { A_QUARTER, Tries } from './tries'

const MOST = 10

type Counts = { ofNetwork: Tries; seen: Tries }
type Wrong = { secret: string; address: string }

const known = new WeakMap<Pick<Runtime, 'now'>, Counts>()

/**
 * Notes that something secret was wrong: the code of a mailed link, the proof of a care system. Answers how many seconds
 * to wait where a network had ten different ones in a quarter of an hour, and 0 before. It is asked after looking, of what
 * is wrong only: who has the right one is let in, whoever hammers beside them; and who opens an old link twice guesses
 * nothing. Counted in this process only.
 */
export function noteWrongSecret(runtime: Pick<Runtime, 'now'>, { secret, address }: Wrong): number {
  const { ofNetwork, seen } = countsOf(runtime)
  const network = clientNetwork(address)
  const now = runtime.now()
  const hash = createHash('sha256').update(secret).digest('base64url')
  const isAgain = seen.secondsToWait(`${network} ${hash}`, now) > 0
  return isAgain ? ofNetwork.wait(network, now) : ofNetwork.secondsToWait(network, now)
}

function countsOf(runtime: Pick<Runtime, 'now'>): Counts {
  const made = known.get(runtime) ?? {
    ofNetwork: new Tries({ most: MOST, ...A_QUARTER }),
    seen: new Tries({ most: 1, ...A_QUARTER }),
  }
  known.set(runtime, made)
  return made
}
