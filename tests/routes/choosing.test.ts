import { beforeAll, describe, expect, it } from 'vitest'
import type { Choice } from '~/consent/choice'
import { typedDay } from '~/runtime/typed-day'
import { localDate } from '~/runtime/local-date'
import type { Visitor } from '../support/visitor'
import { words } from '../support/words'
import {
  answer,
  CENTRUM,
  CONTROL,
  GP,
  gpToPharmacies,
  ON,
  onlyCentrum,
  send,
  SEND,
  takeAway,
} from './choosing-scene'
import { startProduct, type Product } from './product'
import { choicesOf, mainText, rewriteDraft, writeVersion } from './profile'

/* Every way to say a choice, and what goes wrong while choosing: two windows, bad dates, addresses of what is not there. */

const LINDE = '/mijn/keuzes/zorgaanbieder/90000101'

let product: Product
beforeAll(async () => void (product = await startProduct()))

describe('one provider', () => {
  it('gets a choice of its own for each kind of data, and gives it back', async () => {
    const citizen = await product.newCitizen()
    await answer(citizen, GP, { 'answer-RPZAC005': 'yes' })
    const page = await citizen.get(`${LINDE}/GGC013`)
    expect(mainText(page)).toContain('Huisartsenpraktijk De Linde')
    expect(mainText(page)).toContain(words('nl', 'provider.otherwise.yes'))
    expect(page.document.querySelectorAll('.answer__input:checked')).toHaveLength(0)
    await citizen.submit(ON, { 'answer-RPZAC005': 'no' })
    expect(mainText(citizen.last!)).toContain('medicatiegegevens bij Huisartsenpraktijk De Linde')
    await citizen.press(SEND)
    const apart: Choice = {
      holder: 'ura:90000101',
      data: 'GGC013',
      receiver: 'RPZAC005',
      answer: 'no',
    }
    expect(await choicesOf(product, citizen)).toEqual([{ ...gpToPharmacies, answer: 'yes' }, apart])

    const removal = await takeAway(citizen, `${LINDE}/GGC013`)
    expect(removal.url).toBe(`${product.origin}${LINDE}/GGC013`)
    const control = await citizen.get(CONTROL)
    expect(mainText(control)).toContain(words('nl', 'control.then.yes'))
    await citizen.press(SEND)
    expect(await choicesOf(product, citizen)).toEqual([{ ...gpToPharmacies, answer: 'yes' }])
  })

  it('has no page where there is nothing to choose', async () => {
    const citizen = await product.newCitizen()
    for (const path of [
      '/mijn/keuzes/zorgaanbieder/99999999',
      '/mijn/keuzes/zorgaanbieder/GP',
      '/mijn/keuzes/zorgaanbieder/90000606',
      '/mijn/keuzes/zorgaanbieder/90000101/GGC999',
      '/mijn/keuzes/groep/ura:90000101',
      '/mijn/keuzes/groep/GP/GGC013',
      '/mijn/keuzes/elders/GP/GGC002/uitzondering/RPZAC005',
      `${GP}/GGC002/uitzondering/RPZAC999`,
      `${GP}/GGC002/uitzondering/RPZAC005/90000303`,
      `${GP}/GGC002/uitzondering/RPZAC005/99999999`,
      `${LINDE}/GGC002/uitzondering/RPZAC001/90000101`,
    ]) {
      expect((await citizen.get(path)).status, path).toBe(404)
      await citizen.get('/weergave')
      const fields = { csrf: citizen.token(), revision: '0', base: '0', 'answer-RPZAC005': 'yes' }
      expect([404, 405], path).toContain((await citizen.post(path, fields)).status)
    }
  })
})

