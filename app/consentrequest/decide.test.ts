import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 } from '~/catalogue/version-1'
import {
  answerBy,
  arrives,
  decideAnswer,
  lastDayOfSay,
  lastDayToAnswer,
  lapsesOn,
  leaveOn,
  refusesPeriod,
  type AnswerCommand,
  type AnswerFacts,
  type ArrivalFacts,
} from './decide'
import { standingOn, type Given, type RequestState, type Scope } from './request'

const TODAY = '2026-11-30'
const ASKED: Scope = { data: ['GGC002'], until: '2027-11-30' }
const GIVEN: Given = { data: ['GGC013'], until: '2027-01-01', by: 'self' }
const WAITING: AnswerFacts = {
  ...{ state: 'waiting', asked: ASKED, given: null, answerBy: '2026-12-30', gate: 'open', yes: 'may' },
  ...{ decides: 'self', sayUntil: null, half: null, side: 'person' },
  catalogue: catalogueVersion1,
}
const HELD: AnswerFacts = { ...WAITING, state: 'given', given: GIVEN }
const accept = (scope: Partial<Scope> = {}) => ({ do: 'accept', scope: { ...ASKED, ...scope } }) as const
const narrow = (scope: Partial<Scope> = {}) => ({ do: 'narrow', scope: { ...GIVEN, ...scope } }) as const
const decline = { do: 'decline' } as const
const withdraw = { do: 'withdraw' } as const
/** Said in the person's place. */
const BY_PARENTS: Given = { ...GIVEN, by: 'parents' }

const cases: [why: string, AnswerCommand, AnswerFacts, came: string][] = [
  ['is given as it was asked', accept(), WAITING, 'given'],
  ['is given for a part, and shorter', accept(GIVEN), WAITING, 'given'],
  ['is not given for longer', accept({ until: '2027-12-01' }), WAITING, 'wider'],
  ['is not given for what was not asked', accept(), { ...WAITING, asked: GIVEN }, 'wider'],
  ['is not given for nothing', accept({ data: [] }), WAITING, 'nothing-chosen'],
  ['is not given until yesterday', accept({ until: '2026-11-29' }), WAITING, 'past'],
  ['is given on the last day', accept(), { ...WAITING, answerBy: TODAY }, 'given'],
  ['is not given after it', accept(), { ...WAITING, answerBy: '2026-11-29' }, 'over'],
  ['is not given behind a lock', accept(), { ...WAITING, gate: 'locked' }, 'gate-closed'],
  ['is not given by who does not decide alone', accept(), { ...WAITING, yes: 'not-alone' }, 'not-alone'],
  ['is not given twice', accept(), HELD, 'over'],
  ['is not given after a no', accept(), { ...WAITING, state: 'declined' }, 'over'],
  ['is not given after it was taken back', accept(), { ...HELD, state: 'withdrawn' }, 'over'],
  ['is not given where it never arrived', accept(), { ...WAITING, state: 'sent' }, 'over'],
  [
    'is not given for longer than who says it has a say',
    accept(),
    { ...WAITING, sayUntil: '2027-01-01' },
    'wider',
  ],
  ['is given up to there', accept({ until: '2027-01-01' }), { ...WAITING, sayUntil: '2027-01-01' }, 'given'],
  [
    'is taken back by who decides now',
    withdraw,
    { ...HELD, given: BY_PARENTS, decides: 'together' },
    'withdrawn',
  ],
  [
    'is not made smaller once it counts no more',
    narrow(),
    { ...HELD, given: BY_PARENTS, decides: 'self' },
    'over',
  ],
  ['is declined', decline, WAITING, 'declined'],
  [
    'is declined behind a lock, by whoever acts',
    decline,
    { ...WAITING, gate: 'locked', yes: 'not-alone' },
    'declined',
  ],
  ['is declined once', decline, { ...WAITING, state: 'declined' }, 'nothing'],
  ['is not declined once it was given', decline, HELD, 'over'],
  ['is made smaller', narrow({ until: '2026-12-31' }), HELD, 'given'],
  ['is not made wider again', narrow(ASKED), HELD, 'wider'],
  ['is not made smaller before it was given', narrow(), WAITING, 'over'],
  ['is taken back', withdraw, HELD, 'withdrawn'],
  [
    'is taken back behind a lock, by whoever acts',
    withdraw,
    { ...HELD, gate: 'locked', yes: 'not-alone' },
    'withdrawn',
  ],
  ['is taken back once', withdraw, { ...HELD, state: 'withdrawn' }, 'nothing'],
  ['is not taken back before it was given', withdraw, WAITING, 'over'],
]

