import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { compareKeys, named, type Choice } from './choice'
import { checkProfile, profile } from './consent.arbitrary'
import { decodeChoices, encodeChoices, mayBeChosen, profileIn, profileOf } from './profile'

const linde = named('90000101')
const centrum = named('90000202')
const yes: Choice = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005', answer: 'yes' }

describe('what may be chosen', () => {
  it.each([
    ['a row', 'GP', 'GGC002', 'RPZAC005'],
    ['a row for the EU', 'LAB', 'GGC012', 'RPZAC200'],
    ['a group and a named receiver', 'GP', 'GGC002', centrum],
    ['a named holder and a group', linde, 'GGC002', 'RPZAC005'],
    ['a named holder, for contained data', linde, 'GGC013', 'RPZAC005'],
    ['two names', linde, 'GGC012', centrum],
  ])('%s', (_name, ...[holder, data, receiver]) => {
    expect(mayBeChosen({ holder, data, receiver }, catalogue)).toBe(true)
  })

  it.each([
    ['contained data of a group', 'GP', 'GGC013', 'RPZAC005'],
    ['contained data of a group, for a named receiver', 'GP', 'GGC013', centrum],
    ['a group that is not there', 'INSURER', 'GGC002', 'RPZAC005'],
    ['a group that is not there, for a named receiver', 'INSURER', 'GGC002', centrum],
    ['data that are not there', linde, 'GGC999', 'RPZAC005'],
    ['a receiver that is not there', linde, 'GGC002', 'RPZAC999'],
    ['one provider on both sides', linde, 'GGC002', linde],
  ])('not %s', (_name, ...[holder, data, receiver]) => {
    expect(mayBeChosen({ holder, data, receiver }, catalogue)).toBe(false)
  })
})

describe('a complete set of choices', () => {
  it('comes back in canonical order', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        expect(checkProfile(choices, catalogue)).toEqual({ ok: true, choices: choices.toSorted(compareKeys) })
      }),
    )
  })

  it.each<[string, Choice]>([
    ['unknown-row', { ...yes, data: 'GGC013' }],
    ['duplicate-key', { ...yes, answer: 'no' }],
    ['end-date-on-no', { ...yes, receiver: centrum, answer: 'no', until: '2026-12-31' }],
    ['end-date-invalid', { ...yes, receiver: centrum, until: '2026-02-30' }],
  ])('is refused with %s', (refusal, choice) => {
    expect(checkProfile([yes, choice], catalogue)).toEqual({ ok: false, refusal, key: choice })
  })
})

describe('the canonical text', () => {
  it('is one sorted line per choice', () => {
    const choices: Choice[] = [
      { holder: linde, data: 'GGC013', receiver: centrum, answer: 'no' },
      { ...yes, until: '2026-12-31' },
      { ...yes, receiver: 'RPZAC001' },
    ]
    expect(encodeChoices(choices)).toBe(
      'GP GGC002 RPZAC001 y\nGP GGC002 RPZAC005 y2026-12-31\nura:90000101 GGC013 ura:90000202 n\n',
    )
    expect(encodeChoices([])).toBe('')
  })

  it('reads back as the same choices, in canonical order', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        expect(decodeChoices(encodeChoices(choices))).toEqual(choices.toSorted(compareKeys))
      }),
    )
  })

  it('is the same in whatever order the choices come', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        expect(encodeChoices(choices.toReversed())).toBe(encodeChoices(choices))
      }),
    )
  })

  it('is the only text of its choices: what reads at all, writes back the same', () => {
    const line = fc.stringMatching(/^(GP|LAB) GGC0\d RPZAC0 (n|y|y2026-0\d-01)\n?$/)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const text = lines.join('')
        const choices = readOrNull(text)
        if (choices) expect(encodeChoices(choices)).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['no newline at the end', 'GP GGC002 RPZAC001 y'],
    ['an empty line', '\n'],
    ['an empty line between', 'GP GGC002 RPZAC001 y\n\nLAB GGC012 RPZAC001 y\n'],
    ['a part too few', 'GP GGC002 y\n'],
    ['a part too many', 'GP GGC002 RPZAC001 y n\n'],
    ['two spaces', 'GP  GGC002 RPZAC001 y\n'],
    ['another answer', 'GP GGC002 RPZAC001 maybe\n'],
    ['a last day on a no', 'GP GGC002 RPZAC001 n2026-12-31\n'],
    ['half a day', 'GP GGC002 RPZAC001 y2026-12\n'],
    ['out of order', 'LAB GGC012 RPZAC001 y\nGP GGC002 RPZAC001 y\n'],
    ['the same line twice', 'GP GGC002 RPZAC001 y\nGP GGC002 RPZAC001 y\n'],
    ['a key twice', 'GP GGC002 RPZAC001 n\nGP GGC002 RPZAC001 y\n'],
    ['a carriage return', 'GP GGC002 RPZAC001 y\r\n'],
    ['something else altogether', '[{"holder":"GP"}]'],
  ])('is refused with %s, without quoting it', (_name, text) => {
    expect(() => decodeChoices(text)).toThrow(/^These choices are not in canonical form\.$/)
  })

  it('is never written so that it cannot be read', () => {
    expect(() => encodeChoices([yes, { ...yes, answer: 'no' }])).toThrow()
    expect(() => encodeChoices([{ ...yes, holder: 'G P' }])).toThrow()
    expect(() => encodeChoices([{ ...yes, receiver: 'A\nB' }])).toThrow()
  })
})

describe('a profile', () => {
  it('finds choices by both sides', () => {
    const other: Choice = { ...yes, holder: linde }
    const made = profileOf([yes, other, { ...yes, receiver: centrum }])
    expect(made.between('GP', 'RPZAC005')).toEqual([yes])
    expect(made.between('GP', centrum)).toEqual([{ ...yes, receiver: centrum }])
    expect(made.between(linde, 'RPZAC005')).toEqual([other])
    expect(made.between(linde, centrum)).toEqual([])
  })

  it('is the same read from the canonical text, for every two sides', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        const text = encodeChoices(choices)
        const whole = profileOf(decodeChoices(text))
        const inText = profileIn(text)
        const holders = [...choices.map((choice) => choice.holder), 'G', 'GP', 'OTHER', linde]
        const receivers = [...choices.map((choice) => choice.receiver), 'RPZAC00', 'RPZAC005', centrum]
        for (const holder of holders)
          for (const receiver of receivers)
            expect(inText.between(holder, receiver)).toEqual(whole.between(holder, receiver))
      }),
    )
  })
})

function readOrNull(text: string): Choice[] | null {
  try {
    return decodeChoices(text)
  } catch {
    return null
  }
}
