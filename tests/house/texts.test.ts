import { readdirSync, readFileSync } from 'node:fs'
import { parse } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'

const areas = readdirSync('app/i18n/nl')

describe('texts', () => {
  it('exist for the same areas in both languages', () => {
    expect(readdirSync('app/i18n/en')).toEqual(areas)
  })

  describe.each(areas)('%s', (area) => {
    const [nl, en] = ['nl', 'en'].map((language) =>
      JSON.parse(readFileSync(`app/i18n/${language}/${area}`, 'utf8')),
    )

    it.each(['nl', 'en'])('has each id once in %s', (language) => {
      const text = readFileSync(`app/i18n/${language}/${area}`, 'utf8')
      const ids = [...text.matchAll(/^  "([^"]+)":/gm)].map(([, id]) => id)
      expect(ids).toHaveLength(new Set(ids).size)
      expect(ids).toEqual(Object.keys(language === 'nl' ? nl : en))
    })

    it('has the same ids in both languages', () => {
      expect(Object.keys(en)).toEqual(Object.keys(nl))
    })

    it('asks for the same values in both languages', () => {
      for (const id of Object.keys(nl)) expect([id, valuesOf(en[id])]).toEqual([id, valuesOf(nl[id])])
    })

    it('never says jij or je to a reader', () => {
      const informal = Object.entries(nl).filter(([, text]) => /\b(jij|jou|jouw)\b/i.test(String(text)))
      expect(informal).toEqual([])
    })
  })
})

describe('one word for one thing', () => {
  it('calls only a receipt a bewijs; what somebody shows to prove who they are to another are papieren', () => {
    const texts = areas.flatMap((area) =>
      Object.entries(JSON.parse(readFileSync(`app/i18n/nl/${area}`, 'utf8')) as Record<string, string>),
    )
    const said = texts.filter(([, text]) => /\bbewijs\b/i.test(text)).map(([id]) => id)
    expect(said.filter((id) => !/(^|\.)(done|receipt|receipt-read|proof)(\.|$)/.test(id))).toEqual([])
  })
})

describe('how a person is told', () => {
  const pairs = areas.flatMap((area) => {
    const [nl, en] = ['nl', 'en'].map(
      (language) =>
        JSON.parse(readFileSync(`app/i18n/${language}/${area}`, 'utf8')) as Record<string, string>,
    )
    return Object.keys(nl!).map((id) => ({ id, nl: nl![id]!, en: en![id]! }))
  })

  it('is said whole to staff and to others who let somebody know: by mail, on paper or at the next login', () => {
    const said = pairs.filter(({ nl }) =>
      /\bWij laten\b.*\bweten\b|\bhoort dat er een antwoord is\b/.test(nl),
    )
    expect(said.length).toBeGreaterThan(8)
    for (const { id, nl, en } of said) {
      expect([id, nl]).toEqual([
        id,
        expect.stringContaining('e-mail of brief, of bij de volgende keer inloggen'),
      ])
      expect([id, en]).toEqual([
        id,
        expect.stringContaining('e-mail or letter, or the next time they log in'),
      ])
    }
  })

  it('is not promised as just a message to people, some of whom have no address', () => {
    const promised = pairs.filter(({ nl }) =>
      /\b(persoon|mensen|beiden)\b[^.]*\bkrij(gt|gen) bericht/i.test(nl),
    )
    expect(promised.map(({ id }) => id)).toEqual([])
  })
})

describe('a text that speaks of somebody else', () => {
  const all = (language: string) =>
    Object.assign(
      {},
      ...areas.map((area) => JSON.parse(readFileSync(`app/i18n/${language}/${area}`, 'utf8'))),
    )

  it.each(['nl', 'en'])(
    'stands for one that is there, and asks for no value that it has not, in %s',
    (language) => {
      const texts = all(language) as Record<string, string>
      for (const [id, text] of Object.entries(texts)) {
        if (!id.startsWith('another.')) continue
        const own = texts[id.slice('another.'.length)]
        expect(own, id).toBeDefined()
        const given = ['person', ...valuesOf(own!)]
        expect([id, valuesOf(text).filter((value) => !given.includes(value))]).toEqual([id, []])
      }
    },
  )
})

/** Names of values and marks in a message, sorted; only Dutch needs to know the grammar of a word. */
function valuesOf(text: string): string[] {
  const names = new Set<string>()
  JSON.stringify(parse(text), (key, value: unknown) => {
    const part = value as { type?: number; value?: string } | null
    if (
      key !== 'location' &&
      part &&
      typeof part === 'object' &&
      part.type &&
      part.type !== 7 &&
      part.type !== 0
    ) {
      if (part.value) names.add(part.value)
    }
    return value
  })
  names.delete('grammar')
  return [...names].sort()
}