describe('a request for leave', () => {
  it.each(cases)('%s', (...[, command, facts, came]) => {
    const decided = decideAnswer(command, facts, TODAY)
    expect(decided.ok ? (decided.event?.state ?? 'nothing') : decided.refusal).toBe(came)
  })

  it.each([
    [['GGC002'], 'given'],
    [['GGC013', 'GGC002', 'GGC012'], 'given'],
    [['GGC012', 'GGC013'], 'given'],
    [['GGC012', 'GGC002'], 'part-left-out'],
  ])('with %s ticked of a kind and its two parts: %s', (data, came) => {
    const decided = decideAnswer(accept({ data }), WAITING, TODAY)
    expect(decided.ok ? decided.event?.state : decided.refusal).toBe(came)
    if (decided.ok && data.includes('GGC002'))
      expect(decided).toMatchObject({ event: { given: { data: ['GGC002'] } } })
  })

  it.each([
    ['self', 'self', true],
    ['self', 'representative', true],
    ['parents', 'parents', true],
    ['parents', 'together', false],
    ['parents', 'self', false],
    ['parents', 'representative', false],
    ['representative', 'representative', true],
    ['representative', 'self', false],
  ] as const)('that was given by %s while %s decide counts: %s', (by, decides, counts) => {
    expect(leaveOn({ ...HELD, given: { ...GIVEN, by }, decides }, TODAY) !== null).toBe(counts)
  })

  it.each([
    ['a parent gave it, and a birthday came', { by: 'parents' }, 'together', '2027-01-01', true],
    [
      'a parent gave it until a birthday, that came',
      { by: 'parents', endsWithSay: true },
      'together',
      TODAY,
      true,
    ],
    ['it came to its own last day before', { by: 'parents' }, 'together', TODAY, false],
    ['the parents decide still', { by: 'parents', endsWithSay: true }, 'parents', TODAY, false],
    [
      'a representative gave it, and the person decides',
      { by: 'representative' },
      'self',
      '2027-01-01',
      true,
    ],
    ['the person gave it', { by: 'self' }, 'representative', '2027-01-01', false],
    ['the person died', { by: 'parents' }, 'nobody', '2027-01-01', false],
  ] as const)('lapses or does not: %s', (...[, said, decides, until, does]) => {
    const yes = { ...HELD, given: { ...GIVEN, until, ...said }, decides }
    expect(lapsesOn(yes, '2026-12-01')).toBe(does)
    expect(leaveOn(yes, '2026-12-01') !== null).toBe(until > '2026-12-01' && said.by === 'self')
    expect(lapsesOn({ ...yes, state: 'withdrawn' }, '2026-12-01')).toBe(false)
  })

  it.each([
    ['accept', '2026-12-15', true],
    ['accept', '2026-12-14', undefined],
    ['narrow', '2026-12-15', true],
    ['narrow', '2026-12-14', undefined],
  ] as const)('is known to end with the say of who said it: %s until %s', (...[does, until, ends]) => {
    const facts = { ...WAITING, sayUntil: '2026-12-15', decides: 'parents' as const }
    const said = decideAnswer(
      { do: 'accept', scope: { data: WAITING.asked.data, until: '2026-12-15' } },
      facts,
      TODAY,
    )
    const held = said.ok && said.event?.state === 'given' ? said.event.given : null
    const scope = { data: WAITING.asked.data, until }
    const then = does === 'accept' ? facts : { ...facts, state: 'given' as const, given: held }
    const decided = decideAnswer({ do: does, scope }, then, TODAY)
    const given = decided.ok && decided.event?.state === 'given' ? decided.event.given : null
    expect(given?.endsWithSay).toBe(ends)
  })

  it.each([
    ['2018-12-24', true, 'parents', '2030-12-23'],
    ['2018-12-24', false, 'parents', '2036-12-23'],
    ['2012-12-24', false, 'parents', '2030-12-23'],
    ['1990-12-24', false, 'representative', null],
    ['2009-12-24', true, 'self', null],
    [null, false, 'representative', null],
  ] as const)('of who was born %s, capable: %s, with %s deciding is given until %s', (...of) => {
    const [birthDate, capable, decides, last] = of
    expect(lastDayOfSay({ birthDate, capable, decides }, TODAY)).toBe(last)
  })

  const expiresAt = new Date('2026-12-01T12:00:00Z')
  const at = (hours: number) => new Date(expiresAt.getTime() + hours * 3_600_000)
  const arriving: ArrivalFacts = {
    ...{ code: { expiresAt, usedAt: null, endedAt: null }, sentAt: at(-1), gate: 'open', blocked: false },
    earlier: [],
  }
  const asked = (state: RequestState, on: string) => ({
    ...{ code: null, earlier: [{ state, answerBy: on, answeredAt: new Date(`${on}T12:00:00Z`) }] },
  })
  it.each<[string, Partial<ArrivalFacts>, boolean]>([
    ['by number while one waits', asked('waiting', '2026-12-01'), false],
    ['by number after one that nobody answered', asked('waiting', '2026-11-30'), true],
    ['by number half a year after a no, less a day', asked('declined', '2026-06-02'), false],
    ['by number half a year after a no', asked('declined', '2026-06-01'), true],
    ['by number after one was taken back', asked('withdrawn', '2026-11-01'), false],
    ['by number beside one that is given', asked('given', '2026-11-01'), true],
    ['with a new code after a no', { earlier: asked('declined', '2026-11-01').earlier }, true],
    ['with a code that works', {}, true],
    ['by number', { code: null }, true],
    ['with a code that was used', { code: { ...arriving.code!, usedAt: at(-2) } }, false],
    ['with a code that is over', { sentAt: expiresAt }, false],
    ['with a code that was taken back before', { code: { ...arriving.code!, endedAt: at(-2) } }, false],
    ['with a code that was taken back since', { code: { ...arriving.code!, endedAt: at(-0.5) } }, true],
    ['at who wants none', { blocked: true }, false],
    ['behind a lock', { gate: 'locked' }, false],
    ['at who died', { gate: 'deceased' }, false],
  ])('arrives or does not: %s', (...[, given, does]) => {
    expect(arrives({ ...arriving, ...given })).toBe(does)
  })

  it('can be answered for thirty days, and never after what it asks for', () => {
    expect(answerBy(TODAY, '2027-11-30')).toBe('2026-12-30')
    expect(answerBy(TODAY, '2026-12-03')).toBe('2026-12-03')
  })

  it.each([
    ['2026-11-29', 'past'],
    ['2026-11-30', null],
    ['2031-11-30', null],
    ['2031-12-01', 'too-long'],
  ] as const)('is for at most five years: until %s', (until, refusal) => {
    expect(refusesPeriod(until, TODAY)).toBe(refusal)
  })

  it.each([
    ['sent', null, null],
    ['not-arrived', null, null],
    ['waiting', null, 'waiting'],
    ['given', TODAY, 'given'],
    ['given', '2026-11-29', 'ended'],
    ['declined', null, 'declined'],
  ] as const)('stands, %s until %s', (state, endsOn, standing) => {
    expect(standingOn({ state, answerBy: TODAY, endsOn }, TODAY)).toBe(standing)
    expect(standingOn({ state: 'waiting', answerBy: '2026-11-29', endsOn }, TODAY)).toBe('unanswered')
  })
})

