import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Runtime } from '~/runtime/runtime.server'
import { clientNetwork } from './client-network'
import { readCookie } from './cookie'
import { LOGIN_COOKIE } from './login-attempt.server'
import { tooOften } from './too-often.server'
import { A_QUARTER, Tries } from './tries'

/** What one login takes: it begins, and comes back. */
const TRIES_OF_A_LOGIN = 2

/**
 * How often logins may begin and come back. A browser gets ten tries a quarter of an hour that lead to nothing. An address
 * gets many more, of which those that led somewhere do not count either: a nursing home, a library or a provider of mobile internet is one address, and nobody in it is locked out
 * by one who hammers. Both count in this process only: where several serve the portal each counts by itself, so that together
 * they let through as many times more, and a new start begins at nothing.
 */
export class LoginLimit {
  readonly #ofBrowser = new Tries({ most: 10, ...A_QUARTER })
  readonly #ofNetwork = new Tries({ most: 300, ...A_QUARTER })

  constructor(readonly runtime: Pick<Runtime, 'now'>) {}

  /** Throws what is answered with the page of status 429 where it is too often. */
  check(request: FastifyRequest, reply: FastifyReply): void {
    const now = this.runtime.now()
    const browser = browserOf(request)
    const wait =
      (browser && this.#ofBrowser.secondsToWait(browser, now)) ||
      this.#ofNetwork.secondsToWait(clientNetwork(request.ip), now)
    if (wait) throw tooOften(reply, wait)
  }

  /** Somebody came in: on a tablet that many use, the next one begins anew. */
  cameIn(request: FastifyRequest): void {
    const browser = browserOf(request)
    if (browser) this.#ofBrowser.forget(browser)
    this.#ofNetwork.giveBack(clientNetwork(request.ip), TRIES_OF_A_LOGIN)
  }
}

function browserOf(request: FastifyRequest): string | null {
  return readCookie(request.headers.cookie, LOGIN_COOKIE)
}
