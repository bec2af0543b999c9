import type { FastifyInstance, FastifyRequest } from 'fastify'
import { takeUtf8 } from '~/api/utf8-body.server'
import { inLanguage, languageOf, LANGUAGES } from '~/i18n/language'
import { noteWrongSecret } from '~/identity/wrong-secrets.server'
import { linkIn } from '~/notification/paths'
import { unsubscribe } from '~/notification/use-cases.server'
import { PATHS } from '~/paths'
import type { Portal } from '~/portal/portal'
import { utf8Text } from '~/runtime/utf8.server'

const BODY_LIMIT_BYTES = 1024
/** What a mail program posts (RFC 8058 3.2); a browser's form on the page posts something else. */
const ONE_CLICK = 'List-Unsubscribe=One-Click'

type Posted = FastifyRequest<{ Params: { token: string } }>

/**
 * One-click unsubscribe (RFC 8058): a POST from anywhere, without cookie, that the token alone decides. A mail
 * program gets a plain answer, a browser goes back to the page, which then says that it is done.
 */
export function unsubscribeRoutes(scope: FastifyInstance, portal: Portal) {
  scope.removeAllContentTypeParsers()
  takeUtf8(scope, '*', { read: utf8Text, bodyLimit: BODY_LIMIT_BYTES })

  for (const language of LANGUAGES) {
    scope.post(
      inLanguage(language, PATHS.unsubscribe({ token: ':token' })),
      async (request: Posted, reply) => {
        const { token } = request.params
        const done = await unsubscribe(portal.runtime, { token, requestId: request.id })
        reply.header('cache-control', 'no-store')
        if (!isOneClick(request.body)) return reply.redirect(pageOf(request, portal.config.http.origin), 303)
        reply.type('text/plain; charset=utf-8')
        if (done.ok) return reply.send('OK\n')
        const wait = noteWrongSecret(portal.runtime, { secret: token, address: request.ip })
        if (wait > 0) return reply.code(429).header('retry-after', wait).send('Too Many Requests\n')
        return reply.code(404).send('Not Found\n')
      },
    )
  }
}

/** As a form or as its multipart form, both of which a mail program may send. */
function isOneClick(body: unknown): boolean {
  return typeof body === 'string' && (body.includes(ONE_CLICK) || /name="?List-Unsubscribe"?\s/.test(body))
}

function pageOf({ url, params }: Posted, origin: string): string {
  return linkIn({
    origin,
    language: languageOf(url),
    to: 'unsubscribe',
    token: encodeURIComponent(params.token),
  })
}
