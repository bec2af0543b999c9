import type { FastifyRequest } from 'fastify'
import { languageOf, type Language } from '~/i18n/language'

export function pathOf({ url }: FastifyRequest): string {
  return new URL(url, 'http://x').pathname
}

/** The language that an address says, also one that is no address. */
export function languageAsked({ url }: FastifyRequest): Language {
  return languageOf(url.split('?', 1)[0]!)
}

/** The route of which Remix asks the data alone; null where a whole page is asked. */
export function dataAskedOf({ url }: FastifyRequest): string | null {
  const query = url.indexOf('?')
  return query < 0 ? null : new URLSearchParams(url.slice(query)).get('_data')
}

export function csrfFieldOf(request: FastifyRequest): string {
  const header = request.headers['x-csrf-token']
  if (typeof header === 'string') return header
  return formFieldOf(request, 'csrf') ?? ''
}

export function formFieldOf(request: FastifyRequest, name: string): string | null {
  return fieldsOf(request).get(name)
}

export function fieldsOf({ body }: FastifyRequest): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : '')
}