describe('an exception', () => {
  it('is found, made, shown under its row, changed and taken away', async () => {
    const citizen = await product.newCitizen()
    await citizen.get(GP)
    const chooser = await citizen.submit('button[value="except:GGC002.RPZAC005"]', {
      'answer-RPZAC005': 'no',
    })
    expect(chooser.url).toMatch(/uitzondering\/RPZAC005\?terug=groep:GP$/)
    const found = await citizen.get(`${GP}/GGC002/uitzondering/RPZAC005?zoek=utrecht`)
    const names = [...found.document.querySelectorAll('main .row__name')].map((name) => name.textContent)
    expect(names).toContain('Apotheek Centrum')
    expect(names).not.toContain('Ziekenhuis Noord')

    const missing = await answer(citizen, CENTRUM, { 'until-ura:90000202': '31-12-2099' })
    expect(missing.status).toBe(422)
    expect(missing.document.querySelector('.error-summary')?.textContent).toContain(
      words('nl', 'exception.missing'),
    )
    expect(valueOf(missing.document, 'until-ura:90000202')).toBe('31-12-2099')

    const group = await citizen.submit(ON, { 'answer-ura:90000202': 'yes', 'until-ura:90000202': '' })
    expect(mainText(group)).toContain('Alleen Apotheek Centrum wél')
    await send(citizen)
    expect(await choicesOf(product, citizen)).toEqual([
      { ...gpToPharmacies, answer: 'no' },
      { ...onlyCentrum, answer: 'yes' },
    ])

    await answer(citizen, CENTRUM, { 'answer-ura:90000202': 'yes', 'until-ura:90000202': '31 december 2099' })
    await send(citizen)
    expect(await choicesOf(product, citizen)).toContainEqual({
      ...onlyCentrum,
      answer: 'yes',
      until: '2099-12-31',
    })

    await takeAway(citizen, GP)
    const control = await citizen.get(CONTROL)
    expect(mainText(control)).toContain('U haalt uw aparte keuze weg over Apotheek Centrum')
    expect(mainText(control)).toContain(words('nl', 'control.then.no'))
    await citizen.press(SEND)
    expect(await choicesOf(product, citizen)).toEqual([{ ...gpToPharmacies, answer: 'no' }])
  })

  it('has its *Wijzig* on the review page, which leads there and back', async () => {
    const citizen = await product.newCitizen()
    await answer(citizen, CENTRUM, { 'answer-ura:90000202': 'yes' })
    const control = await citizen.get(CONTROL)
    const change = control.document.querySelector<HTMLAnchorElement>('.change__action a')!
    expect(new URL(change.href).pathname).toBe(CENTRUM)
    const back = await answer(citizen, change.href, { 'answer-ura:90000202': 'no' })
    expect(new URL(back.url).pathname).toBe(CONTROL)
    expect(mainText(back)).toContain('mag Apotheek Centrum uw behandelgegevens bij uw huisarts niet zien')
  })
})

describe('two windows', () => {
  it.each([
    ['one provider', `${LINDE}/GGC012`, 'answer-RPZAC005'],
    ['an exception', CENTRUM, 'answer-ura:90000202'],
  ])('on %s show both answers and overwrite nothing', async (_, path, field) => {
    const one = await product.newCitizen()
    const other = one.tab()
    await Promise.all([one.get(path), other.get(path)])
    await one.submit(ON, { [field]: 'yes' })
    const conflict = await other.submit(ON, { [field]: 'no' })
    expect(conflict.status).toBe(409)
    expect(mainText(conflict)).toContain(
      `${words('nl', 'group.conflict.stored')}: ${words('nl', 'ui.answer.yes')}`,
    )
    expect(mainText(conflict)).toContain(
      `${words('nl', 'group.conflict.typed')}: ${words('nl', 'ui.answer.no')}`,
    )
    expect(await tickedIn(one, path)).toEqual({ [field]: 'yes' })
    await other.press(words('nl', 'group.conflict.keep-typed'))
    expect(await tickedIn(one, path)).toEqual({ [field]: 'no' })
  })

  it('do not let one take away what the other just changed', async () => {
    const one = await product.newCitizen()
    await answer(one, CENTRUM, { 'answer-ura:90000202': 'yes' })
    const other = one.tab()
    await Promise.all([one.get(CENTRUM), other.get(GP)])
    await one.submit(ON, { 'answer-ura:90000202': 'no' })
    const conflict = await other.submit('button[name=remove]')
    expect(conflict.status).toBe(409)
    expect(mainText(conflict)).toContain('Apotheek Centrum')
    expect(mainText(conflict)).toContain(words('nl', 'group.conflict.removed'))
    expect(await tickedIn(one, CENTRUM)).toEqual({ 'answer-ura:90000202': 'no' })
    await other.press(words('nl', 'group.conflict.keep-typed'))
    expect(await tickedIn(one, CENTRUM)).toEqual({})
  })
})

