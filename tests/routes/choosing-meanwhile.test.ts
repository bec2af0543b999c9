import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { publishCatalogue } from '~/catalogue/store.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import type { Choice } from '~/consent/choice'
import { importProviders } from '~/provider/import.server'
import type { ProviderRecord } from '~/provider/store.server'
import { words } from '../support/words'
import {
  answer,
  CENTRUM,
  CONTROL,
  GP,
  gpToPharmacies,
  onlyCentrum,
  send,
  SEND,
  takeAway,
} from './choosing-scene'
import { startProduct, type Product } from './product'
import { choicesOf, mainText, rewriteDraft, writeVersion } from './profile'

/* What changes around somebody who is choosing: the directory, the choices in force, the catalogue; and very many choices. */

let product: Product
beforeAll(async () => void (product = await startProduct()))

describe('a provider that is named', () => {
  const named = (ura: string): ProviderRecord => ({
    ura,
    name: `Apotheek ${ura}`,
    city: 'Ergens',
    types: ['J8'],
  })
  const bring = (...records: ProviderRecord[]) =>
    importProviders(product.runtime, records, { source: 'test', requestId: 'test', operator: 'test' })
  const exceptionFor = (ura: string) => `${GP}/GGC002/uitzondering/RPZAC005/${ura}`

  it('and leaves the directory is still shown by name, in draft and in force, and can be taken away', async () => {
    const ura = '90008001'
    await bring(named(ura))
    const citizen = await product.newCitizen()
    const choosing = await product.newCitizen()
    await answer(citizen, exceptionFor(ura), { [`answer-ura:${ura}`]: 'yes' })
    await send(citizen)
    await answer(choosing, exceptionFor(ura), { [`answer-ura:${ura}`]: 'yes' })
    await bring({ ...named(ura), endedAt: new Date(Date.now() - 1_000) })

    const told = words('nl', 'news.ended').replace(/<b>.*<\/b>/, `Apotheek ${ura}`)
    expect(mainText(await citizen.get('/mijn'))).toContain(told)
    for (const visitor of [citizen, choosing]) {
      const group = await visitor.get(GP)
      expect(mainText(group)).toContain(`Apotheek ${ura}`)
      expect(mainText(group)).toContain(words('nl', 'exception.left'))
    }
    expect(mainText(await choosing.get(CONTROL))).toContain(told)
    const page = await citizen.get(exceptionFor(ura))
    expect(page.document.querySelector('.answer__input')).toBeNull()
    await citizen.submit('button[name=remove]')
    await send(citizen)
    expect(await choicesOf(product, citizen)).toEqual([])
    expect(mainText(await citizen.get('/mijn'))).not.toContain(told)
    expect((await citizen.get(exceptionFor(ura))).status).toBe(404)
  })

  it('as holder and leaves keeps a page on which everything about it can be taken away', async () => {
    const ura = '90008002'
    const holder = `/mijn/keuzes/zorgaanbieder/${ura}`
    await bring({ ...named(ura), types: ['Z3'] })
    const citizen = await product.newCitizen()
    await answer(citizen, holder, { 'answer-RPZAC005': 'yes' })
    await answer(citizen, `${holder}/GGC012`, { 'answer-RPZAC005': 'no' })
    await send(citizen)
    await bring({ ...named(ura), types: ['Z3'], endedAt: new Date(Date.now() - 1_000) })
    for (const data of ['GGC002', 'GGC012']) {
      const page = await citizen.get(holder)
      expect(mainText(page)).toContain(words('nl', 'provider.left').replace('{name}', `Apotheek ${ura}`))
      await citizen.submit(`button[name=remove][value^=${data}]`)
    }
    await send(citizen)
    expect(await choicesOf(product, citizen)).toEqual([])
  })

  it('and merges keeps its choice, which does not move, and whoever chose it is told', async () => {
    const [from, into] = ['90008003', '90008004']
    await bring(named(from), named(into))
    const citizen = await product.newCitizen()
    await answer(citizen, exceptionFor(from), { [`answer-ura:${from}`]: 'yes' })
    await send(citizen)
    await bring({ ...named(from), endedAt: new Date(Date.now() - 1_000), mergedInto: into })
    const overview = mainText(await citizen.get('/mijn'))
    expect(overview).toContain(`Apotheek ${from} is samengegaan met Apotheek ${into}`)
    expect(overview).toContain(`Uw keuze geldt niet vanzelf voor Apotheek ${into}`)
    expect(await choicesOf(product, citizen)).toEqual([
      { ...onlyCentrum, receiver: `ura:${from}`, answer: 'yes' },
    ])
  })

  it('and gets another kind of care keeps its choice, and whoever chose it is told once', async () => {
    const ura = '90008005'
    await bring(named(ura))
    const citizen = await product.newCitizen()
    await answer(citizen, exceptionFor(ura), { [`answer-ura:${ura}`]: 'yes' })
    await send(citizen)
    await bring({ ...named(ura), types: ['V6'] })
    const told = `Apotheek ${ura} hoort nu bij een andere groep`
    expect(mainText(await citizen.get('/mijn'))).toContain(told)
    expect(mainText(await citizen.get(GP))).toContain(`Apotheek ${ura}`)
    await answer(citizen, GP, { 'answer-RPZAC001': 'no' })
    await send(citizen)
    expect(mainText(await citizen.get('/mijn'))).not.toContain(told)
  })

  it('and was never in the directory is shown by its number and can be taken away', async () => {
    const citizen = await product.newCitizen()
    await writeVersion(product, citizen, {
      choices: [
        { ...onlyCentrum, receiver: 'ura:90009990', answer: 'yes' },
        { holder: 'ura:90009991', data: 'GGC002', receiver: 'RPZAC005', answer: 'yes' },
      ],
    })
    expect(mainText(await citizen.get('/mijn'))).toContain('URA 90009990')
    await takeAway(citizen, GP)
    await takeAway(citizen, '/mijn/keuzes/zorgaanbieder/90009991')
    await send(citizen)
    expect(await choicesOf(product, citizen)).toEqual([])
  })
})

