import type { CustomFetch } from 'openid-client'
import { readBounded } from '~/runtime/bounded-body.server'

/** A key set, a token or a person; nothing of it is near this size. */
const LONGEST_ANSWER = 256 * 1024

/** The line to an identity provider during one login. */
export type ProviderLine = {
  fetch: CustomFetch
  /** Whether the provider once did not answer, or said that it could not: then a refusal is its fault. */
  failed: () => boolean
  /** From here on an answer that is a JWT must be an encrypted one (JWE, five parts). */
  encryptedOnly: () => void
}

/** Opens a line that takes in bounded answers only. */
export function openProviderLine(): ProviderLine {
  let failed = false
  let encrypted = false
  return {
    failed: () => failed,
    encryptedOnly: () => void (encrypted = true),
    async fetch(url, options) {
      const { status, headers, body } = await bounded(url, options).catch((error: unknown) => {
        failed = true
        throw error
      })
      if (status >= 500 || status === 429) failed = true
      if (encrypted && isJwt(headers) && body.split('.').length !== 5)
        throw new Error('the answer of the provider is not encrypted')
      return new Response(status === 204 ? null : body, { status, headers })
    },
  }
}

async function bounded(url: string, options: Parameters<CustomFetch>[1]) {
  const response = await fetch(url, options as RequestInit)
  const body = await readBounded(response, LONGEST_ANSWER)
  if (body === null) throw new Error('the answer of the provider is too long, or no UTF-8')
  const headers = new Headers(response.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return { status: response.status, headers, body }
}

function isJwt(headers: Headers): boolean {
  return headers.get('content-type')?.split(';')[0]?.trim() === 'application/jwt'
}
