import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '~/i18n/language'
import type { Path } from '~/paths'
import { dataAskedOf, languageAsked } from './page-request.server'
import { VISIT_COOKIE } from './visit-cookie.server'

/** What stands in a kept page in the place of what each visitor gets anew. */
type Marks = { nonce: string; csrf: string }
type Own = Marks & { setCookie: string | null }
type Kept = { headers: [string, string][]; html: string }
type Render = (request: FastifyRequest, page: { as: Path; marks: Marks }) => Promise<Response>

/**
 * Pages of refusals as strangers see them, rendered once for each language: being refused costs the portal next to nothing.
 * Who is logged in, or has set how the portal looks, gets a page rendered for them.
 */
export function keptPages(render: Render) {
  const pages = new Map<string, Kept>()
  const marks: Marks = { nonce: mark(), csrf: mark() }

  async function renderOnce(request: FastifyRequest, as: Path, language: Language): Promise<Kept> {
    const key = `${language} ${as}`
    const known = pages.get(key)
    if (known) return known
    const response = await render(request, { as, marks })
    const kept = {
      headers: [...response.headers].filter(([name]) => name !== 'set-cookie'),
      html: await response.text(),
    }
    pages.set(key, kept)
    return kept
  }

  return {
    /** The page of a refusal; null where it must be rendered for who asks. */
    async find(request: FastifyRequest, { as, isSomebody }: { as: Path; isSomebody: boolean }) {
      if (isSomebody || hasOwnCookies(request.headers.cookie) || dataAskedOf(request) !== null) return null
      const { headers, html } = await renderOnce(request, as, languageAsked(request))
      return {
        send(reply: FastifyReply, own: Own) {
          for (const [name, value] of headers) reply.header(name, value)
          reply.header('cache-control', 'no-store')
          if (own.setCookie) reply.header('set-cookie', own.setCookie)
          return reply.send(html.replaceAll(marks.nonce, own.nonce).replaceAll(marks.csrf, own.csrf))
        },
      }
    },
  }
}

function mark(): string {
  return randomBytes(24).toString('hex')
}

function hasOwnCookies(header: string | undefined): boolean {
  return (header ?? '')
    .split(';')
    .some((cookie) => cookie.trim() !== '' && !cookie.trim().startsWith(`${VISIT_COOKIE}=`))
}