describe('of a child of 12 to 15', () => {
  const TOGETHER: AnswerFacts = { ...WAITING, decides: 'together' }
  const said = (decided: ReturnType<typeof decideAnswer>) => (decided.ok ? decided.event : decided.refusal)
  const GIVEN_SCOPE = { data: GIVEN.data, until: GIVEN.until }
  const childs = { ...GIVEN_SCOPE, of: 'person' as const }

  it('waits after the first yes, whichever of the two says it', () => {
    for (const side of ['person', 'representative'] as const)
      expect(said(decideAnswer(accept(), { ...TOGETHER, side }, TODAY))).toEqual({
        state: 'waiting',
        half: { ...ASKED, of: side },
      })
  })

  it('is given by the yes of the other, for no more than the first', () => {
    const facts: AnswerFacts = { ...TOGETHER, half: childs, side: 'representative' }
    expect(said(decideAnswer(accept(), facts, TODAY))).toBe('wider')
    expect(said(decideAnswer(accept(GIVEN_SCOPE), facts, TODAY))).toEqual({
      state: 'given',
      given: { data: GIVEN.data, until: GIVEN.until, by: 'together' },
    })
    expect(said(decideAnswer(accept({ ...GIVEN_SCOPE, until: '2026-12-24' }), facts, TODAY))).toMatchObject({
      given: { until: '2026-12-24' },
    })
  })

  it('is not given by a second yes of the same, nor behind a lock, and ended by a no of either', () => {
    const facts: AnswerFacts = { ...TOGETHER, half: childs }
    expect(said(decideAnswer(accept(), facts, TODAY))).toMatchObject({ state: 'waiting' })
    expect(
      said(decideAnswer(accept(GIVEN_SCOPE), { ...facts, side: 'representative', gate: 'locked' }, TODAY)),
    ).toBe('gate-closed')
    for (const side of ['person', 'representative'] as const)
      expect(said(decideAnswer(decline, { ...facts, side }, TODAY))).toEqual({ state: 'declined' })
  })

  it('is answered by a parent until the child is 16, and by the child after it too', () => {
    const born = { birthDate: '2010-12-24', capable: true, decides: 'together' } as const
    expect(lastDayToAnswer({ ...born, side: 'representative' }, TODAY)).toBe('2026-12-23')
    expect(lastDayToAnswer({ ...born, side: 'person' }, TODAY)).toBeNull()
  })

  it('stays from 16 on, when it was the child’s own yes too, and not where others came to decide', () => {
    const held: AnswerFacts = { ...HELD, given: { ...GIVEN, by: 'together' } }
    expect(leaveOn({ ...held, decides: 'self' }, TODAY)).not.toBeNull()
    expect(leaveOn({ ...held, decides: 'representative' }, TODAY)).toBeNull()
  })
})

