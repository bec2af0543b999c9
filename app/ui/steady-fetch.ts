import { holdAnswer, type Trouble } from './held-sending'
import { sendAsDocument as asDocument } from './send-as-document'

/** Marks answers of the portal with the release they are of; anything without it came from something in between. */
const RELEASE_HEADER = 'x-release'
/** Tells a sending apart, so that the portal does not do twice what it did already. */
const FORM_KEY_HEADER = 'x-form-key'

type Sent = { url: URL; init: RequestInit }

/**
 * Takes the place of the browser's `fetch` for what pages send and ask by script. Where no answer of ours comes (no line,
 * a failing proxy, an error of ours), the page stays as it is, with what was typed: it waits, says so and offers to send
 * again, with the same key. Of a newer release a page is opened as a document, so that no script of the old one is missed.
 */
export function steadyFetch(release: string): typeof fetch {
  const plain = window.fetch.bind(window)
  const keys = sendingKeys()
  return async (input, init) => {
    const sent = sentToPages(input, init)
    return sent ? keepTrying(plain, { ...sent, init: withKey(sent, keys) }, release) : plain(input, init)
  }
}

async function keepTrying(plain: typeof fetch, sent: Sent, release: string): Promise<Response> {
  for (;;) {
    const answer = await plain(sent.url, sent.init).catch((error: unknown) => notOffline(error))
    const trouble = troubleOf(answer, isSending(sent))
    if (answer && !trouble) return newerRelease(answer, sent, release) ?? answer
    const { signal } = sent.init
    await holdAnswer({ trouble: trouble ?? 'offline', sending: isSending(sent), signal: signal ?? null })
  }
}

/** A request that the page itself gave up is no trouble. */
function notOffline(error: unknown): null {
  if ((error as { name?: string } | null)?.name === 'AbortError') throw error
  return null
}

function troubleOf(answer: Response | null, sending: boolean): Trouble | null {
  if (!answer) return 'offline'
  if (!answer.headers.has(RELEASE_HEADER)) return 'down'
  if (!sending) return answer.status === 502 || answer.status === 503 || answer.status === 504 ? 'down' : null
  if (answer.status === 413) return 'long'
  if (answer.status === 429) return 'often'
  return answer.status >= 500 ? 'down' : null
}

/** Where an answer of a newer release leads is opened as a document; null where it is of this one, or the page stays. */
function newerRelease(answer: Response, sent: Sent, release: string): Promise<Response> | null {
  if (answer.headers.get(RELEASE_HEADER) === release) return null
  const to = answer.headers.get('x-remix-redirect')
  if (to !== null) return leaveFor(to)
  const page = new URL(sent.url)
  page.searchParams.delete('_data')
  if (isSending(sent)) return sendAsDocument(page, sent.init.body)
  return page.pathname === window.location.pathname ? null : leaveFor(page.href)
}

function leaveFor(address: string): Promise<Response> {
  window.location.assign(address)
  return new Promise(() => undefined)
}

/** Sends a refused form once more, as a browser without scripts does: the page of the newer release shows what was typed. */
function sendAsDocument(page: URL, body: RequestInit['body']): Promise<Response> | null {
  if (!(body instanceof URLSearchParams)) return null
  asDocument(page.href, body)
  return new Promise(() => undefined)
}

/** A request by which a page asks or sends data; others go as they are. */
function sentToPages(input: RequestInfo | URL, init: RequestInit = {}): Sent | null {
  if (input instanceof Request) return null
  const url = new URL(input, window.location.href)
  return url.origin === window.location.origin && url.searchParams.has('_data') ? { url, init } : null
}

function isSending({ init }: Sent): boolean {
  return (init.method ?? 'GET').toUpperCase() === 'POST'
}

function withKey(sent: Sent, keyOf: (sent: Sent) => string): RequestInit {
  if (!isSending(sent)) return sent.init
  const headers = new Headers(sent.init.headers)
  headers.set(FORM_KEY_HEADER, keyOf(sent))
  return { ...sent.init, headers }
}

/** The same form with the same answers, sent again from the page that is open, has the same key until it changes. */
function sendingKeys() {
  let last = { what: '', key: '' }
  return ({ url, init }: Sent): string => {
    const what = `${window.history.state?.key ?? ''} ${url.href} ${String(init.body)}`
    if (last.what !== what) last = { what, key: crypto.randomUUID() }
    return last.key
  }
}
