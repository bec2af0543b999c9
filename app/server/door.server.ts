import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'

/** So long a request for a page stands at the door while connections pour in; then it goes on, one a round. */
const AT_MOST_MILLISECONDS = 250
/** So many stand there; who comes then is dealt with at once: one connection may ask for many pages in a row. */
const MOST_AT_THE_DOOR = 1_000

type Waiting = { request: IncomingMessage; response: ServerResponse; since: number }

/**
 * Connections go before pages. Each time the event loop goes round it lets in one connection, and who looks whether the portal
 * lives, or asks a question, stands behind all that came before. So while connections come nothing is done about a page that is
 * asked for, not even finding out which: that costs four times what letting in a connection does.
 */
export function letConnectionsInFirst(server: Server, mayWait: (request: IncomingMessage) => boolean): void {
  const waiting: Waiting[] = []
  let cameIn = false
  let isGoingRound = false
  const listeners = server.listeners('request') as RequestListener[]
  const handle = ({ request, response }: Omit<Waiting, 'since'>) => {
    for (const listener of listeners) listener.call(server, request, response)
  }

  server.removeAllListeners('request')
  server.on('connection', () => (cameIn = true))
  server.on('request', (request, response) => {
    if (!mayWait(request) || waiting.length >= MOST_AT_THE_DOOR) return handle({ request, response })
    waiting.push({ request, response, since: performance.now() })
    if (isGoingRound) return
    isGoingRound = true
    setImmediate(round)
  })

  function round() {
    const first = waiting[0]
    if (!first) return void (isGoingRound = false)
    const goesOn = !cameIn || performance.now() - first.since > AT_MOST_MILLISECONDS
    cameIn = false
    setImmediate(round)
    if (!goesOn) return
    waiting.shift()
    // Who went away meanwhile is not waited for.
    if (!first.response.destroyed) handle(first)
  }
}