describe('all and none', () => {
  it('list named choices first and take them away', async () => {
    const citizen = await product.newCitizen()
    await answer(citizen, CENTRUM, { 'answer-ura:90000202': 'no' })
    await send(citizen)
    const choices = await citizen.get('/mijn/keuzes')
    expect(mainText(choices)).toContain('U hebt 1 keuze over één zorgaanbieder')
    await citizen.submit('main form button.nl-button--primary', { way: 'all' })
    const [first] = citizen.last!.document.querySelectorAll('.change__sentence')
    expect(first?.textContent).toContain('U haalt uw aparte keuze weg over Apotheek Centrum')
    await citizen.press(SEND)
    const after = await choicesOf(product, citizen)
    expect(after).toHaveLength(48)
    expect(after.every(({ answer: said, receiver }) => said === 'yes' && receiver !== 'RPZAC200')).toBe(true)

    await citizen.get('/mijn/keuzes')
    await citizen.submit('main form button.nl-button--primary', { way: 'none' })
    await citizen.press(SEND)
    const none = await choicesOf(product, citizen)
    expect(none).toHaveLength(56)
    expect(none.every(({ answer: said }) => said === 'no')).toBe(true)
  })

  it.each(['all', 'none'])('%s stays so where nothing became less since', async (way) => {
    const citizen = await product.newCitizen()
    await citizen.get('/mijn/keuzes')
    await citizen.submit('main form button.nl-button--primary', { way })
    await writeVersion(product, citizen, {
      choices: [
        { ...gpToPharmacies, answer: way === 'all' ? 'no' : 'yes' },
        { ...onlyCentrum, answer: way === 'all' ? 'no' : 'yes' },
      ],
    })
    const stale = await citizen.press(SEND)
    expect(stale.status).toBe(409)
    // A no that somebody said since wins, and the page says so by name; everything else is as the way has it.
    if (way === 'all') expect(mainText(stale)).toContain('Dit is sinds u begon nee geworden.')
    else expect(mainText(stale)).toContain('U haalt uw aparte keuze weg over Apotheek Centrum')
    await citizen.press(SEND)
    const after = await choicesOf(product, citizen)
    const nos = after.filter(({ answer: said }) => said === 'no').map(({ receiver }) => receiver)
    if (way === 'all') expect(nos.toSorted()).toEqual(['RPZAC005', 'ura:90000202'])
    else expect(nos).toHaveLength(after.length)
    expect(after.some(({ receiver }) => receiver.startsWith('ura:'))).toBe(way === 'all')
  })

  it('offers an older draft first, and leads to the review page', async () => {
    const citizen = await product.newCitizen()
    await citizen.get('/mijn/keuzes')
    await citizen.submit('main form button.nl-button--primary', { way: 'none' })
    await citizen.get('/mijn/keuzes')
    const on = await citizen.press(words('nl', 'choices.draft.continue'))
    expect(new URL(on.url).pathname).toBe(CONTROL)
  })
})

