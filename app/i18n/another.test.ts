import { describe, expect, it } from 'vitest'
import { textAboutAnother } from './another'

describe('a text of the catalogue about somebody else', () => {
  it.each([
    ['uw huisarts', 'de huisarts van Cato'],
    ['Uw ziekenhuis', 'Het ziekenhuis van Cato'],
    ['uw thuiszorg of verpleeghuis', 'de thuiszorg of het verpleeghuis van Cato'],
    ['uw andere zorgaanbieder', 'de andere zorgaanbieder van Cato'],
    ['Vraag het uw huisarts.', 'Vraag het zijn of haar huisarts.'],
  ])('says %s as %s', (text, said) => {
    expect(textAboutAnother(text, { locale: 'nl', name: 'Cato' })).toBe(said)
  })

  it('says it in English', () => {
    expect(textAboutAnother('your GP', { locale: 'en', name: 'Cato' })).toBe('their GP')
  })
})
