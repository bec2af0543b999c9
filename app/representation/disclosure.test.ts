import { expect, it } from 'vitest'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { kindName } from './disclosure'

it.each([
  [
    'a GP',
    ['Z3'],
    'een zorgaanbieder (Huisartsen en huisartsenposten)',
    'a care provider (GPs and out-of-hours GP services)',
  ],
  ['a kind that the catalogue does not map', ['GC'], 'een zorgaanbieder', 'a care provider'],
  [
    'an insurer (Wabvpz 15f)',
    ['VERZ'],
    'een organisatie die geen zorg geeft',
    'an organisation that gives no care',
  ],
  [
    'one that also gives care',
    ['Z3', 'VERZ'],
    'een organisatie die geen zorg geeft',
    'an organisation that gives no care',
  ],
])('%s is called by its kind', (...[, types, nl, en]) => {
  expect(kindName(catalogueVersion1, types)).toEqual({ nl, en })
})
