import type { Runtime } from '~/runtime/runtime.server'
import { clientNetwork } from './client-network'
import { A_QUARTER, Tries } from './tries'

type Asker = { address: string; session: string | null }

/**
 * How often the directory is searched: two hundred times a quarter of an hour by one who is logged in, ten times that by
 * all strangers at one address together. Who is logged in is counted alone, so that nobody beside them uses up their searches.
 */
export class SearchLimit {
  readonly #ofSession = new Tries({ most: 200, ...A_QUARTER })
  readonly #ofNetwork = new Tries({ most: 2_000, ...A_QUARTER })

  constructor(readonly runtime: Pick<Runtime, 'now'>) {}

  /** How many seconds to wait; 0 when it may go on. */
  secondsToWait({ address, session }: Asker): number {
    const now = this.runtime.now()
    if (session) return this.#ofSession.secondsToWait(session, now)
    return this.#ofNetwork.secondsToWait(clientNetwork(address), now)
  }
}