describe('an end date', () => {
  const today = localDate(new Date())
  const yesterday = localDate(new Date(Date.now() - 86_400_000))

  it.each([
    ['morgen', 'malformed'],
    ['29-2-2027', 'no-such-day'],
    [typedDay(yesterday), 'past'],
  ] as const)('%s comes back as it was typed, with words', async (typed, problem) => {
    const citizen = await product.newCitizen()
    const refused = await answer(citizen, GP, {
      'answer-RPZAC104': 'yes',
      'until-RPZAC104': typed,
      'answer-RPZAC001': 'no',
    })
    expect(refused.status).toBe(422)
    expect(refused.document.title).toMatch(/^Fout:/)
    const [before] = words('nl', `until.problem.${problem}`).split('{')
    expect(refused.document.querySelector('.error-summary')?.textContent).toContain(before)
    expect(valueOf(refused.document, 'until-RPZAC104')).toBe(typed)
    expect(ticked(refused.document)).toEqual({ 'answer-RPZAC104': 'yes', 'answer-RPZAC001': 'no' })
    expect(await tickedIn(citizen, GP)).toEqual({})
  })

  it('goes with a yes only', async () => {
    const citizen = await product.newCitizen()
    const refused = await answer(citizen, GP, { 'answer-RPZAC104': 'no', 'until-RPZAC104': '31-12-2099' })
    expect(refused.status).toBe(422)
    expect(mainText(refused)).toContain(words('nl', 'until.problem.without-yes'))
  })

  it.each([today, '2028-02-29'])('%s is kept, shown, and taken away', async (day) => {
    const citizen = await product.newCitizen()
    await answer(citizen, GP, { 'answer-RPZAC104': 'yes', 'until-RPZAC104': typedDay(day) })
    expect(mainText(await citizen.get(CONTROL))).toContain('Tot en met')
    await citizen.press(SEND)
    const key = { ...gpToPharmacies, receiver: 'RPZAC104' }
    expect(await choicesOf(product, citizen)).toEqual([{ ...key, answer: 'yes', until: day }])
    const page = await citizen.get(GP)
    expect(valueOf(page.document, 'until-RPZAC104')).toBe(typedDay(day))
    await citizen.submit(ON, { 'until-RPZAC104': '' })
    expect(mainText(await citizen.get(CONTROL))).toContain('zonder einddatum')
    await citizen.press(SEND)
    expect(await choicesOf(product, citizen)).toEqual([{ ...key, answer: 'yes' }])
  })

  it('that passed while the draft lay there is refused with words', async () => {
    const citizen = await product.newCitizen()
    await answer(citizen, GP, { 'answer-RPZAC104': 'yes', 'until-RPZAC104': typedDay(today) })
    const key = { ...gpToPharmacies, receiver: 'RPZAC104' }
    await rewriteDraft(product, citizen, () => ({ edits: [{ key, set: 'yes', until: yesterday }] }))
    const refused = await send(citizen)
    expect(refused.status).toBe(422)
    expect(mainText(refused)).toContain(words('nl', 'control.refused.end-date-in-past'))
    expect(await choicesOf(product, citizen)).toEqual([])
  })

  it('that passed does not stand in the way of other answers', async () => {
    const citizen = await product.newCitizen()
    const ended: Choice = { ...gpToPharmacies, receiver: 'RPZAC104', answer: 'yes', until: yesterday }
    await writeVersion(product, citizen, { choices: [ended] })
    const page = await citizen.get(GP)
    expect(mainText(page)).toContain('Nu telt het als nee')
    await citizen.submit(ON, { 'answer-RPZAC001': 'no' })
    expect((await send(citizen)).url).toMatch(/versie=2$/)
    expect(await choicesOf(product, citizen)).toContainEqual(ended)
  })
})

function valueOf(document: Document, name: string): string | undefined {
  return document.querySelector<HTMLInputElement>(`input[type=text][name="${name}"]`)?.value
}

function ticked(document: Document): Record<string, string> {
  const inputs = document.querySelectorAll<HTMLInputElement>('main input[type=radio]:checked')
  return Object.fromEntries([...inputs].map(({ name, value }) => [name, value]))
}

async function tickedIn(visitor: Visitor, path: string): Promise<Record<string, string>> {
  return ticked((await visitor.tab().get(path)).document)
}
