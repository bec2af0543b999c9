import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { representation } from '~/representation/tables.server'
import { choose, logIn } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { actFor } from '../support/acting'
import { startProduct, type Product } from './product'

/* A child of 12 to 15 and a parent choose together: what is asked, by whose turn, and how it ends. */

let product: Product
let anna: Visitor
let erik: Visitor
let bram: Visitor

beforeAll(async () => {
  product = await startProduct()
  anna = await product.citizen('anna')
  erik = await product.citizen('erik')
  bram = await product.citizen('bram')
})

describe('a child of 14', () => {
  it('reads before the start who does what', async () => {
    const { text } = await bram.get('/mijn/keuzes')
    expect(text).toContain('Uw ouder of voogd zegt ja of nee')
    expect(text).toContain('Wie dat is, weten wij nog niet')
    expect(text).toContain('Een nee geldt meteen')
  })

  it('chooses: the no holds at once, the yes waits for a parent', async () => {
    const page = await choose(bram, { RPZAC104: 'yes', RPZAC003: 'no' })
    expect(page.url).toMatch(/\/mijn\/akkoord\/[0-9a-v]{26}\?versie=1$/)
    expect(page.document.querySelector('h1')?.textContent).toBe('U hebt gekozen. Nu uw ouder of voogd nog')
    expect(page.text).toContain('Wat u op nee zette, geldt al')
    expect(page.document.querySelectorAll('.steps__step--done')).toHaveLength(1)
    expect((await bram.get('/mijn/keuzes/klaar?versie=1')).status).toBe(200)
    const { pathname } = new URL(page.url)
    for (const madeUp of ['', '?versie=2', '?versie=null', '?versie=01', '?versie=x'])
      expect((await bram.get(pathname + madeUp)).text, madeUp).not.toContain('Wat u op nee zette, geldt al')
  })

  it('gets a code in fours with a QR code, once', async () => {
    await waitingOf(bram)
    const page = await bram.press('Maak een koppelcode')
    const code = page.document.querySelector('.pairing__code')?.textContent
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4} [2-9A-HJKMNP-Z]{4}$/)
    expect(page.document.querySelector('svg.qr path')?.getAttribute('d')).toMatch(/^M\d+ \d+h1v1h-1z/)
    expect(page.text).not.toContain(`#${code!.replace(' ', '')}`)
    const again = await bram.get(page.url)
    expect(again.document.querySelector('.pairing__code')).toBeNull()
    expect(again.text).toContain('Maak een nieuwe code')
  })
})

describe('a parent', () => {
  it('sees that something waits, and exactly that, and can change nothing', async () => {
    const list = await anna.get('/mijn/namens')
    expect(list.text).toContain('1 vraag wacht')
    const together = await anna.get('/mijn/akkoord')
    expect(together.text).toContain('Bram vraagt iets aan u')
    expect(together.text).not.toContain('Er wacht niets')
    await actFor(anna, 'Bram')
    expect(anna.last!.text).toContain('Dit wacht op u')
    const page = await waitingOf(anna)
    expect(page.document.querySelector('h1')?.textContent).toBe('Bent u het eens met Bram?')
    const branches = [...page.document.querySelectorAll('.tree__branch')].map((one) => one.textContent)
    expect(branches).toHaveLength(1)
    expect(branches[0]).toMatch(/Ziekenhuizen.*Was: nog geen keuze.*Wordt ja/)
    expect(page.document.querySelectorAll('main input[type=radio]')).toHaveLength(0)
    const answers = [...page.document.querySelectorAll('.two-answers button')]
    expect(new Set(answers.map(({ className }) => className)).size).toBe(1)
  })

  it('must look again when the child changed it meanwhile', async () => {
    const old = anna.tab()
    await old.get(anna.last!.url)
    await choose(bram, { RPZAC001: 'yes' })
    const answer = await old.submit('button[value=approve]')
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Dit is intussen veranderd')
    expect(answer.document.querySelectorAll('.tree__branch')).toHaveLength(2)
  })

  it('says why not on the next page, and the child reads it', async () => {
    await waitingOf(anna)
    const asks = await anna.submit('button[value=decline]')
    expect(asks.url).toMatch(/\/nee$/)
    const empty = await anna.submit('main form button', { reden: '  ' })
    expect([empty.status, empty.document.title.startsWith('Fout:')]).toEqual([422, true])
    await anna.submit('main form button', { reden: 'Laten we eerst <b>praten</b>.' })
    expect(anna.last!.document.querySelector('h1')?.textContent).toBe('U zei nee')
    const told = await bram.get(new URL(anna.last!.url).pathname)
    expect(told.document.querySelector('.quoted')?.textContent).toBe('Laten we eerst <b>praten</b>.')
  })

  it('approves: it holds at once, written by the child', async () => {
    await choose(bram, { RPZAC001: 'yes' })
    await waitingOf(anna)
    const done = await anna.submit('button[value=approve]')
    expect(done.url).toContain('/mijn/keuzes/klaar?versie=2')
    const own = await bram.get('/mijn/keuzes/klaar?versie=2')
    expect(own.text).toContain('uzelf')
  })

  it('asks the child when it is the parent who chooses', async () => {
    const page = await choose(anna, { RPZAC005: 'yes' })
    expect(page.document.querySelector('h1')?.textContent).toBe('U hebt gekozen. Nu Bram nog')
    const asked = await waitingOf(bram)
    expect(asked.document.querySelector('h1')?.textContent).toBe('Bent u het eens met uw ouder of voogd?')
    const done = await bram.submit('button[value=approve]')
    expect(done.url).toContain('versie=3')
  })

  it('is told why who looked is not shown, and sees nothing of it', async () => {
    for (const [path, said] of [
      ['/mijn/bekeken', 'Wie er keek, ziet alleen Bram.'],
      ['/en/mijn/bekeken', 'Only Bram sees who viewed the choices.'],
    ] as const) {
      const page = await anna.get(path)
      expect([page.status, page.text.includes(said)]).toEqual([200, true])
      expect(page.document.querySelector('.timeline, form.filter, main .page form')).toBeNull()
    }
    expect((await anna.get('/mijn/bekeken/afdrukken')).status).toBe(404)
    expect((await anna.get('/mijn/bekeken/wie-keek.csv')).status).toBe(404)
    const { document } = await anna.get('/mijn')
    expect(document.querySelector('main a[href^="/mijn/bekeken"]')).toBeNull()
    expect(document.querySelector('main')?.textContent).not.toContain('Wie keek')
    expect(document.querySelector('main')?.textContent).not.toContain('Wie volgt')
    expect((await anna.get('/mijn/zorgaanbieders')).text).toContain('houdt Bram voor zichzelf')
  })

  it('cannot switch it on for the child', async () => {
    await anna.get('/mijn/bekeken')
    const voor = anna.last!.document.querySelector<HTMLInputElement>('input[name=voor]')!.value
    const refused = await anna.post('/mijn/bekeken', { csrf: anna.token(), voor, do: 'share' })
    expect(refused.status).toBe(404)
  })
})

