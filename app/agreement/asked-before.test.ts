import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { says } from '~/consent/consent.arbitrary'
import type { Edit } from '~/consent/draft'
import { tooSoonToAsk, type AskedBefore } from './asked-before'

const TODAY = '2026-03-20'
const yes = (receiver: string, until?: string): Edit => {
  const { holder, data, receiver: to } = says(`GP GGC002 ${receiver} yes`)
  return { key: { holder, data, receiver: to }, set: 'yes', ...(until && { until }) }
}
const [PHARMACY, HOSPITAL, GP] = ['RPZAC005', 'RPZAC104', 'RPZAC001']
const asks = (...edits: Edit[]) => ({ edits, liftsLock: false })
const before = (more: Partial<AskedBefore> = {}): AskedBefore => ({
  ...{ state: 'declined', why: null, liftsLock: false, edits: [yes(PHARMACY), yes(HOSPITAL)] },
  ...{ askedOn: '2026-03-08', settledOn: '2026-03-10', endedByAsker: false },
  ...more,
})

describe('asking again what was declined', () => {
  it.each([
    ['the same', asks(yes(PHARMACY), yes(HOSPITAL)), 'declined-lately'],
    ['less of it', asks(yes(PHARMACY)), null],
    ['for a shorter time', asks(yes(PHARMACY, '2026-06-01'), yes(HOSPITAL)), null],
    ['part of it with something else', asks(yes(PHARMACY), yes(GP)), 'declined-lately'],
    ['something else', asks(yes(GP)), null],
    ['the lock instead', { edits: [], liftsLock: true }, null],
  ] as const)('%s', (_what, question, expected) => {
    expect(tooSoonToAsk(question, [before()], TODAY)).toBe(expected)
  })

  it('is possible from the fourteenth day on', () => {
    const question = asks(yes(PHARMACY), yes(HOSPITAL))
    expect(tooSoonToAsk(question, [before()], '2026-03-23')).toBe('declined-lately')
    expect(tooSoonToAsk(question, [before()], '2026-03-24')).toBeNull()
  })

  it('counts a no by wanting no questions, not what lapsed, was taken back or came into force', () => {
    const again = (more: Partial<AskedBefore>) =>
      tooSoonToAsk(asks(yes(PHARMACY), yes(HOSPITAL)), [before(more)], TODAY)
    expect(again({ state: 'lapsed', why: 'muted' })).toBe('declined-lately')
    for (const state of ['withdrawn', 'superseded', 'in-force'] as const) expect(again({ state })).toBeNull()
    expect(again({ state: 'lapsed', why: 'expired' })).toBeNull()
  })

  it('is looked at with what waits: bit by bit is still the same', () => {
    const waits = before({ state: 'waiting', settledOn: null, edits: [yes(PHARMACY)] })
    expect(tooSoonToAsk(asks(yes(HOSPITAL)), [waits, before()], TODAY)).toBe('declined-lately')
    expect(tooSoonToAsk(asks(yes(GP)), [waits], TODAY)).toBeNull()
  })
})

describe('asking often', () => {
  const inVain = before({ state: 'withdrawn', edits: [yes(GP)] })

  it('is three times a month that came to nothing', () => {
    expect(tooSoonToAsk(asks(yes(PHARMACY)), [inVain, inVain], TODAY)).toBeNull()
    expect(tooSoonToAsk(asks(yes(PHARMACY)), [inVain, inVain, inVain], TODAY)).toBe('asked-often')
    const agreed = before({ state: 'in-force' })
    expect(tooSoonToAsk(asks(yes(PHARMACY)), [inVain, inVain, agreed], TODAY)).toBeNull()
    const longAgo = { ...inVain, askedOn: '2026-02-18' }
    expect(tooSoonToAsk(asks(yes(PHARMACY)), [inVain, inVain, longAgo], TODAY)).toBeNull()
  })

  it.each([
    ['declined', { state: 'declined' }, true],
    ['taken back', { state: 'withdrawn', endedByAsker: true }, true],
    ['let pass', { state: 'lapsed', why: 'expired' }, true],
    ['asked of who wants no questions', { state: 'lapsed', why: 'muted' }, true],
    ['ended by a no of the one who asked', { state: 'superseded', endedByAsker: true }, true],
    ['ended by a no of another', { state: 'superseded', endedByAsker: false }, false],
    ['ended by a birthday', { state: 'lapsed', why: 'turned-16' }, false],
    ['ended with authority', { state: 'lapsed', why: 'authority-lost' }, false],
    ['ended by another rule', { state: 'lapsed', why: 'other-rule' }, false],
    ['needed no more', { state: 'lapsed', why: 'not-needed' }, false],
  ] as const)('counts what was %s: %o', (_what, ended, counts) => {
    const one = before({ edits: [yes(GP)], ...ended })
    expect(tooSoonToAsk(asks(yes(PHARMACY)), [one, one, one], TODAY)).toBe(counts ? 'asked-often' : null)
  })

  it('whoever goes on asking, asks no more than three questions in any thirty days that come to nothing', () => {
    const day = (number: number) =>
      new Date(Date.parse('2026-01-01') + number * 86_400_000).toISOString().slice(0, 10)
    const step = fc.record({
      after: fc.integer({ min: 0, max: 9 }),
      edits: fc.subarray([yes(PHARMACY), yes(HOSPITAL), yes(GP)], { minLength: 1 }),
      ends: fc.constantFrom('declined' as const, 'withdrawn' as const, 'lapsed' as const),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const asked: AskedBefore[] = []
        let now = 0
        for (const { after, edits, ends } of steps) {
          now += after
          if (tooSoonToAsk(asks(...edits), asked, day(now))) continue
          const same = asked.filter((one) => one.state === 'declined' && one.settledOn! > day(now - 14))
          for (const one of same)
            if (one.edits.some(({ key }) => edits.some((edit) => edit.key === key)))
              expect(edits.length).toBeLessThan(one.edits.length)
          asked.unshift(
            before({
              state: ends,
              why: ends === 'lapsed' ? 'expired' : null,
              edits,
              askedOn: day(now),
              settledOn: day(now),
            }),
          )
          expect(asked.filter(({ askedOn }) => askedOn > day(now - 30)).length).toBeLessThanOrEqual(3)
        }
      }),
    )
  })
})
