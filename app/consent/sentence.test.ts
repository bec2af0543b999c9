import { describe, expect, it } from 'vitest'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { intlFor } from '~/i18n/intl.server'
import { sentenceText } from '~/ui/sentence-text'
import {
  aboutSentence,
  changeSentence,
  exceptionSentence,
  standingSentence,
  type Said,
  type Sentence,
} from './sentence'

const today = '2026-06-15'
const names = {
  ...catalogueVersion1,
  providers: { '90000101': 'Huisartsenpraktijk De Linde', '90000202': 'Apotheek Centrum' },
}
const dutch = intlFor('nl')
const english = intlFor('en')
const inBoth = (sentence: Sentence) => [
  sentenceText({ intl: dutch, text: ({ nl }) => nl }, sentence),
  sentenceText({ intl: english, text: ({ en }) => en }, sentence),
]

const yes: Said = { answer: 'yes' }
const no: Said = { answer: 'no' }
const until: Said = { answer: 'yes', until: '2026-12-31' }
const ended: Said = { answer: 'yes', until: '2026-05-05' }

const SAID = { yes, no, until, ended, none: null }

/** Category or named holder, category or named receiver; each with data that contain others, and with contained ones. */
const keys = {
  'group to group': { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' },
  'group to one': { holder: 'GP', data: 'GGC002', receiver: 'ura:90000202' },
  'one to group': { holder: 'ura:90000101', data: 'GGC012', receiver: 'RPZAC103' },
  'one to one': { holder: 'ura:90000101', data: 'GGC013', receiver: 'ura:90000202' },
}

const standing: [keyof typeof keys, keyof typeof SAID, string, string][] = [
  [
    'group to group',
    'yes',
    'Alle apotheken mogen uw behandelgegevens bij uw huisarts zien.',
    'All pharmacies may see your treatment data at your GP.',
  ],
  [
    'group to group',
    'no',
    'Apotheken mogen uw behandelgegevens bij uw huisarts niet zien.',
    'Pharmacies may not see your treatment data at your GP.',
  ],
  [
    'group to group',
    'until',
    'Tot en met 31 december 2026 mogen alle apotheken uw behandelgegevens bij uw huisarts zien. Daarna niet meer.',
    'Up to and including 31 December 2026, all pharmacies may see your treatment data at your GP. Not after that.',
  ],
  [
    'group to group',
    'ended',
    'Alle apotheken mochten uw behandelgegevens bij uw huisarts zien tot en met 5 mei 2026. Nu niet meer.',
    'All pharmacies could see your treatment data at your GP up to and including 5 May 2026. Not any more.',
  ],
  [
    'group to group',
    'none',
    'Alle apotheken en uw behandelgegevens bij uw huisarts: u koos nog niets. Dat telt als nee.',
    'All pharmacies and your treatment data at your GP: you have not chosen yet. That counts as no.',
  ],
  [
    'group to one',
    'yes',
    'Apotheek Centrum mag uw behandelgegevens bij uw huisarts zien.',
    'Apotheek Centrum may see your treatment data at your GP.',
  ],
  [
    'group to one',
    'no',
    'Apotheek Centrum mag uw behandelgegevens bij uw huisarts niet zien.',
    'Apotheek Centrum may not see your treatment data at your GP.',
  ],
  [
    'group to one',
    'until',
    'Tot en met 31 december 2026 mag Apotheek Centrum uw behandelgegevens bij uw huisarts zien. Daarna niet meer.',
    'Up to and including 31 December 2026, Apotheek Centrum may see your treatment data at your GP. Not after that.',
  ],
  [
    'group to one',
    'ended',
    'Apotheek Centrum mocht uw behandelgegevens bij uw huisarts zien tot en met 5 mei 2026. Nu niet meer.',
    'Apotheek Centrum could see your treatment data at your GP up to and including 5 May 2026. Not any more.',
  ],
  [
    'group to one',
    'none',
    'Apotheek Centrum en uw behandelgegevens bij uw huisarts: u koos nog niets. Dat telt als nee.',
    'Apotheek Centrum and your treatment data at your GP: you have not chosen yet. That counts as no.',
  ],
  [
    'one to group',
    'yes',
    'De overige zorg mag uw uitslagen bij Huisartsenpraktijk De Linde zien.',
    'Other care may see your test results at Huisartsenpraktijk De Linde.',
  ],
  [
    'one to group',
    'no',
    'De overige zorg mag uw uitslagen bij Huisartsenpraktijk De Linde niet zien.',
    'Other care may not see your test results at Huisartsenpraktijk De Linde.',
  ],
  [
    'one to group',
    'until',
    'Tot en met 31 december 2026 mag de overige zorg uw uitslagen bij Huisartsenpraktijk De Linde zien. Daarna niet meer.',
    'Up to and including 31 December 2026, other care may see your test results at Huisartsenpraktijk De Linde. Not after that.',
  ],
  [
    'one to group',
    'ended',
    'De overige zorg mocht uw uitslagen bij Huisartsenpraktijk De Linde zien tot en met 5 mei 2026. Nu niet meer.',
    'Other care could see your test results at Huisartsenpraktijk De Linde up to and including 5 May 2026. Not any more.',
  ],
  [
    'one to group',
    'none',
    'De overige zorg en uw uitslagen bij Huisartsenpraktijk De Linde: u koos nog niets. Dat telt als nee.',
    'Other care and your test results at Huisartsenpraktijk De Linde: you have not chosen yet. That counts as no.',
  ],
  [
    'one to one',
    'yes',
    'Apotheek Centrum mag uw medicatiegegevens bij Huisartsenpraktijk De Linde zien.',
    'Apotheek Centrum may see your medication data at Huisartsenpraktijk De Linde.',
  ],
  [
    'one to one',
    'no',
    'Apotheek Centrum mag uw medicatiegegevens bij Huisartsenpraktijk De Linde niet zien.',
    'Apotheek Centrum may not see your medication data at Huisartsenpraktijk De Linde.',
  ],
  [
    'one to one',
    'until',
    'Tot en met 31 december 2026 mag Apotheek Centrum uw medicatiegegevens bij Huisartsenpraktijk De Linde zien. Daarna niet meer.',
    'Up to and including 31 December 2026, Apotheek Centrum may see your medication data at Huisartsenpraktijk De Linde. Not after that.',
  ],
  [
    'one to one',
    'ended',
    'Apotheek Centrum mocht uw medicatiegegevens bij Huisartsenpraktijk De Linde zien tot en met 5 mei 2026. Nu niet meer.',
    'Apotheek Centrum could see your medication data at Huisartsenpraktijk De Linde up to and including 5 May 2026. Not any more.',
  ],
  [
    'one to one',
    'none',
    'Apotheek Centrum en uw medicatiegegevens bij Huisartsenpraktijk De Linde: u koos nog niets. Dat telt als nee.',
    'Apotheek Centrum and your medication data at Huisartsenpraktijk De Linde: you have not chosen yet. That counts as no.',
  ],
]

describe('what holds', () => {
  it.each(standing)('%s, %s', (...[key, said, inDutch, inEnglish]) => {
    const sentence = standingSentence(keys[key], SAID[said], { names, today })
    expect(inBoth(sentence)).toEqual([inDutch, inEnglish])
  })

  it('counts the last day itself', () => {
    const lastDay: Said = { answer: 'yes', until: today }
    expect(standingSentence(keys['group to group'], lastDay, { names, today }).id).toBe(
      'sentence.holds.yes-until',
    )
  })
})

describe('what changes', () => {
  const about = keys['group to group']
  const gp = (change: string) => `Vanaf nu mogen alle apotheken uw behandelgegevens bij uw huisarts ${change}`
  it.each<[string, Said, Said, string, string]>([
    ['a yes', null, yes, gp('zien.'), 'From now on all pharmacies may see your treatment data at your GP.'],
    [
      'a first no',
      null,
      no,
      'Vanaf nu mogen apotheken uw behandelgegevens bij uw huisarts niet zien.',
      'From now on pharmacies may not see your treatment data at your GP.',
    ],
    [
      'a yes withdrawn',
      yes,
      no,
      'Vanaf nu mogen apotheken uw behandelgegevens bij uw huisarts niet meer zien.',
      'From now on pharmacies may no longer see your treatment data at your GP.',
    ],
    [
      'an end',
      yes,
      until,
      'Tot en met 31 december 2026 mogen alle apotheken uw behandelgegevens bij uw huisarts zien. Daarna niet meer.',
      'Up to and including 31 December 2026, all pharmacies may see your treatment data at your GP. Not after that.',
    ],
    [
      'an end taken away',
      until,
      yes,
      gp('zien, zonder einddatum. De einddatum was 31 december 2026.'),
      'From now on all pharmacies may see your treatment data at your GP, with no end date. The end date was 31 December 2026.',
    ],
    [
      'a choice taken away',
      yes,
      null,
      'U haalt uw keuze weg over alle apotheken en uw behandelgegevens bij uw huisarts.',
      'You remove your choice about all pharmacies and your treatment data at your GP.',
    ],
  ])('%s', (...[, before, after, inDutch, inEnglish]) => {
    expect(inBoth(changeSentence(about, { before, after }, names))).toEqual([inDutch, inEnglish])
  })

  it.each([
    ['yes', 'ja, mag zien', 'yes, may see'],
    ['no', 'nee, mag niet zien', 'no, may not see'],
    ['none', 'u koos nog niets, en dat telt als nee', 'you have not chosen yet, and that counts as no'],
  ] as const)('an exception removed where %s holds', (then, inDutch, inEnglish) => {
    const sentence = changeSentence(keys['group to one'], { before: yes, after: null, then }, names)
    expect(inBoth(sentence)).toEqual([
      `U haalt uw aparte keuze weg over Apotheek Centrum en uw behandelgegevens bij uw huisarts. Dan geldt wat u verder koos: ${inDutch}.`,
      `You remove your separate choice about Apotheek Centrum and your treatment data at your GP. Then your wider choice is in force: ${inEnglish}.`,
    ])
  })

  it('takes receivers together that are said alike', () => {
    const together = { holder: 'GP', data: 'GGC002', receivers: ['RPZAC103', 'ura:90000202'] }
    expect(inBoth(changeSentence(together, { before: null, after: yes }, names))).toEqual([
      'Vanaf nu mogen de overige zorg en Apotheek Centrum uw behandelgegevens bij uw huisarts zien.',
      'From now on other care and Apotheek Centrum may see your treatment data at your GP.',
    ])
  })

  it('can be named without an answer', () => {
    expect(inBoth(aboutSentence(keys['group to one'], names))).toEqual([
      'Apotheek Centrum en uw behandelgegevens bij uw huisarts',
      'Apotheek Centrum and your treatment data at your GP',
    ])
  })

  it('keeps the number of a provider that no directory knows', () => {
    const unknown = { holder: 'GP', data: 'GGC002', receiver: 'ura:90009999' }
    expect(inBoth(standingSentence(unknown, no, { names, today }))[0]).toBe(
      'URA 90009999 mag uw behandelgegevens bij uw huisarts niet zien.',
    )
  })
})

describe('an exception under its row', () => {
  it.each<[NonNullable<Said>, 'yes' | 'no' | 'none', boolean, string, string]>([
    [yes!, 'no', true, 'Alleen Apotheek Centrum wél', 'Only Apotheek Centrum may'],
    [yes!, 'no', false, 'Apotheek Centrum wél', 'Apotheek Centrum may'],
    [yes!, 'none', true, 'Alleen Apotheek Centrum wél', 'Only Apotheek Centrum may'],
    [yes!, 'yes', true, 'Apotheek Centrum wél', 'Apotheek Centrum may'],
    [no!, 'yes', true, 'Alleen Apotheek Centrum niet', 'Only Apotheek Centrum may not'],
    [no!, 'yes', false, 'Apotheek Centrum niet', 'Apotheek Centrum may not'],
    [no!, 'none', true, 'Apotheek Centrum niet', 'Apotheek Centrum may not'],
    [
      until!,
      'no',
      true,
      'Apotheek Centrum wél, tot en met 31 december 2026',
      'Apotheek Centrum may, up to and including 31 December 2026',
    ],
    [
      ended!,
      'no',
      true,
      'Apotheek Centrum niet meer, sinds 5 mei 2026 voorbij is',
      'Apotheek Centrum no longer may, now that 5 May 2026 has passed',
    ],
  ])('%o under %s', (...[said, row, only, inDutch, inEnglish]) => {
    const sentence = exceptionSentence('Apotheek Centrum', said, { row, only, today })
    expect(inBoth(sentence)).toEqual([inDutch, inEnglish])
  })
})
