import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPeople } from '~/colleagues/people-use-cases.server'
import { readSession } from '~/identity/session.server'
import { atWork } from '~/identity/access'
import { logInAtWork } from '../support/citizen'
import { documentOf, findAtCounter } from '../support/counter'
import { employ, oddity } from '../support/staff'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/* The pages of colleagues of care providers, without scripts, as one comes in, works and goes. */

let product: Product
beforeAll(async () => void (product = await startProduct()))

const textOf = ({ last }: Visitor) => last!.document.querySelector('main')!.textContent!
const headerOf = ({ last }: Visitor) => last!.document.querySelector('header')!.textContent!
const pathOf = ({ last }: Visitor) => last!.url.slice(product.origin.length)

describe('who comes in', () => {
  it('says first where and as what, can change it, and goes', async () => {
    const tom = await logInAtWork(product, 'tom')
    expect(pathOf(tom)).toBe('/zorgaanbieder/werkplek')
    expect(headerOf(tom)).not.toContain('Mijn dag')
    await tom.get('/zorgaanbieder/dag')
    expect(pathOf(tom)).toBe('/zorgaanbieder/werkplek?naar=%2Fzorgaanbieder%2Fdag')
    await tom.submit('main form:has([value="90000303"]) button')
    expect(pathOf(tom)).toBe('/zorgaanbieder/dag')
    expect(headerOf(tom)).toMatch(/Ziekenhuis Noord.*T\. Jansen, zorgverlener/)
    expect(textOf(tom)).toContain('Vandaag legde u nog niets vast.')
    await tom.get('/en/zorgaanbieder/werkplek')
    await tom.submit('main form:has([value="90000202"]) button')
    expect(headerOf(tom)).toMatch(/Apotheek Centrum.*care professional/)
    await tom.press('Log out')
    expect(pathOf(tom)).toBe('/en/zorgaanbieder/inloggen?reden=zelf')
    await tom.get('/zorgaanbieder/dag')
    expect(pathOf(tom)).toMatch(/^\/zorgaanbieder\/inloggen/)
  })

  it('is told why not, in one sentence, and keeps where they were going', async () => {
    const sanne = await logInAtWork(product, 'sanne', 'substantieel')
    expect(pathOf(sanne)).toBe('/zorgaanbieder/inloggen?reden=te-laag')
    expect(textOf(sanne)).toContain('Dezi zei niet dat u met niveau hoog bent ingelogd')
  })
})