describe('a child of 14 who decides who sees the list', () => {
  it('is off until the child switches it on, and can be switched off again; both are logged', async () => {
    const off = await bram.get('/mijn/bekeken')
    expect(off.document.querySelector('#delen')?.closest('section, .card')?.textContent).toContain(
      'Alleen u.',
    )
    await bram.press('Laat Anna meekijken')
    expect(bram.last!.text).toContain('wie u hieronder laat meekijken')
    const shown = await anna.get('/mijn/bekeken')
    expect(shown.document.querySelector('main')?.textContent).toContain('Nog niemand keek')
    expect(shown.document.querySelector('main button[value=share]')).toBeNull()
    await bram.get('/en/mijn/bekeken')
    await bram.press('Stop showing it')
    expect(new URL(bram.last!.url).pathname).toBe('/en/mijn/bekeken')
    expect((await anna.get('/mijn/bekeken')).text).toContain('Wie er keek, ziet alleen Bram.')
    const logged = (await product.database.reader.select().from(activity))
      .filter(({ event }) => event.startsWith('views-') && event.endsWith('shared'))
      .map(({ event, entry }) => [event, (JSON.parse(entry) as { users: { role: string }[] }).users[0]!.role])
    expect(logged).toEqual([
      ['views-shared', '01'],
      ['views-unshared', '01'],
    ])
  })

  it('is not asked of who is older, or younger', async () => {
    for (const other of [await product.newCitizen(), await logIn(product, 'cato')]) {
      const page = await other.get('/mijn/bekeken')
      expect([page.status, page.document.querySelector('#delen')]).toEqual([200, null])
      const refused = await other.post('/mijn/bekeken', { csrf: other.token(), do: 'share' })
      expect([403, 404, 200]).toContain(refused.status)
    }
    const shared = await product.database.reader
      .select()
      .from(representation)
      .where(eq(representation.sharesViews, true))
    expect(shared).toEqual([])
  })
})

describe('a child that thinks again', () => {
  it('takes the question back, without anybody', async () => {
    await choose(bram, { RPZAC004: 'yes' })
    const page = await waitingOf(bram)
    await bram.press('Trek de vraag in')
    expect(bram.last!.url).toBe(page.url)
    expect(bram.last!.document.querySelector('h1')?.textContent).toBe('Deze vraag is ingetrokken')
    const late = await anna.get(new URL(page.url).pathname)
    expect(late.document.querySelector('.two-answers')).toBeNull()
  })
})

describe('two parents', () => {
  it('are told whose no it is, and the no holds until that parent says yes', async () => {
    await actFor(erik, 'Cato')
    await choose(erik, { RPZAC104: 'no' })
    await actFor(anna, 'Cato')
    const asked = await choose(anna, { RPZAC104: 'yes' })
    expect(asked.document.querySelector('main')?.textContent).toContain(
      'De andere ouder of voogd zei hier nee.',
    )
    const page = await waitingOf(erik)
    expect(page.document.querySelector('main')?.textContent).toContain('Hier geldt nu een nee van u.')
    const done = await erik.submit('button[value=approve]')
    expect(done.url).toContain('/mijn/keuzes/klaar?versie=2')
  })
})

describe('what is asked about somebody else', () => {
  it('looks like what is not there', async () => {
    await choose(bram, { RPZAC004: 'yes' })
    const { pathname } = new URL((await waitingOf(bram)).url)
    const ivo = await product.citizen('ivo')
    for (const path of [pathname, `${pathname}/nee`, '/mijn/akkoord/01k817cnd02c4url1oinl0tupn']) {
      expect((await ivo.get(path)).status, path).toBe(404)
      expect((await anna.get(path)).status, `${path} while acting for Cato`).toBe(404)
    }
    const refused = await ivo.post(pathname, { csrf: ivo.token(), do: 'approve', seen: '' })
    expect(refused.status).toBe(404)
  })
})

/** Opens what waits, from the list. */
async function waitingOf(visitor: Visitor) {
  await visitor.get('/mijn/akkoord')
  const [link] = visitor.last!.document.querySelectorAll<HTMLAnchorElement>('.rows a[href*="/mijn/akkoord/"]')
  return visitor.get(link!.href)
}
