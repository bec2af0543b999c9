import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BaseMessageId } from '~/i18n/nl'
import { intlFor } from '~/i18n/intl.server'
import { languageAsked } from './page-request.server'

type Words = { title: BaseMessageId; paragraphs: readonly BaseMessageId[]; phone?: string }

/** A page of words alone: it costs next to nothing, needs no database, and is whole by itself. */
export function sendPlainPage(request: FastifyRequest, reply: FastifyReply, words: Words): FastifyReply {
  const language = languageAsked(request)
  const { formatMessage } = intlFor(language)
  const title = formatMessage({ id: words.title })
  const paragraphs = words.paragraphs.map((id) => formatMessage({ id }))
  const told = [...paragraphs, ...(words.phone ? [words.phone] : [])]
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">` +
        '<meta name="viewport" content="width=device-width,initial-scale=1">' +
        '<meta name="color-scheme" content="light dark">' +
        `<title>${title}</title></head>\n<body><main><h1>${title}</h1>\n` +
        `${told.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}\n</main></body></html>\n`,
    )
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
