import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, flattenedVerify, type JSONWebKeySet } from 'jose'

/** A message as the system of an organisation got it. */
export type Received = { text: string; signature: string; told: Record<string, string> }

/** How a system answers: a status, a redirect, with the challenge that was sent, or not at all. */
type Answering = number | 'echo' | 'redirect' | 'silent'

/** A system of an organisation on this machine, which answers as it is told to. */
export async function startReceiver() {
  const received: Received[] = []
  let answering: Answering = 'echo'
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString('utf8')
    const told = JSON.parse(text) as Record<string, string>
    received.push({ text, told, signature: String(request.headers['x-jws-signature']) })
    if (answering === 'silent') return
    if (answering === 'redirect') response.writeHead(307, { location: '/elsewhere' }).end()
    else if (answering === 'echo') response.end(JSON.stringify({ challenge: told.challenge }))
    else response.writeHead(answering).end('a long story')
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/zeggenschap`,
    received,
    answer: (next: Answering) => void (answering = next),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Whether a message is signed with one of these keys, as its receiver finds out (RFC 7515, appendix F). */
export async function isSignedWith(
  keys: JSONWebKeySet,
  { text, signature }: Pick<Received, 'text' | 'signature'>,
) {
  const [protectedHeader = '', , sign = ''] = signature.split('.')
  const jws = {
    protected: protectedHeader,
    signature: sign,
    payload: Buffer.from(text).toString('base64url'),
  }
  return flattenedVerify(jws, createLocalJWKSet(keys)).then(
    ({ protectedHeader: header }) => header?.typ === 'zeggenschap-notification',
    () => false,
  )
}
