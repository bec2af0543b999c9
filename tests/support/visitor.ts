import { JSDOM } from 'jsdom'

export type Answer = { status: number; url: string; headers: Headers; text: string; document: Document }
/** One answer as it came over the wire, a redirect too. */
export type Heard = { url: string; status: number; headers: Headers; text: string }
type Asking = { headers?: Record<string, string>; follow?: boolean }

/** A browser without scripts: keeps cookies per host, follows redirects, fills in forms as they stand on the page. */
export class Visitor {
  readonly #cookies: Map<string, Map<string, string>>
  last: Answer | null = null
  /** Everything this tab heard, redirects and other hosts too. */
  readonly heard: Heard[] = []

  constructor(
    readonly origin: string,
    cookies = new Map<string, Map<string, string>>(),
  ) {
    this.#cookies = cookies
  }

  /** Another tab of the same browser: the same cookies, a page of its own. */
  tab(): Visitor {
    return new Visitor(this.origin, this.#cookies)
  }

  /** Goes to an address of the portal, or to a full one. */
  async get(address: string, asking: Asking = {}): Promise<Answer> {
    return this.#ask(new URL(address, this.origin), { method: 'GET' }, asking)
  }

  /** Sends fields as a browser sends a form of the portal. */
  async post(address: string, fields: Record<string, string>, asking: Asking = {}): Promise<Answer> {
    const url = new URL(address, this.origin)
    const headers = { origin: url.origin, 'sec-fetch-site': 'same-origin', ...asking.headers }
    return this.#ask(url, { method: 'POST', body: new URLSearchParams(fields) }, { ...asking, headers })
  }

  /** Fills in the form that a button stands on, and presses it. Fields that are not named keep what is in them. */
  async submit(button: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.#press(this.last?.document.querySelector<HTMLButtonElement>(button), button, fields)
  }

  /** Presses the first button with these words on it. */
  async press(words: string, fields: Record<string, string> = {}): Promise<Answer> {
    const buttons = [...(this.last?.document.querySelectorAll<HTMLButtonElement>('button') ?? [])]
    const pressed = buttons.find((button) => button.textContent?.trim() === words)
    return this.#press(pressed, `“${words}”`, fields)
  }

  async #press(
    pressed: HTMLButtonElement | null | undefined,
    button: string,
    fields: Record<string, string>,
  ): Promise<Answer> {
    const page = this.last
    // A button may stand outside its form and name it: the language switch, and the first button for the Enter key.
    const named = pressed?.getAttribute('form')
    const form = named
      ? page?.document.querySelector<HTMLFormElement>(`form[id="${named}"]`)
      : pressed?.closest('form')
    if (!page || !pressed || !form)
      throw new Error(`no button ${button} on ${page?.url}:\n${page?.document.body.textContent}`)
    const own = { ...formFields(form), ...(pressed.name ? { [pressed.name]: pressed.value } : {}), ...fields }
    const action = new URL(
      pressed.getAttribute('formaction') ?? form.getAttribute('action') ?? page.url,
      page.url,
    )
    if (form.method.toLowerCase() === 'post') return this.post(action.href, own)
    action.search = new URLSearchParams(own).toString()
    return this.get(action.href)
  }

  /** The value of a cookie of the portal, or undefined. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(new URL(this.origin).host)?.get(name)
  }

  /** The `Cookie` header that the portal gets from this browser. */
  cookies(): string {
    return [...this.#jar(new URL(this.origin).host)].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** The form token on the page that is open. */
  token(): string {
    const field = this.last?.document.querySelector<HTMLInputElement>('input[name=csrf]')
    if (!field) throw new Error(`no form token on ${this.last?.url}`)
    return field.value
  }

  setCookie(name: string, value: string) {
    this.#jar(new URL(this.origin).host).set(name, value)
  }

  #jar(host: string) {
    const jar = this.#cookies.get(host) ?? new Map<string, string>()
    this.#cookies.set(host, jar)
    return jar
  }

  async #ask(url: URL, init: RequestInit, asking: Asking): Promise<Answer> {
    const jar = this.#jar(url.host)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    // A connection each: one that was left open may be closed by the other side just as it is used again.
    const headers = {
      ...{ accept: 'text/html', 'accept-encoding': 'identity', connection: 'close' },
      ...(cookie && { cookie }),
      ...asking.headers,
    }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    const text = await response.text()
    this.heard.push({ url: url.href, status: response.status, headers: response.headers, text })
    const location = response.headers.get('location')
    if (location && asking.follow !== false) {
      const { origin: _origin, ...kept } = (asking.headers ?? {}) as Record<string, string>
      return this.#ask(new URL(location, url), { method: 'GET' }, { ...asking, headers: { ...kept } })
    }
    const { status, headers: heard } = response
    let document: Document | undefined
    this.last = {
      ...{ status, url: url.href, headers: heard, text },
      /** Read as a document when somebody looks: many answers are only counted. */
      get document() {
        document ??= read(text, url)
        return document
      },
    }
    return this.last
  }
}

/** A document alone: a window for each, as a browser has one, takes twice the time. */
const { DOMParser } = new JSDOM().window

function read(html: string, at: URL): Document {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const base = document.createElement('base')
  base.href = at.href
  document.head.prepend(base)
  return document
}

function keep(jar: Map<string, string>, line: string) {
  const [pair = '', ...attributes] = line.split(/;\s*/)
  const at = pair.indexOf('=')
  const gone = attributes.some((attribute) => /^max-age=0$|^expires=thu, 01 jan 1970/i.test(attribute))
  if (gone) jar.delete(pair.slice(0, at))
  else jar.set(pair.slice(0, at), pair.slice(at + 1))
}

function formFields(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const element of form.querySelectorAll<HTMLInputElement>(
    'input[name], select[name], textarea[name]',
  )) {
    const ticked = element.type !== 'radio' && element.type !== 'checkbox' ? true : element.checked
    if (ticked) fields[element.name] = element.value
  }
  return fields
}
