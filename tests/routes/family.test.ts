import { beforeAll, describe, expect, it } from 'vitest'
import { desc, eq } from 'drizzle-orm'
import { activity } from '~/audit/tables.server'
import { profileVersion } from '~/consent/tables.server'
import { representation } from '~/representation/tables.server'
import { actFor } from '../support/acting'
import { logIn } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'
import { stateOf } from './state'

/* Acting for somebody else, over HTTP: whose choices, whose name on the page, and what is not theirs. */

let product: Product
let anna: Visitor
let ivo: Visitor

beforeAll(async () => {
  product = await startProduct()
  anna = await product.citizen('anna')
  ivo = await product.citizen('ivo')
})

describe('a parent for a child under 12', () => {
  it('finds the children by itself, with their age', async () => {
    const page = await anna.get('/mijn/namens')
    expect(page.text).toContain('Cato Bakker (8 jaar)')
    expect(page.text).toContain('Bram Bakker (14 jaar)')
    expect(page.text).not.toContain('Julia')
  })

  it('begins only after the statement, and every page then says for whom', async () => {
    await actFor(anna, 'Cato', { declared: false })
    expect(anna.last!.status).toBe(422)
    expect(anna.last!.document.title).toMatch(/^Fout:/)
    await anna.submit('main form button', { betrokken: 'ja' })
    expect(new URL(anna.last!.url).pathname).toBe('/mijn')
    for (const path of PAGES) {
      const { document } = await anna.get(path)
      expect(document.querySelector('.acting-band')?.textContent, path).toContain('Cato Bakker (8 jaar)')
    }
    expect((await anna.get('/en/mijn')).document.querySelector('.acting-band')?.textContent).toContain(
      'Cato Bakker (aged 8)',
    )
  })

  it('chooses to the end: in force, written by the parent, in the log of the child', async () => {
    await anna.get('/mijn/keuzes/groep/GP')
    await anna.submit('button[name=next][value=on]', { 'answer-RPZAC104': 'yes' })
    const control = await anna.get('/mijn/keuzes/controle')
    expect(control.document.querySelector('main')?.textContent).toContain('van Cato ')
    const done = await anna.submit('main form button.nl-button--primary')
    expect(done.url).toContain('/mijn/keuzes/klaar?versie=1')
    expect(done.document.querySelector('h1')?.textContent).toBe('De keuzes voor Cato zijn doorgegeven')
    const [version] = await product.database.reader.select().from(profileVersion)
    expect(version).toMatchObject({ number: 1, authorRole: '02', channel: 'representative' })
    const [entry] = await product.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'choices-submitted'))
      .orderBy(desc(activity.at))
    expect(entry?.subjectId).toBe(version?.subjectId)
    expect(entry?.subjectId).not.toBe(version?.authorId)
  })

  it('changes nothing with a form that was made for another', async () => {
    const other = anna.tab()
    await other.get('/mijn/keuzes/groep/A')
    await other.get('/mijn/keuzes/groep/GP')
    const before = await stateOf(product.database)
    const fields = { csrf: other.token(), revision: '0', base: '0', next: 'on', 'answer-RPZAC001': 'yes' }
    for (const voor of ['', '0'.repeat(26)]) {
      const answer = await other.post('/mijn/keuzes/groep/GP', { ...fields, voor })
      expect(answer.status).toBe(409)
    }
    const data = await other.post('/mijn/keuzes/groep/GP?_data=routes%2Fcitizen%2Fchoices%2Fgroup', fields)
    expect([data.status, data.headers.get('x-remix-catch')]).toEqual([409, 'yes'])
    expect(await stateOf(product.database)).toBe(before)
  })

  it('goes back to oneself, with one’s own choices', async () => {
    await anna.get('/mijn')
    await anna.submit('.acting-band button')
    expect(anna.last!.document.querySelector('.acting-band')).toBeNull()
    expect(anna.last!.document.querySelector('h1')?.textContent).toBe('Mijn overzicht')
    expect((await anna.get('/mijn/keuzes/klaar?versie=1')).status).toBe(404)
  })
})

describe('somebody else’s child', () => {
  it('looks like what is not there', async () => {
    await anna.get('/mijn/namens')
    const [theirs] = representationsOn(anna)
    await ivo.get('/mijn/namens')
    const before = await representations()
    for (const id of [theirs!, '0'.repeat(26)]) {
      expect((await ivo.get(`/mijn/namens/${id}`)).status).toBe(404)
      await ivo.get('/mijn/namens')
      const answer = await ivo.post(`/mijn/namens/${id}`, { csrf: ivo.token(), betrokken: 'ja' })
      expect(answer.status).toBe(404)
    }
    expect(await representations()).toEqual(before)
    expect((await ivo.get('/mijn')).document.querySelector('.acting-band')).toBeNull()
  })
})

