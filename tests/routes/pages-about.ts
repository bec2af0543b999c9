import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '~/routes'
import type { Answer, Visitor } from '../support/visitor'

/** A page about whom one acts for, and the route that gives its data. */
export type PageAbout = { path: string; route: string }
/** A form as it stood on a page about the other while one might send it. */
export type KeptForm = { action: string; fields: Record<string, string> }

/** What stands in an address where the route asks for something. */
const FILLED: Record<string, string> = {
  ':scope': 'groep',
  ':holder': 'GP',
  ':data': 'GGC002',
  ':receiver': 'RPZAC005',
  ':ura': '90000202',
  ':versie': '2',
}
const QUERIES: Record<string, string> = {
  '/mijn/keuzes/klaar': '?versie=2',
  '/mijn/keuzes/bewijs': '?versie=2',
  '/mijn/intrekken/keuze': '?houder=GP&gegevens=GGC002&raadpleger=RPZAC104',
}
/** Where one chooses for whom, and begins: that asks the registers anew, and says for whom one may. */
const CHOOSING = '/mijn/namens'

/** Every address below `/mijn` but where one chooses for whom: printing, files and receipts among them. */
export function pagesAbout(approval: string) {
  const filled: Record<string, string> = { ...FILLED, ':approval': approval }
  return (routes as RouteConfigEntry[]).flatMap(({ path = '', file }): PageAbout[] => {
    const page = `/${path.replace('en?/', '').replaceAll('?', '')}`
    if (!/^\/mijn(\/|$)/.test(page) || page.startsWith(CHOOSING)) return []
    const address = page.replaceAll(/:\w+/g, (name) => filled[name] ?? name)
    const withProvider = file.endsWith('provider.tsx') ? address.replace('/GP/', '/90000202/') : address
    return [{ path: withProvider + (QUERIES[page] ?? ''), route: file.replace(/\.tsx?$/, '') }]
  })
}

/** The pages that are there, and every form on them as it would be sent by each of its buttons. */
export async function lookAround(visitor: Visitor, pages: readonly PageAbout[]) {
  const shown: PageAbout[] = []
  const forms = new Map<string, KeptForm>()
  for (const page of pages) {
    const answer = await visitor.get(page.path, { follow: false })
    if (answer.status !== 200) continue
    shown.push(page)
    if (answer.headers.get('content-type')?.startsWith('text/html'))
      for (const form of formsOn(answer)) forms.set(JSON.stringify(form), form)
  }
  return { shown, forms: [...forms.values()] }
}

function formsOn({ document, url }: Answer): KeptForm[] {
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')]
  return forms.flatMap((form) => {
    const { pathname, search } = new URL(form.getAttribute('action') ?? url, url)
    const typed = [...form.querySelectorAll<HTMLInputElement>('input[name]')].filter(
      ({ type, checked, name }) => name !== 'csrf' && ((type !== 'radio' && type !== 'checkbox') || checked),
    )
    const fields = Object.fromEntries(typed.map(({ name, value }) => [name, value]))
    const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[type=submit], button:not([type])')]
    return buttons.map(({ name, value }) => ({
      action: pathname + search,
      fields: name ? { ...fields, [name]: value } : fields,
    }))
  })
}

/** The same page in English, and its data as a browser with scripts asks for it: of the page, and around it. */
export function waysTo({ path, route }: PageAbout): string[] {
  const ask = path.includes('?') ? '&' : '?'
  const data = [route, 'root'].map((id) => `${path}${ask}_data=${encodeURIComponent(id)}`)
  return [path, `/en${path}`, ...data]
}