describe('the organisation’s own page', () => {
  let ruben: Visitor
  beforeAll(async () => void (ruben = await logInAtWork(product, 'ruben')))
  const rowOf = (name: string) =>
    [...ruben.last!.document.querySelectorAll('tbody tr')].find((row) => row.textContent!.includes(name))!

  it('shows who may do what, and lets nobody change their own', async () => {
    expect(pathOf(ruben)).toBe('/zorgaanbieder/organisatie')
    expect(rowOf('R. Smit').textContent).toContain('dit bent u')
    expect(rowOf('R. Smit').querySelectorAll('a')).toHaveLength(0)
    expect(rowOf('F. Yildiz').textContent).toMatch(/Assistent.*nog nooit/)
    const { actor } = (await readSession(product.runtime, ruben.cookies()))!
    const [own] = (await readPeople(product.runtime, atWork(actor))).filter(({ isSelf }) => isSelf)
    await ruben.get(`/zorgaanbieder/organisatie/mensen/${own!.id}`)
    expect(textOf(ruben)).toContain('Uw eigen rollen kunt u niet veranderen.')
    expect(ruben.last!.document.querySelectorAll('input[name=rol]')).toHaveLength(0)
    const sent = await ruben.post(`/zorgaanbieder/organisatie/mensen/${own!.id}`, { csrf: ruben.token() })
    expect(sent.status).toBe(403)
  })

  it('takes a role from the next click on, and says so to who had it', async () => {
    const fatma = await logInAtWork(product, 'fatma')
    expect(pathOf(fatma)).toBe('/zorgaanbieder/dag')
    await ruben.get('/zorgaanbieder/organisatie')
    await ruben.get(rowOf('F. Yildiz').querySelector('a')!.getAttribute('href')!)
    const { value: csrf } = ruben.last!.document.querySelector<HTMLInputElement>('input[name=csrf]')!
    await ruben.post(pathOf(ruben), { csrf, gezien: 'assistant' })
    expect(textOf(ruben)).toContain('De rollen zijn bewaard.')
    expect(rowOf('F. Yildiz').textContent).toContain('Geen rol')
    await fatma.get('/zorgaanbieder/dag')
    expect(pathOf(fatma)).toMatch(/^\/zorgaanbieder\/inloggen/)
    expect(textOf(fatma)).toContain('Uw beheerder veranderde uw rollen.')
    expect(textOf(await logInAtWork(product, 'fatma'))).toContain('U hebt nog geen rol bij uw organisatie')
  })

  it('says what is wrong where somebody is added, and adds them', async () => {
    await ruben.get('/zorgaanbieder/organisatie/nieuw')
    const wrong = await ruben.submit('main form button.nl-button--primary', { nummer: '12', naam: '' })
    expect(wrong.status).toBe(422)
    for (const words of ['9 cijfers', 'Vul de naam in', 'Kies een of meer rollen'])
      expect(textOf(ruben)).toContain(words)
    const fields = { nummer: '900 000 888', naam: 'N. Nieuw', rol: 'planner' }
    await ruben.post('/zorgaanbieder/organisatie/nieuw', { ...fields, csrf: ruben.token() })
    expect(rowOf('N. Nieuw').textContent).toContain('Planner')
    const again = await ruben.post('/zorgaanbieder/organisatie/nieuw', { ...fields, csrf: ruben.token() })
    expect([again.status, textOf(ruben)]).toEqual([422, expect.stringContaining('staat al in de lijst')])
  })

  it('has on top what stood out, and takes what was found out about it', async () => {
    await oddity(product.runtime, { number: '900000777', name: 'O. Vreemd' })
    await ruben.get('/zorgaanbieder/organisatie')
    expect(textOf(ruben)).toMatch(/1 signaal wacht op uw antwoord. O. Vreemd, op .* met de eigen achternaam/)
    await ruben.get(ruben.last!.document.querySelector('.notice__actions a')!.getAttribute('href')!)
    const blank = await ruben.submit('main form button.nl-button--primary', { antwoord: '  ' })
    expect([blank.status, textOf(ruben)]).toEqual([
      422,
      expect.stringContaining('Schrijf op wat er aan de hand'),
    ])
    expect(textOf(ruben)).toContain('Kies of het in orde was')
    const judged = { oordeel: 'not-in-order', antwoord: 'familie' }
    await ruben.submit('main form button.nl-button--primary', judged)
    expect(textOf(ruben)).toContain('Schrijf iets meer op')
    await ruben.submit('main form button.nl-button--primary', { ...judged, antwoord: 'Het was familie.' })
    expect(pathOf(ruben)).toBe('/zorgaanbieder/organisatie/signalen?bewaard')
    expect(textOf(ruben)).toMatch(/Er is niets te beantwoorden.*Nee, het was niet in orde. Het was familie/)
  })

  it('has who looked up whom, without who it was, and the figures of a month that is over', async () => {
    const sanne = await logInAtWork(product, 'sanne')
    await findAtCounter(sanne, 'ivo')
    await ruben.get('/zorgaanbieder/logboek?wat=opgezocht')
    expect(textOf(ruben)).toMatch(/S\. Visser.*Zocht iemand op/)
    expect(textOf(ruben)).not.toContain(documentOf('ivo').bsn)
    await ruben.get('/zorgaanbieder/logboek?wat=ingezien&van=31-2-2026')
    expect(textOf(ruben)).toMatch(/Vul een dag in die bestaat.*R\. Smit.*Bekeek dit logboek/)
    await ruben.get('/zorgaanbieder/cijfers?maand=2026-01')
    expect(textOf(ruben)).toMatch(/Cijfers over januari 2026.*Ja gevraagd waar nee stond.*niet getoond/)
    const elsewhere = await ruben.get('/zorgaanbieder/logboek?voor=1.2.3.4')
    expect(elsewhere.status).toBe(404)
  })

  it('has its care systems: takes public keys, and neither keeps nor repeats a private one', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const pasted = (key: KeyObject) => JSON.stringify({ ...key.export({ format: 'jwk' }), kid: 'epd-2026' })
    await ruben.get('/zorgaanbieder/koppelingen/nieuw')
    const save = 'main form button.nl-button--primary'
    const wrong = await ruben.submit(save, { naam: 'EPD', sleutels: pasted(privateKey) })
    expect(wrong.status).toBe(422)
    expect(textOf(ruben)).toContain('Hier staat een privésleutel in')
    const secret = String(privateKey.export({ format: 'jwk' }).d)
    expect(ruben.last!.document.documentElement.outerHTML).not.toContain(secret)
    await ruben.submit(save, { naam: 'EPD', sleutels: pasted(publicKey) })
    expect(textOf(ruben)).toMatch(/De koppeling is toegevoegd.*Werkt.*epd-2026.*nog nooit/)
    const address = pathOf(ruben).split('?')[0]!
    await ruben.press('Blokkeer nu')
    expect(textOf(ruben)).toContain('Vanaf nu krijgt het systeem geen antwoord meer.')
    expect(ruben.last!.document.querySelector('main textarea')).toBeNull()
    await ruben.get('/zorgaanbieder/koppelingen')
    expect(rowOf('EPD').textContent).toMatch(/Geblokkeerd.*vragen of delen mag/)
    expect((await ruben.get(address)).status).toBe(200)
    expect((await ruben.get('/zorgaanbieder/koppelingen/demo-90000303')).status).toBe(404)
  })

  it('has nothing of another organisation: it looks like what is not there', async () => {
    const theirs = await employ(product.runtime, {
      number: '900000606',
      ura: '90000303',
      roles: ['assistant'],
    })
    const answers = [theirs.id, '0'.repeat(26)].map(async (id) => {
      const address = `/zorgaanbieder/organisatie/mensen/${id}`
      const tab = ruben.tab()
      await tab.get('/weergave')
      return [(await tab.get(address)).status, (await tab.post(address, { csrf: ruben.token() })).status]
    })
    expect(await Promise.all(answers)).toEqual([
      [404, 404],
      [404, 404],
    ])
  })
})

