import { createIntl } from 'react-intl'
import { expect, it } from 'vitest'
import { joined } from './joined'

it.each([
  ['nl', ['apotheken', 'ziekenhuizen'], 'apotheken en ziekenhuizen'],
  ['nl', ['huisartsen en huisartsenposten', 'apotheken'], 'huisartsen en huisartsenposten, en apotheken'],
  ['nl', ['apotheken', 'verpleging en verzorging', 'ggz'], 'apotheken, verpleging en verzorging, en ggz'],
  ['nl', ['huisartsen en huisartsenposten'], 'huisartsen en huisartsenposten'],
  [
    'en',
    ['GPs and GP out-of-hours services', 'pharmacies'],
    'GPs and GP out-of-hours services, and pharmacies',
  ],
])('joins in %s %j', (locale, names, said) => {
  expect(joined(createIntl({ locale }), names)).toBe(said)
})
