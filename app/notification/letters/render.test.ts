import { beforeAll, describe, expect, it } from 'vitest'
import en from '~/i18n/en/mail.json'
import { LANGUAGES } from '~/i18n/language'
import nl from '~/i18n/nl/mail.json'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'
import { KINDS, isSwitchable, type KindId } from '../kinds'
import { renderLetters, type Letters } from './render.server'

const origin = 'https://portaal.example'
const every = Object.keys(KINDS).flatMap((kind) =>
  LANGUAGES.map((language) => ({ kind: kind as KindId, language })),
)

describe('the letters', () => {
  let letters: Letters
  beforeAll(async () => void (letters = await renderLetters({ origin, organisation: EXAMPLE_ORGANISATION })))
  const letterOf = ({ kind, language }: (typeof every)[number]) => letters.get(`${kind}/${language}`)!

  it.each(every)('$kind in $language fetches nothing and leads to the portal only', (one) => {
    const { html, text } = letterOf(one)
    expect(html).not.toMatch(/<(img|script|link|iframe|video|object|form)\b|url\(|@import|@font-face/i)
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]!)
    expect(links.length).toBeGreaterThan(0)
    for (const link of [...links, ...text.match(/\bhttps?:\S+/g)!])
      expect(link.startsWith(`${origin}/`)).toBe(true)
    expect(html).toContain(`lang="${one.language}"`)
  })

  it.each(every)('$kind in $language says as text what it says as HTML', (one) => {
    const { html, text } = letterOf(one)
    const marks = (letter: string) => [...new Set(letter.match(/%%[a-z]+%%/g))].sort()
    expect(marks(text)).toEqual(marks(html))
    expect(text).toContain(EXAMPLE_ORGANISATION.phone)
    expect(html.length).toBeLessThan(20_000)
  })

  it.each(every)(
    '$kind in $language can be switched off in the mail if and only if it can be at all',
    (one) => {
      expect(letterOf(one).html.includes('/afmelden/%%unsubscribe%%')).toBe(isSwitchable(one.kind))
    },
  )

  it('do not say what happened: kinds that follow a login look alike', () => {
    for (const language of LANGUAGES) {
      expect(letters.get(`viewed/${language}`)).toEqual(letters.get(`choices-changed/${language}`))
    }
  })

  it('link to the pages of their own language', () => {
    expect(letters.get('confirm-address/nl')!.text).toContain(`${origin}/bevestigen/%%link%%`)
    expect(letters.get('confirm-address/en')!.text).toContain(`${origin}/en/bevestigen/%%link%%`)
  })

  it('have the same texts in every language', () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl))
  })
})
