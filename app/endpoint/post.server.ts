import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isEndpointAddress, type Reach } from './address'
import type { Answer } from './answer'
import { LEADS_INSIDE, lookUpOutside } from './outside.server'

/** More than a challenge with its braces; what is longer is not read on. */
const LONGEST_ANSWER_BYTES = 4_096

export type Posting = {
  address: string
  reach: Reach
  body: string
  headers: Record<string, string>
  /** For the whole of it; well below the lease of what is sent. */
  milliseconds: number
  /** Whether it matters what is answered, beside the status. */
  reads: boolean
}

/**
 * Posts to an address that somebody gave, on a connection of its own. No redirect is followed, and no name that leads inside. Never
 * throws.
 */
export async function post(posting: Posting): Promise<Answer> {
  const { address, reach, body, headers, milliseconds, reads } = posting
  if (!isEndpointAddress(address, reach)) return { failed: 'inside' }
  const url = new URL(address)
  const start = url.protocol === 'https:' ? secureRequest : plainRequest
  const signal = AbortSignal.timeout(milliseconds)
  try {
    return await new Promise<Answer>((answered, failed) => {
      const options = {
        ...{ method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
        ...{ agent: false, signal, ...(reach === 'internet' && { lookup: lookUpOutside }) },
      }
      start(url, options, (response) => readAnswer(response, reads).then(answered, failed))
        .on('error', failed)
        .end(body)
      // Node tells of some ends neither an answer nor an error (101), and a place that is never given back is lost to everybody.
      signal.addEventListener('abort', () => failed(new Error('too slow')))
    })
  } catch (error) {
    return { failed: signal.aborted ? 'slow' : whyOf(error) }
  }
}

async function readAnswer(response: IncomingMessage, reads: boolean): Promise<Answer> {
  const { statusCode: status = 0 } = response
  if (!reads) {
    response.destroy()
    return { status, body: '' }
  }
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.byteLength
    if (length > LONGEST_ANSWER_BYTES) break
  }
  const body = Buffer.concat(parts).subarray(0, LONGEST_ANSWER_BYTES).toString('utf8')
  return { status, body }
}

/** Of what TLS says when it trusts a certificate not, only that. */
const CERTIFICATE = /CERT|SSL|TLS|UNABLE_TO/

function whyOf(error: unknown): 'inside' | 'certificate' | 'unreachable' {
  const { code } = error as { code?: unknown }
  if (code === LEADS_INSIDE) return 'inside'
  return typeof code === 'string' && CERTIFICATE.test(code) ? 'certificate' : 'unreachable'
}