describe('five hundred named choices', () => {
  const many = Array.from({ length: 500 }, (_, at): Choice => ({
    ...onlyCentrum,
    receiver: `ura:${90001001 + (at % 300)}`,
    holder: at < 300 ? 'GP' : 'HOSPITAL',
    answer: at % 2 === 0 ? 'yes' : 'no',
  }))
  const bytes = (text: string) => gzipSync(text).length

  it('are kept, and shown on pages of a sane size', async () => {
    const citizen = await product.newCitizen()
    await answer(citizen, GP, { 'answer-RPZAC001': 'yes' })
    await rewriteDraft(product, citizen, () => ({
      edits: many.map(({ holder, data, receiver, answer: set }) => ({
        key: { holder, data, receiver },
        set,
      })),
    }))
    const control = await citizen.get(CONTROL)
    expect(mainText(control)).toContain('500 dingen veranderen')
    expect(control.document.querySelectorAll('.change')).toHaveLength(25)
    expect(bytes(control.text)).toBeLessThan(30_000)
    const last = await citizen.get(`${CONTROL}?bladzijde=20`)
    expect(last.document.querySelectorAll('.change')).toHaveLength(25)
    expect((await citizen.get(`${CONTROL}?bladzijde=9999`)).status).toBe(200)
    expect((await citizen.press(SEND)).url).toMatch(/versie=1$/)
    expect(await choicesOf(product, citizen)).toHaveLength(500)

    for (const path of [
      '/mijn',
      '/mijn/keuzes',
      GP,
      `${GP}/GGC002/uitzondering/RPZAC005`,
      '/mijn/keuzes/bij-naam',
    ]) {
      const page = await citizen.get(path)
      expect(page.status, path).toBe(200)
      expect(bytes(page.text), path).toBeLessThan(30_000)
    }
    const named = await citizen.get('/mijn/keuzes/bij-naam?bladzijde=20')
    expect(named.document.querySelectorAll('.exception')).toHaveLength(25)

    await citizen.get('/mijn/keuzes')
    await citizen.submit('main form button.nl-button--primary', { way: 'none' })
    expect(bytes(citizen.last!.text)).toBeLessThan(30_000)
    await citizen.press(SEND)
    expect(await choicesOf(product, citizen)).toHaveLength(56)
  })
})

/** Last: it changes what everybody may choose. */
describe('a catalogue that is published while a draft is open', () => {
  it('drops with words what is no more, announces what is new, and all stays all', async () => {
    const [certain, all, sent] = [
      await product.newCitizen(),
      await product.newCitizen(),
      await product.newCitizen(),
    ]
    await answer(certain, GP, { 'answer-RPZAC001': 'yes', 'answer-RPZAC104': 'yes' })
    await all.get('/mijn/keuzes')
    await all.submit('main form button.nl-button--primary', { way: 'all' })
    await answer(sent, GP, { 'answer-RPZAC001': 'yes' })
    await send(sent)

    const fresh = { holder: 'LAB', data: 'GGC013', receiver: 'RPZAC005' }
    const rows = catalogueVersion1.rows.filter((row) => row.holder !== 'GP' || row.receiver !== 'RPZAC104')
    const published = await product.database.transact((transaction) =>
      publishCatalogue(transaction, { ...catalogueVersion1, version: 2, rows: [...rows, fresh] }, new Date()),
    )
    expect(published).toEqual({ ok: true })

    const told = mainText(await certain.get(CONTROL))
    expect(told).toContain('Deze keuze kan niet meer. Wij lieten haar weg:')
    expect(told).toContain(
      'Alle ziekenhuizen, klinieken en laboratoria en uw behandelgegevens bij uw huisarts',
    )
    expect(told).toContain(words('nl', 'control.fresh'))
    expect(told).toContain(
      'Alle apotheken en uw medicatiegegevens bij uw laboratorium: u koos nog niets. Dat telt als nee.',
    )
    await certain.press(SEND)
    expect(await choicesOf(product, certain)).toEqual([
      { ...gpToPharmacies, receiver: 'RPZAC001', answer: 'yes' },
    ])

    await send(all)
    const after = await choicesOf(product, all)
    expect(after).toHaveLength(48)
    expect(after).toContainEqual({ ...fresh, answer: 'yes' })
    expect(mainText(await sent.get('/mijn'))).toContain(words('nl', 'overview.waiting.new-rows'))
    const both = await sent.get('/mijn/keuzes/groep/LAB/GGC013')
    expect(both.document.querySelectorAll('.question')).toHaveLength(1)
  })

  it('is refused when two containers hold the same kind of data', async () => {
    const [first, ...others] = catalogueVersion1.data
    const data = [first!, { ...first!, code: 'GGC900' }, ...others]
    const published = await product.database.transact((transaction) =>
      publishCatalogue(transaction, { ...catalogueVersion1, version: 3, data }, new Date()),
    )
    expect(published).toMatchObject({ ok: false, refusal: 'faulty', faults: [{ fault: 'two-containers' }] })
  })
})
