import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import {
  dueTransitions,
  lastDayOfInherited,
  transitionKey,
  type TransitionFacts,
} from '~/comingofage/transitions'
import { tvsClaim, readRepresentationClaims } from '~/identity/representation-claims'
import { parseBsn } from '~/person/bsn'
import { claimGives } from '~/representation/claims'
import { keysSeen, kindsOn, mayPoint, namesSeen, disclosureTo } from '~/representation/disclosure'
import { addDays } from '~/runtime/local-date'
import {
  codeExpiry,
  decidePairing,
  PAIRING_CODE_LENGTH,
  readTypedCode,
  writeCode,
  type KeptCode,
} from './pairing'
import { CODE_SIGNS, codeFrom } from '~/runtime/code'

describe('a pairing code', () => {
  const now = new Date('2026-03-16T08:30:00Z')
  const kept: KeptCode = {
    child: 'bram',
    birthDate: '2012-01-02',
    expiresAt: codeExpiry(now),
    usedAt: null,
    wrongDates: 0,
  }
  const pair = (
    code: KeptCode | null,
    typed = '2012-01-02',
    { at = now, ...more } = {} as { at?: Date; by?: string; unknownBefore?: number },
  ) => {
    const decided = decidePairing({ code, unknownBefore: 0, by: 'anna', ...more }, typed, at)
    return decided.ok ? decided.child : `${decided.refusal} ${decided.counts}`
  }

  it('is eight of 31 signs without look-alikes, read in fours', () => {
    expect(CODE_SIGNS).toHaveLength(31)
    expect(CODE_SIGNS).not.toMatch(/[01ILO]/)
    expect(writeCode('ABCD2345')).toBe('ABCD-2345')
    expect(codeFrom(new Uint8Array(7), PAIRING_CODE_LENGTH)).toBeNull()
    const bytes = new Uint8Array([255, 0, 0, 0, 0, 0, 0, 0, 30])
    expect(codeFrom(bytes, PAIRING_CODE_LENGTH)).toBe('2222222Z')
  })

  it('is read however people type it', () => {
    const blank = fc.stringMatching(/^[ \-.\t–]{0,3}$/)
    const code = fc.array(fc.constantFrom(...CODE_SIGNS), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(
        code,
        fc.array(blank, { minLength: 9, maxLength: 9 }),
        fc.boolean(),
        (signs, blanks, small) => {
          const typed = signs.map((sign, place) => blanks[place]! + sign).join('') + blanks[8]!
          expect(readTypedCode(small ? typed.toLowerCase() : typed)).toBe(signs.join(''))
        },
      ),
    )
    for (const wrong of ['', 'ABCD234', 'ABCD23456', 'ABCD234O', 'ABCD2341', 'ÀBCD2345'])
      expect(readTypedCode(wrong)).toBeNull()
  })

  it('makes contact once, with the birth date, for fourteen days', () => {
    expect(pair(kept)).toBe('bram')
    expect(pair({ ...kept, usedAt: now })).toBe('used nothing')
    expect(pair(kept, '2012-01-02', { at: codeExpiry(now) })).toBe('expired nothing')
    expect(pair(kept, '2012-01-02', { at: new Date('2020-01-01') })).toBe('bram')
    expect(pair(kept, '2012-01-02', { by: 'bram' })).toBe('own-code nothing')
  })

  it('counts a wrong date on the code and an unknown code on the parent, and looks the same', () => {
    expect(pair(kept, '2012-01-03')).toBe('unknown on-code')
    expect(pair(null)).toBe('unknown on-parent')
    expect(pair({ ...kept, wrongDates: 5 })).toBe('unknown on-parent')
    expect(pair({ ...kept, wrongDates: 4 })).toBe('bram')
    expect(pair(kept, '2012-01-02', { unknownBefore: 10 })).toBe('too-many nothing')
    expect(pair(kept, '2012-01-02', { unknownBefore: 9 })).toBe('bram')
  })
})

