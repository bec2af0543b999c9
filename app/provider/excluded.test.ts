import { expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { mistakesInExcluded } from './excluded'

it('names the line of an organisation that is excluded and of a group too', () => {
  const providers = [
    { line: 2, types: ['Z3'] },
    { line: 3, types: ['VERZ'] },
    { line: 4, types: ['V6', 'VERZ'] },
    { line: 5, types: ['VERZ', 'GC'] },
  ]
  expect(mistakesInExcluded(providers, catalogue)).toEqual([
    { line: 4, what: 'type VERZ may never see anything, so this cannot be of type V6 too' },
  ])
})
