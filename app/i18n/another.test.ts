import { describe, expect, it } from 'vitest'
import { textAboutAnother } from './another'

describe('a text of the catalogue about somebody else', () => {
  it.each([
    ['uw huisarts', 'de huisarts van Cato'],
    ['Uw ziekenhuis', 'Het ziekenhuis van Cato'],
    ['uw thuiszorg of verpleeghuis', 'de thuiszorg of het verpleeghuis van Cato'],
    ['uw andere zorgaanbieder', 'de andere zorgaanbieder van Cato'],
    ['Wie mag de gegevens van uw ziekenhuis zien?', 'Wie mag de gegevens van het ziekenhuis van Cato zien?'],
    ['Vraag het uw huisarts.', 'Vraag het zijn of haar huisarts.'],
  ])('says %s as %s', (text, said) => {
    expect(textAboutAnother(text, { language: 'nl', name: 'Cato' })).toBe(said)
  })

  it('leaves the name out where the words around say it', () => {
    expect(textAboutAnother('uw huisarts', { language: 'nl', name: null })).toBe('de huisarts')
    expect(textAboutAnother('Uw ziekenhuis', { language: 'nl', name: null })).toBe('Het ziekenhuis')
  })

  it('says it in English', () => {
    expect(textAboutAnother('your GP', { language: 'en', name: 'Cato' })).toBe('their GP')
  })
})