describe('what is due', () => {
  const facts = (more: Partial<TransitionFacts> = {}): TransitionFacts => ({
    birthDate: '2014-04-10',
    capable: true,
    knownSince: '2025-01-01',
    inheritedSince: null,
    done: new Set(),
    ...more,
  })
  const due = (today: string, more: Partial<TransitionFacts> = {}) =>
    dueTransitions(facts(more), today).map(transitionKey)

  it.each([
    ['2026-03-10', []],
    ['2026-03-11', ['announce-12 2026-04-10']],
    ['2026-04-09', ['announce-12 2026-04-10']],
    ['2026-04-10', ['turn-12 2026-04-10']],
    ['2026-06-01', ['turn-12 2026-04-10']],
    ['2030-03-11', ['turn-12 2026-04-10', 'announce-16 2030-04-10']],
    ['2031-01-01', ['turn-12 2026-04-10', 'turn-16 2030-04-10']],
  ])('on %s: %j', (today, expected) => {
    expect(due(today)).toEqual(expected)
  })

  it('is 18 for who is not capable, and nothing that lay before we knew of somebody', () => {
    expect(due('2032-04-10', { capable: false })).toEqual(['turn-18 2032-04-10'])
    expect(due('2032-03-20', { capable: false })).toEqual(['announce-18 2032-04-10'])
    expect(due('2027-01-01', { knownSince: '2026-12-01' })).toEqual([])
    expect(due('2040-01-01', { birthDate: null })).toEqual([])
  })

  it('has its birthday on 1 March in a year without 29 February', () => {
    expect(due('2026-02-28', { birthDate: '2010-02-29' })).toEqual(['announce-16 2026-03-01'])
    expect(due('2026-03-01', { birthDate: '2010-02-29' })).toEqual(['turn-16 2026-03-01'])
  })

  it.each([
    ['2026-05-31', ['inherited-first 2026-05-31']],
    ['2026-08-31', ['inherited-after-3-months 2026-08-31']],
    ['2027-04-30', ['inherited-after-11-months 2027-04-30']],
    ['2027-05-30', ['inherited-after-11-months 2027-04-30']],
    ['2027-05-31', ['inherited-end 2027-05-31']],
    ['2029-01-01', ['inherited-end 2027-05-31']],
  ])('of what was taken along at 16, on %s: %j', (today, expected) => {
    expect(due(today, { birthDate: null, inheritedSince: '2026-05-31' })).toEqual(expected)
  })

  it('ends on the day after the last day', () => {
    expect(lastDayOfInherited('2026-05-31')).toBe('2027-05-30')
  })

  it('happens once each, on whatever days one looks, also when the clock goes back', () => {
    const days = fc.array(fc.integer({ min: 0, max: 2_500 }), { maxLength: 60 })
    fc.assert(
      fc.property(days, (offsets) => {
        const done = new Set<string>()
        for (const offset of [...offsets, 2_500]) {
          for (const key of due(addDays('2025-06-01', offset), { done })) {
            expect(done.has(key)).toBe(false)
            done.add(key)
          }
        }
        expect(done.has('turn-12 2026-04-10') && done.has('turn-16 2030-04-10')).toBe(true)
      }),
    )
  })
})