const data = fc.subarray(['GGC002', 'GGC012', 'GGC013'])
const days = ['2026-11-29', TODAY, '2026-12-15', '2027-06-01', '2028-01-01']
const day = fc.constantFrom(...days)
const scope = fc.record({ data, until: day })
const command: fc.Arbitrary<AnswerCommand> = fc.oneof(
  fc.record({ do: fc.constant('accept' as const), scope }),
  fc.record({ do: fc.constant('narrow' as const), scope }),
  fc.constantFrom({ do: 'decline' as const }, { do: 'withdraw' as const }),
)
const step = fc.record({
  command,
  today: day,
  gate: fc.constantFrom('open' as const, 'locked' as const),
  yes: fc.constantFrom('may' as const, 'not-alone' as const),
  decides: fc.constantFrom('self' as const, 'parents' as const, 'together' as const),
  sayUntil: fc.constantFrom(null, '2026-12-15'),
  side: fc.constantFrom('person' as const, 'representative' as const),
})

/** What a scope allows, said once more: day by day, and each part of a kind of data by itself. */
const PARTS: Record<string, string[]> = { GGC002: ['GGC002', 'GGC012', 'GGC013'] }
const allows = ({ data: kinds, until }: Scope) =>
  days
    .filter((one) => one <= until)
    .flatMap((one) => kinds.flatMap((kind) => (PARTS[kind] ?? [kind]).map((part) => `${part} ${one}`)))
const isNoMore = (one: Scope, other: Scope) => allows(one).every((each) => allows(other).includes(each))

describe('whatever is said about it', () => {
  it('is in force never wider than it was asked, nor than it was given; not after a no, the end, or behind a lock', () => {
    fc.assert(
      fc.property(scope, fc.array(step, { maxLength: 12 }), (asked, steps) => {
        let facts: AnswerFacts = { ...WAITING, asked }
        let bounds = asked
        let isOver = false
        for (const { command: said, today, ...rest } of steps) {
          facts = { ...facts, ...rest }
          const decided = decideAnswer(said, facts, today)
          if (decided.ok && decided.event) {
            const { event } = decided
            expect(isOver).toBe(false)
            if (event.state === 'given') {
              if (said.do === 'accept') expect([rest.gate, rest.yes]).toEqual(['open', 'may'])
              const { half } = facts
              if (said.do === 'accept' && rest.decides === 'together') {
                expect(half && half.of !== rest.side).toBe(true)
                expect(isNoMore(event.given, half!)).toBe(true)
              } else if (said.do === 'accept' && rest.sayUntil)
                expect(event.given.until <= rest.sayUntil).toBe(true)
              expect(isNoMore(event.given, bounds)).toBe(true)
              bounds = event.given
            } else isOver = event.state !== 'waiting'
            const { given, half } = { given: null, half: null, ...event }
            facts = { ...facts, state: event.state, given, half }
          }
          const leave = leaveOn(facts, today)
          if (!leave) continue
          expect([isOver, facts.state, facts.gate]).toEqual([false, 'given', 'open'])
          expect(['self', facts.decides, ...(facts.decides === 'self' ? ['together'] : [])]).toContain(
            leave.by,
          )
          expect(leave.until >= today).toBe(true)
          expect([isNoMore(leave, asked), isNoMore(leave, bounds)]).toEqual([true, true])
        }
      }),
    )
  })
})
