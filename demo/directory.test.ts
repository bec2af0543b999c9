import { describe, expect, it } from 'vitest'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { demoDirectory, knownProviders } from './directory'

describe('the demo directory', () => {
  const providers = demoDirectory()

  it('has some three hundred providers in at least forty towns', () => {
    expect(providers.length).toBeGreaterThanOrEqual(300)
    expect(providers.length).toBeLessThanOrEqual(340)
    expect(new Set(providers.map((provider) => provider.city)).size).toBeGreaterThanOrEqual(40)
  })

  it('gives every provider a number of its own that is not given out', () => {
    const numbers = providers.map((provider) => provider.ura)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.every((ura) => /^9000\d{4}$/.test(ura))).toBe(true)
  })

  it('never has the same name twice in a town', () => {
    const names = providers.map(({ name, city }) => `${name}, ${city}`)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('fills in every name', () => {
    expect(providers.filter(({ name }) => /[*@]|undefined| $/.test(name))).toEqual([])
  })

  it('has every type the catalogue maps', () => {
    const types = new Set(providers.flatMap((provider) => provider.types))
    expect(Object.keys(catalogue.holderCategoriesOfType).filter((type) => !types.has(type))).toEqual([])
  })

  it.each([
    ['90000101', 'Huisartsenpraktijk De Linde', 'Z3'],
    ['90000202', 'Apotheek Centrum', 'J8'],
    ['90000303', 'Ziekenhuis Noord', 'V6'],
    ['90000404', 'Kraamzorg De Ooievaar', 'K4'],
  ])('has the persona organisation %s', (ura, name, type) => {
    expect(providers.find((provider) => provider.ura === ura)).toMatchObject({ name, types: [type] })
  })

  it('has providers that never get a yes: excluded, and not mapped', () => {
    const excluded = knownProviders.filter(({ types }) =>
      types.some((type) => catalogue.excludedTypes.includes(type)),
    )
    expect(excluded.map((provider) => provider.name)).toContain('Verzekeraar Voorbeeld')
    const unmapped = providers.filter(({ types }) => receiverCategoriesOf(catalogue, types).length === 0)
    expect(unmapped.map((provider) => provider.name)).toContain('Geboortecentrum De Wieg')
    expect(unmapped.every(({ types }) => holderCategoriesOf(catalogue, types).length === 0)).toBe(true)
  })
})