describe('what a representative sees', () => {
  it.each([
    ['parents', false, false, { providers: 'names', views: true }],
    ['parents', true, true, { providers: 'kinds', namedInChoices: 'kinds', views: true }],
    [
      'together',
      false,
      false,
      {
        providers: 'none',
        namedInChoices: 'kinds',
        namedInAsked: 'names',
        views: false,
        exchanges: false,
      },
    ],
    [
      'together',
      true,
      false,
      { providers: 'none', namedInChoices: 'kinds', namedInAsked: 'kinds', views: false },
    ],
    ['together', false, true, { providers: 'names', namedInChoices: 'names', views: true, exchanges: true }],
    ['together', true, true, { providers: 'kinds', views: true }],
    ['representative', true, false, { providers: 'names', views: true }],
    ['self', false, false, { providers: 'names', views: true }],
  ] as const)('%s, shielded %s, shared %s', (...[decides, shielded, shared, expected]) => {
    expect(disclosureTo({ decides, shielded, shared })).toMatchObject({ choices: true, ...expected })
  })

  it('leaves neither name nor town nor number of a hidden provider', () => {
    const parties = [
      { ura: '90000101', name: 'De Linde', types: ['Z3'] },
      { ura: '90000909', name: 'URA 90000909', types: [] },
    ]
    const [names, kinds] = (['names', 'kinds'] as const).map((disclosure) =>
      namesSeen(parties, { catalogue, disclosure }),
    )
    expect(names).toEqual({ 90000101: 'De Linde', 90000909: 'URA 90000909' })
    expect(kinds).toEqual({
      90000101: {
        nl: 'een zorgaanbieder (Huisartsen en huisartsenposten)',
        en: expect.stringMatching(/^a care provider \(/),
      },
      90000909: { nl: 'een zorgaanbieder', en: 'a care provider' },
    })
  })
})

describe('a key of a choice', () => {
  it('names a provider only where that may be seen', () => {
    const key = { holder: 'ura:90000101', data: 'GGC002', receiver: 'RPZAC005' }
    expect([mayPoint(key, 'names'), mayPoint(key, 'kinds')]).toEqual([true, false])
    expect(mayPoint({ holder: 'GP', receiver: 'RPZAC005' }, 'kinds')).toBe(true)
  })
})

describe('keys on one page', () => {
  const party = (ura: string, ...types: string[]) => ({ ura, name: `Naam ${ura}`, types })
  const parties = [
    party('90000909', 'Z3'),
    party('90000101', 'Z3'),
    party('90000202', 'J8'),
    party('90000707'),
  ]
  const keys = [
    { holder: 'ura:90000909', data: 'GGC002', receiver: 'RPZAC005' },
    { holder: 'ura:90000101', data: 'GGC002', receiver: 'ura:90000909' },
    { holder: 'GP', data: 'GGC002', receiver: 'ura:90000202' },
    { holder: 'ura:90000707', data: 'GGC002', receiver: 'RPZAC005' },
  ]

  it('keep their numbers where names may be seen', () => {
    const seen = keysSeen(keys, { parties, catalogue, disclosure: 'names' })
    expect(seen.keys).toEqual(keys)
    expect(seen.names['ura:90000101']).toBe('Naam 90000101')
  })

  it('stay apart where only kinds may be seen, each provider in its own place, without a number or name', () => {
    const seen = keysSeen(keys, { parties, catalogue, disclosure: 'kinds' })
    const text = JSON.stringify(seen)
    for (const { ura, name } of parties)
      expect([text.includes(ura), text.includes(name)]).toEqual([false, false])
    const [first, second, third, fourth] = seen.keys
    expect(first!.holder).not.toBe(second!.holder)
    expect(second!.receiver).toBe(first!.holder)
    const called = [first!.holder, second!.holder, third!.receiver, fourth!.holder].map(
      (one) => seen.names[one],
    )
    expect(called).toMatchObject([
      { nl: 'een zorgaanbieder (Huisartsen en huisartsenposten) 1' },
      { nl: 'een zorgaanbieder (Huisartsen en huisartsenposten) 2' },
      { nl: 'een zorgaanbieder (Apotheken)' },
      { nl: 'een zorgaanbieder', en: 'a care provider' },
    ])
  })
})

describe('kinds on a list', () => {
  it('are counted, and say no more', () => {
    const list = [{ types: ['Z3'] }, { types: ['J8'] }, { types: ['Z3'] }, { types: [] }]
    expect(kindsOn(catalogue, list).map(({ kind, count }) => [kind.nl, count])).toEqual([
      ['een zorgaanbieder', 1],
      ['een zorgaanbieder (Apotheken)', 1],
      ['een zorgaanbieder (Huisartsen en huisartsenposten)', 2],
    ])
  })
})

describe('claims of the access service', () => {
  const [ANNA, BRAM] = [parseBsn('999990408')!, parseBsn('999990275')!]
  const LEGAL = 'urn:nl-eid-gdi:1.0:LegalSubjectID'
  const ACTING = 'urn:nl-eid-gdi:1.0:ActingSubjectID'

  it('say for whom somebody logged in', () => {
    expect(readRepresentationClaims({}, ANNA)).toEqual({ ok: true, claimed: { kind: 'self' } })
    expect(readRepresentationClaims({ [LEGAL]: BRAM, [ACTING]: [ANNA] }, ANNA)).toEqual({
      ok: true,
      claimed: { kind: 'for-another', acting: ANNA, represented: BRAM },
    })
    expect(readRepresentationClaims({ [LEGAL]: ANNA, [ACTING]: ANNA }, ANNA)).toMatchObject({
      claimed: { kind: 'self' },
    })
  })

  it.each([
    { [LEGAL]: BRAM },
    { [ACTING]: ANNA },
    { [LEGAL]: ANNA, [ACTING]: BRAM },
    { [LEGAL]: '123456789', [ACTING]: ANNA },
    { [LEGAL]: [BRAM, ANNA], [ACTING]: ANNA },
    { [LEGAL]: { id: BRAM }, [ACTING]: ANNA },
  ])('are not trusted: %j', (claims) => {
    expect(readRepresentationClaims(claims, ANNA)).toEqual({ ok: false, refusal: 'claims-unusable' })
  })

  it('are whole and the same in every answer that has them', () => {
    const [whole, half] = [{ [LEGAL]: BRAM, [ACTING]: ANNA }, { [LEGAL]: BRAM }]
    const about = (...answers: Record<string, string>[]) => tvsClaim(answers, ANNA)
    expect(about({}, {})).toMatchObject({ claimed: { kind: 'self' } })
    expect(about({}, whole)).toMatchObject({ claimed: { represented: BRAM } })
    expect(about(whole, whole)).toMatchObject({ claimed: { represented: BRAM } })
    const unusable = { ok: false, refusal: 'claims-unusable' }
    expect(about(half, { [ACTING]: ANNA })).toEqual(unusable)
    expect(about(whole, { [LEGAL]: ANNA, [ACTING]: ANNA })).toEqual(unusable)
  })

  it('authorise only for who decides alone, and only who is grown up', () => {
    const grown = { actingIsGrownUp: true }
    expect(claimGives(null)).toBe('unknown')
    expect(claimGives({ decides: 'self', ...grown })).toBe('authorise')
    expect(claimGives({ decides: 'self', actingIsGrownUp: false })).toBe('pick')
    for (const decides of ['parents', 'together', 'representative', 'nobody'] as const)
      expect(claimGives({ decides, ...grown })).toBe('pick')
  })
})