describe('when the register does not answer', () => {
  it('says so, and nothing is half done', async () => {
    await anna.get('/mijn/namens')
    const [cato] = representationsOn(anna)
    await anna.get(`/mijn/namens/${cato}`)
    await fault(product, 'down')
    const answer = await anna.submit('main form button', { betrokken: 'ja' })
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('Er is niets begonnen')
    await fault(product, 'none')
    expect((await anna.get('/mijn')).document.querySelector('.acting-band')).toBeNull()
  })
})

describe('a child under 12', () => {
  it('reads what is in force, what changed and who decided', async () => {
    const cato = await logIn(product, 'cato')
    expect(new URL(cato.last!.url).pathname).toBe('/mijn')
    expect(cato.last!.text).toContain('Uw ouder of voogd kiest voor u.')
    const history = await cato.get('/mijn/geschiedenis')
    expect(history.document.querySelector('.timeline')?.textContent).toContain('Uw ouder of voogd')
    const version = await cato.get('/mijn/geschiedenis/1')
    expect(version.document.querySelector('main')?.textContent).toContain('Alle ziekenhuizen')
    for (const path of READS) expect((await cato.get(path)).status, path).toBe(200)
  })

  it('finds no button or link to what it may not do', async () => {
    const cato = await logIn(product, 'cato')
    for (const path of READS) {
      const { document } = await cato.get(path)
      const forms = [...document.querySelectorAll<HTMLFormElement>('main .page form[method=post]')]
      expect(
        forms.map(({ action }) => action),
        path,
      ).toEqual([])
      for (const link of document.querySelectorAll<HTMLAnchorElement>('main .page a, nav a')) {
        if (!link.href.startsWith(`${product.origin}/mijn`) || link.href.endsWith('.csv')) continue
        expect((await cato.tab().get(link.href)).url, `${path} to ${link.href}`).not.toContain('/te-jong')
      }
    }
  })

  it('is told kindly wherever it would write, and nothing changes', async () => {
    const cato = await logIn(product, 'cato')
    for (const path of ['/mijn/keuzes', '/mijn/zorgaanbieders', '/mijn/intrekken', '/mijn/alles-stoppen'])
      expect((await cato.get(path)).url, path).toContain('/te-jong')
    expect(cato.last!.text).toContain('U kunt alles lezen.')
    const before = await stateOf(product.database)
    const fields = { csrf: cato.token(), way: 'all', do: 'undo', versie: '1', id: '1'.repeat(26) }
    for (const path of [
      '/mijn/keuzes',
      '/mijn/geschiedenis',
      '/mijn/bekeken',
      '/mijn/alles-stoppen',
      '/welkom',
    ])
      expect((await cato.post(path, fields)).url, path).toContain('/te-jong')
    expect((await cato.post('/en/mijn/geschiedenis', fields)).url).toContain('/en/te-jong')
    expect(await stateOf(product.database)).toBe(before)
  })
})

const READS = [
  '/mijn',
  '/mijn/geschiedenis',
  '/mijn/geschiedenis/1',
  '/mijn/keuzes/bij-naam',
  '/mijn/bekeken',
]
READS.push('/mijn/keuzes/klaar?versie=1', '/mijn/bekeken/afdrukken')

const PAGES = ['/', '/mijn', '/mijn/keuzes', '/mijn/keuzes/groep/GP', '/mijn/bekeken', '/mijn/namens']
PAGES.push('/mijn/zorgaanbieders', '/nergens', '/privacy', '/weergave', '/mijn/keuzes/klaar?versie=9')

function representationsOn(visitor: Visitor): string[] {
  const links = [...visitor.last!.document.querySelectorAll<HTMLAnchorElement>('main a')]
  return links.flatMap(({ href }) => /\/mijn\/namens\/([0-9a-v]{26})$/.exec(href)?.[1] ?? [])
}

async function representations() {
  return product.database.reader.select().from(representation).orderBy(representation.id)
}

async function fault({ standIns }: Product, mode: string) {
  const set = await fetch(`${standIns}/brp/fault`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode }),
  })
  if (!set.ok) throw new Error(await set.text())
}
