import { request } from 'node:http'
import { connect } from 'node:net'

export type Sent = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** The address that it comes from: any of 127.0.0.0/8. */
  from?: string | undefined
}
export type Answered = {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** One request as it is written here: nothing is added that a browser, or `fetch`, would add. */
export async function send(origin: string, sent: Sent): Promise<Answered> {
  const { hostname, port, host } = new URL(origin)
  const { method = 'GET', path, headers = {}, body, from } = sent
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const asked = request({
      ...(from === undefined ? { hostname } : { hostname: '127.0.0.1', localAddress: from }),
      ...{ port, method, path, headers: { host, ...length, ...headers } },
    })
    // A server that refused a body may close before it was all written: what counts is its answer.
    let answered = false
    asked.on('error', (error) => (answered ? undefined : reject(error)))
    asked.on('response', (response) => {
      answered = true
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => void chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    asked.end(body)
  })
}

/** Writes bytes on a connection of its own and gives all that comes back until it closes. */
export async function sendBytes(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let answer = ''
    socket.setEncoding('utf8').on('data', (text: string) => void (answer += text))
    socket.setTimeout(3_000, () => socket.destroy())
    socket.on('close', () => resolve(answer))
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)))
  })
}

/** A form as a browser writes it. */
export function formBody(fields: Record<string, string>) {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  }
}