describe('an assistant', () => {
  it('does nothing for a citizen before a professional accepts them, and works in that name from then on', async () => {
    await employ(product.runtime, { number: '900000505', name: 'F. Yildiz', roles: ['assistant'] })
    const [fatma, sanne] = [await logInAtWork(product, 'fatma'), await logInAtWork(product, 'sanne')]
    await fatma.get('/zorgaanbieder/namens')
    expect(textOf(fatma)).toContain('Namens deze zorgverlener werkt u nu')
    await fatma.press('Stop met S. Visser')
    await fatma.get('/zorgaanbieder/persoon')
    expect(textOf(fatma)).toContain('U werkt nog namens niemand.')
    await fatma.submit('main form .nl-button--primary', documentOf('ivo'))
    expect(fatma.last!.status).toBe(403)
    await fatma.get('/zorgaanbieder/namens')
    await fatma.press('Vraag of u namens S. Visser mag werken')
    await sanne.get('/zorgaanbieder/namens')
    await sanne.press('Accepteer F. Yildiz')
    expect(textOf(sanne)).toContain('Werkt namens u')
    await findAtCounter(fatma, 'ivo')
    expect(pathOf(fatma)).toMatch(/^\/zorgaanbieder\/balie\//)
    await fatma.get('/zorgaanbieder/dag')
    expect(textOf(fatma)).toContain('U werkt namens S. Visser.')
    await sanne.get('/zorgaanbieder/dag')
    expect(textOf(sanne)).not.toContain('U werkt namens')
  })
})
