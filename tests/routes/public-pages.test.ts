import { beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '~/i18n/language'
import { readPublished } from '../house/statement-of-code'
import { addressIn } from '../support/address'
import { Visitor, type Answer } from '../support/visitor'
import { words } from '../support/words'
import { startProduct, type Product } from './product'

/* What the pages for everybody promise is there, and what is there they do not deny. */

let product: Product
let visitor: Visitor
beforeAll(async () => {
  product = await startProduct()
  visitor = new Visitor(product.origin)
})

describe.each(LANGUAGES)('the pages for everybody (%s)', (language) => {
  const at = (path: string) => visitor.get(addressIn(language, path))

  it('lead a parent from the first page to where one chooses for a child, with their own DigiD', async () => {
    const home = await at('/')
    const way = linksOn(home).find((link) => textOf(link) === words(language, 'public.home.child.title'))!
    const card = textOf(way.closest('.card'))
    expect(card).toContain('DigiD')
    expect(card).not.toMatch(DENIES)
    const how = await visitor.get(way.href)
    expect(how.status).toBe(200)
    const about = textBelow(how.document.querySelector(new URL(way.href).hash))
    expect(about).toContain(words(language, 'family.title'))
    const aboutParents = about.split('. ').filter((sentence) => !INSTITUTION.test(sentence))
    expect(aboutParents.join('. ')).not.toMatch(DENIES)
  })

  it('offer no form on paper: they say that there is none, and lead to no file', async () => {
    const page = await at('/papier')
    expect(textOf(page.document.querySelector('main'))).toContain(words(language, 'public.paper.form.text'))
    const files = linksOn(page).filter(({ href, download }) => download || /\.(pdf|docx?|odt)$/i.test(href))
    expect(files).toEqual([])
    const home = await at('/')
    const way = linksOn(home).find((link) => textOf(link) === words(language, 'public.home.paper.title'))!
    expect(textOf(way.closest('.card'))).not.toMatch(PAPER_FORM)
  })

  it('show the privacy statement in force with its number, each by an address of its own, and none that never was', async () => {
    const page = await at('/privacy')
    const { version, texts, kept, processors } = readPublished().at(-1)!
    const text = textOf(page.document.querySelector('main'))
    expect(text).toMatch(new RegExp(`(Versie|Version) ${version}, `))
    for (const id of kept) expect(text).toContain(texts[language][`retention.${id}.ground`])
    for (const id of processors) expect(text).toContain(texts[language][`processor.${id}.name`])
    const [own] = linksOn(page).filter(({ href }) => href.includes(`?versie=${version}`))
    expect((await visitor.get(own!.href)).status).toBe(200)
    expect((await at(`/privacy?versie=${version + 1}`)).status).toBe(404)
  })

  it.each(['/', '/zo-werkt-het', '/papier', '/privacy'])(
    'lead nowhere that is not there: %s',
    async (path) => {
      const links = linksOn(await at(path)).map(({ href }) => new URL(href))
      const own = links.filter(({ origin, pathname }) => origin === product.origin && !/digid/.test(pathname))
      for (const { pathname } of own) expect((await visitor.get(pathname)).status, pathname).toBe(200)
    },
  )
})

/** Words that would say that something cannot be done here. */
const DENIES = /niet online|nog niet|kan niet|not online|not yet|cannot yet/i
const INSTITUTION = /instelling|institution/i
const PAPER_FORM = /formulier|\bform\b/i

function linksOn({ document }: Answer): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
}

/** What stands below a heading, as far as the next. */
function textBelow(heading: Element | null): string {
  const texts: string[] = []
  for (
    let next = heading?.nextElementSibling;
    next && !/^H\d$/.test(next.tagName);
    next = next.nextElementSibling
  )
    texts.push(textOf(next))
  return texts.join(' ')
}

function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
