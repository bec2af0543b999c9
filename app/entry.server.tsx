import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { FAILED_HEADER, type RequestContext } from '~/portal/portal'
import { WordSourceProvider } from './i18n/intl'
import { wordsForPages } from './i18n/intl.server'
import { AnswerStatusProvider } from './ui/DocumentTitle'
import { NonceProvider } from './ui/nonce'

const GIVE_UP_AFTER_MILLISECONDS = 5_000

/**
 * Renders a whole page before answering, so that a failure is an error page and never half a page. A page that failed
 * lacks what its frame needs, so the shell is asked to show the page of its status instead.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: RequestContext,
): Promise<Response> {
  if (remix.staticHandlerContext.errors && !context.standsIn) {
    headers.set(FAILED_HEADER, 'yes')
    return Promise.resolve(new Response(null, { headers, status }))
  }
  tellWhen(headers, remix)
  return new Promise((resolve, reject) => {
    let answeredStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <AnswerStatusProvider value={status}>
          <WordSourceProvider source={wordsForPages(context.language)}>
            <RemixServer context={remix} url={request.url} abortDelay={GIVE_UP_AFTER_MILLISECONDS} />
          </WordSourceProvider>
        </AnswerStatusProvider>
      </NonceProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answeredStatus }))
          pipe(body)
        },
        onShellError: reject,
        onError() {
          answeredStatus = 500
        },
      },
    )
    setTimeout(abort, GIVE_UP_AFTER_MILLISECONDS).unref()
  })
}

/** When to try again, where a form was refused till then: with the page that says so (RFC 6585, section 4). */
function tellWhen(headers: Headers, { staticHandlerContext: { actionHeaders } }: EntryContext) {
  for (const answered of Object.values(actionHeaders)) {
    const seconds = answered.get('Retry-After')
    if (seconds !== null) headers.set('Retry-After', seconds)
  }
}

/** Says that rendering failed without saying what was being rendered; the request id finds the rest. */
export function handleError(
  error: unknown,
  { context, request }: { context: RequestContext; request: Request },
) {
  if (request.signal.aborted) return
  context.reportError(error)
}
