import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRANT_STEPS } from '~/representation/grant'
import {
  decideApproval,
  type Approval,
  type ApprovalCommand,
  type ApprovalFacts,
  type ApprovalState,
} from './approval'
import { APPROVAL_STEPS, drawSteps } from './approval-drawing'

const TODAY = '2026-03-16'
const [BRAM, ANNA, ERIK, STRANGER] = ['bram', 'anna', 'erik', 'stranger']

const facts = (more: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  approval: null,
  decides: 'together',
  person: BRAM,
  representatives: [ANNA, ERIK],
  wereThere: [ANNA, ERIK],
  against: [],
  mutedBy: [],
  tooSoon: null,
  stillUseful: true,
  content: 'hash-1',
  expiresOn: '2026-04-15',
  ...more,
})
const waiting = (more: Partial<Approval> = {}): Approval => ({
  state: 'waiting',
  rule: 'authority',
  author: BRAM,
  agreed: [BRAM],
  expiresOn: '2026-04-15',
  ...more,
})
const after = (command: ApprovalCommand, given: Partial<ApprovalFacts> = {}, today = TODAY) => {
  const decision = decideApproval(command, facts(given), today)
  if (!decision.ok) return decision.refusal
  return decision.event?.approval.state ?? 'nothing'
}

describe('a child of 12 to 15', () => {
  const approval = waiting()

  it('asks, and a parent puts it in force', () => {
    expect(after({ do: 'ask', by: BRAM })).toBe('waiting')
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, { approval })).toBe('in-force')
  })

  it('agrees with what a parent asks', () => {
    expect(after({ do: 'ask', by: ANNA })).toBe('waiting')
    const parents = waiting({ author: ANNA, agreed: [ANNA] })
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, { approval: parents })).toBe('not-asked')
    expect(after({ do: 'approve', by: BRAM, seen: 'hash-1' }, { approval: parents })).toBe('in-force')
  })

  it('is not overruled, nor overrules', () => {
    expect(after({ do: 'decline', by: ANNA, seen: 'hash-1' }, { approval })).toBe('declined')
    expect(after({ do: 'approve', by: BRAM, seen: 'hash-1' }, { approval })).toBe('already-agreed')
    expect(after({ do: 'decline', by: BRAM, seen: 'hash-1' }, { approval })).toBe('not-asked')
    expect(after({ do: 'withdraw', by: BRAM }, { approval })).toBe('withdrawn')
    expect(after({ do: 'withdraw', by: ANNA }, { approval })).toBe('not-asked')
  })

  it('is approved only as it was on the screen', () => {
    expect(after({ do: 'approve', by: ANNA, seen: 'hash-0' }, { approval })).toBe('changed-meanwhile')
    const base = { approval, content: 'hash-1-on-another-version' }
    expect(after({ do: 'approve', by: ANNA, seen: 'hash-1' }, base)).toBe('changed-meanwhile')
  })

  it('is declined only as it was on the screen', () => {
    expect(after({ do: 'decline', by: ANNA, seen: 'hash-0' }, { approval })).toBe('changed-meanwhile')
    expect(after({ do: 'decline', by: ANNA, seen: 'hash-1' }, { approval })).toBe('declined')
  })

  it('who must agree wants no questions: that is a no, asked or waiting; of several each must', () => {
    const parents = waiting({ author: ANNA, agreed: [ANNA] })
    expect(after({ do: 'ask', by: ANNA }, { mutedBy: [BRAM] })).toBe('muted')
    expect(after({ do: 'reassess' }, { approval: parents, mutedBy: [BRAM] })).toBe('lapsed')
    expect(after({ do: 'ask', by: BRAM }, { mutedBy: [ANNA] })).toBe('waiting')
    expect(after({ do: 'ask', by: BRAM }, { mutedBy: [ANNA, ERIK] })).toBe('muted')
    expect(after({ do: 'ask', by: ANNA }, { decides: 'parents', against: [ERIK], mutedBy: [ERIK] })).toBe(
      'muted',
    )
  })

  it('turns 16 between asking and approving: it lapses', () => {
    const grown = { approval, decides: 'self' } as const
    expect(after({ do: 'approve', by: ANNA, seen: 'hash-1' }, grown)).toBe('over')
    expect(after({ do: 'reassess' }, grown)).toBe('lapsed')
  })
})

describe('two parents', () => {
  it('one is enough for a first yes', () => {
    expect(after({ do: 'ask', by: ANNA }, { decides: 'parents' })).toBe('in-force')
  })

  it('the no of one waits for that one', () => {
    const conflict = { decides: 'parents', against: [ERIK] } as const
    expect(after({ do: 'ask', by: ANNA }, conflict)).toBe('waiting')
    expect(after({ do: 'ask', by: ERIK }, conflict)).toBe('in-force')
    const approval = waiting({ author: ANNA, agreed: [ANNA] })
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, { ...conflict, approval })).toBe('in-force')
    expect(after({ do: 'decline', by: ERIK, seen: 'hash-1' }, { ...conflict, approval })).toBe('declined')
  })

  it('at 12 to 15 the child, one parent and the other’s no', () => {
    const conflict = { against: [ERIK] }
    const approval = waiting()
    expect(after({ do: 'approve', by: ANNA, seen: 'hash-1' }, { ...conflict, approval })).toBe('waiting')
    const both = waiting({ agreed: [BRAM, ANNA] })
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, { ...conflict, approval: both })).toBe(
      'in-force',
    )
  })

  it('a conflict does not resolve itself when the other loses authority: it is asked anew', () => {
    const approval = waiting({ author: ANNA, agreed: [ANNA] })
    const alone = { decides: 'parents', representatives: [ANNA], approval } as const
    expect(decideApproval({ do: 'reassess' }, facts(alone), TODAY)).toMatchObject({
      event: { happened: 'lapsed', why: 'not-needed' },
    })
  })
})

describe('what waits', () => {
  const approval = waiting()

  it.each([
    ['expired', { approval }, '2026-04-16'],
    ['authority-lost', { approval, representatives: [] }, TODAY],
    ['authority-lost', { approval: waiting({ agreed: [BRAM, ANNA] }), representatives: [ERIK] }, TODAY],
    ['died', { approval, decides: 'nobody' }, TODAY],
    ['turned-16', { approval, decides: 'self' }, TODAY],
  ] as const)('lapses: %s', (why, given, today) => {
    expect(decideApproval({ do: 'reassess' }, facts(given), today)).toMatchObject({ event: { why } })
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, given, today)).toMatch(/over|not-yours/)
  })

  it('of a child nobody is known for yet, goes on until somebody is found, it expires or is taken back', () => {
    const nobody = { approval, representatives: [], wereThere: [] }
    expect(after({ do: 'ask', by: BRAM }, { representatives: [], wereThere: [] })).toBe('waiting')
    expect(after({ do: 'reassess' }, nobody)).toBe('nothing')
    expect(after({ do: 'withdraw', by: BRAM }, nobody)).toBe('withdrawn')
    const found = { approval, representatives: [ANNA], wereThere: [ANNA] }
    expect(after({ do: 'approve', by: ANNA, seen: 'hash-1' }, found)).toBe('in-force')
    expect(decideApproval({ do: 'reassess' }, facts(nobody), '2026-04-16')).toMatchObject({
      event: { why: 'expired' },
    })
    const lost = { ...nobody, wereThere: [ANNA] }
    expect(decideApproval({ do: 'reassess' }, facts(lost), TODAY)).toMatchObject({
      event: { why: 'authority-lost' },
    })
  })

  it('can be agreed to on its last day, and when the clock is set back', () => {
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, { approval }, '2026-04-15')).toBe('in-force')
    expect(after({ do: 'reassess' }, { approval }, '2020-01-01')).toBe('nothing')
    const gone = waiting({ state: 'lapsed' })
    expect(after({ do: 'reassess' }, { approval: gone }, '2020-01-01')).toBe('nothing')
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, { approval: gone }, '2020-01-01')).toBe(
      'closed',
    )
  })

  it('is not there for a stranger', () => {
    for (const act of ['approve', 'decline', 'withdraw', 'ask'] as const)
      expect(after({ do: act, by: STRANGER, seen: 'hash-1' } as ApprovalCommand, { approval })).toBe(
        'not-yours',
      )
  })

  it('is agreed to once, however many press', () => {
    const done = waiting({ state: 'in-force', agreed: [BRAM, ANNA] })
    expect(after({ do: 'approve', by: ANNA, seen: 'hash-1' }, { approval: done })).toBe('already-agreed')
    expect(after({ do: 'approve', by: ERIK, seen: 'hash-1' }, { approval: done })).toBe('closed')
  })
})

/** The world as it goes: days pass, authority comes and goes, people press whatever there is to press. */
type World = { today: number; facts: ApprovalFacts }
type Step = (world: World) => ApprovalCommand | null

const people = [BRAM, ANNA, ERIK, STRANGER] as const
const anybody = fc.constantFrom(...people)
const parents = fc.subarray([ANNA, ERIK])
const step: fc.Arbitrary<Step> = fc.oneof(
  anybody.map((by): Step => () => ({ do: 'ask', by })),
  {
    weight: 4,
    arbitrary: fc.tuple(anybody, fc.constantFrom('hash-1', 'hash-2')).map(([by, seen]): Step => () => ({
      do: 'approve',
      by,
      seen,
    })),
  },
  fc.tuple(anybody, fc.constantFrom('hash-1', 'hash-2')).map(([by, seen]): Step => () => ({
    do: 'decline',
    by,
    seen,
  })),
  anybody.map((by): Step => () => ({ do: 'withdraw', by })),
  fc.constant<Step>(() => ({ do: 'supersede' })),
  { weight: 2, arbitrary: fc.constant<Step>(() => ({ do: 'reassess' })) },
  fc.integer({ min: -3, max: 20 }).map((days) => (world: World) => {
    world.today += days
    return null
  }),
  parents.map((representatives) => (world: World) => {
    world.facts.representatives = representatives
    world.facts.wereThere = [...new Set([...world.facts.wereThere, ...representatives])]
    return null
  }),
  parents.map((against) => (world: World) => {
    world.facts.against = against
    return null
  }),
  fc.constantFrom('hash-1', 'hash-2').map((content) => (world: World) => {
    world.facts.content = content
    return null
  }),
  fc
    .constantFrom('parents', 'together', 'self', 'representative', 'nobody')
    .map((decides) => (world: World) => {
      world.facts.decides = decides as ApprovalFacts['decides']
      return null
    }),
)
const dayOf = (today: number) =>
  new Date(Date.parse('2026-03-16') + today * 86_400_000).toISOString().slice(0, 10)

type Seen = {
  before: Approval | null
  facts: ApprovalFacts
  today: string
  command: ApprovalCommand
  to: Approval
}

/** Plays steps on the machine; what has ended makes room for a new question, as in the store. */
function play(
  steps: Step[],
  look: (seen: Seen) => void,
  watch: (moment: { facts: ApprovalFacts; today: string }) => void = () => undefined,
) {
  const world: World = { today: 0, facts: facts() }
  for (const next of steps) {
    const command = next(world)
    watch({ facts: { ...world.facts }, today: dayOf(world.today) })
    if (!command) continue
    const before = world.facts.approval
    const today = dayOf(world.today)
    const given =
      command.do === 'ask' && before?.state !== 'waiting' ? { ...world.facts, approval: null } : world.facts
    const decision = decideApproval(command, { ...given, expiresOn: dayOf(world.today + 30) }, today)
    if (!decision.ok || !decision.event) continue
    look({ before: given.approval, facts: { ...given }, today, command, to: decision.event.approval })
    world.facts.approval = decision.event.approval
    if (command.do === 'ask') world.facts.wereThere = world.facts.representatives
  }
}

describe('whatever happens', () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 40 })

  it('nothing comes into force without the agreement that is needed that day', () => {
    fc.assert(
      fc.property(steps, (given) => {
        play(given, ({ to, facts: { decides, representatives, against } }) => {
          if (to.state !== 'in-force') return
          const agreed = new Set(to.agreed)
          const byParent = representatives.some((one) => agreed.has(one))
          expect(decides).not.toBe('nobody')
          if (decides === 'together') expect([agreed.has(BRAM), byParent]).toEqual([true, true])
          if (decides === 'parents') expect(byParent).toBe(true)
          if (decides === 'representative') expect(byParent).toBe(true)
          if (decides === 'together' || decides === 'parents')
            for (const one of against) if (representatives.includes(one)) expect(agreed.has(one)).toBe(true)
          for (const one of agreed) expect([BRAM, ...representatives]).toContain(one)
        })
      }),
      { numRuns: 2_000 },
    )
  })

  it('nobody agrees to something else than was on the screen', () => {
    fc.assert(
      fc.property(steps, (given) => {
        play(given, ({ command, facts: { content } }) => {
          if (command.do === 'approve') expect(content).toBe(command.seen)
        })
      }),
    )
  })

  it('makes only the steps of the drawing, and each of them', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(steps, (given) => {
        play(given, ({ before, command, to }) =>
          seen.add(`${before?.state ?? 'nothing'} ${command.do} ${to.state}`),
        )
      }),
      { numRuns: 3_000, seed: 1 },
    )
    expect([...seen].toSorted()).toEqual(
      APPROVAL_STEPS.map(({ from, by, to }) => `${from} ${by} ${to}`).toSorted(),
    )
  })

  it('who asked can take it back at any moment, and a later no ends it', () => {
    fc.assert(
      fc.property(steps, (given) => {
        play(given, ({ to, facts: now, today }) => {
          if (to.state !== 'waiting') return
          const standing = { ...now, approval: to }
          expect(decideApproval({ do: 'withdraw', by: to.author }, standing, today)).toMatchObject({
            ok: true,
          })
          expect(decideApproval({ do: 'supersede' }, standing, today)).toMatchObject({ ok: true })
        })
      }),
    )
  })

  it('no state is a dead end: what waits lapses in time, and what ended can be asked again', () => {
    fc.assert(
      fc.property(steps, (given) => {
        play(given, ({ to, facts: now }) => {
          const later = { ...now, approval: to, expiresOn: '2100-01-01' }
          if (to.state === 'waiting')
            expect(decideApproval({ do: 'reassess' }, later, '2099-01-01')).toMatchObject({
              event: { happened: 'lapsed' },
            })
          const anew = { ...later, approval: null, decides: 'together' } as const
          expect(decideApproval({ do: 'ask', by: BRAM }, anew, '2099-01-01').ok).toBe(true)
        })
      }),
    )
  })

  it('what waits ends by its last day, and before it by who asked, whoever is there or not', () => {
    const ends = (moment: ApprovalFacts) => {
      const last = { ...moment, approval: moment.approval!, expiresOn: '2100-01-01' }
      expect(decideApproval({ do: 'reassess' }, last, '2099-01-01')).toMatchObject({
        event: { happened: 'lapsed' },
      })
    }
    fc.assert(
      fc.property(steps, (given) => {
        play(
          given,
          () => undefined,
          ({ facts: now, today }) => {
            const { approval, decides, representatives, wereThere } = now
            if (approval?.state !== 'waiting') return
            ends(now)
            const { author } = approval
            if (author === BRAM || representatives.includes(author))
              expect(after({ do: 'withdraw', by: author }, now, today)).toBe('withdrawn')
            const looked = decideApproval({ do: 'reassess' }, now, today)
            const why = looked.ok && looked.event?.happened === 'lapsed' ? looked.event.why : null
            const isChild = decides === 'together' || decides === 'parents'
            const onlyBram = approval.agreed.every((one) => one === BRAM)
            if (isChild && representatives.length === 0 && onlyBram)
              expect(why).toBe(
                wereThere.length > 0 ? 'authority-lost' : approval.expiresOn < today ? 'expired' : null,
              )
          },
        )
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves no state that nothing leads to', () => {
    const states: ApprovalState[] = ['waiting', 'in-force', 'declined', 'withdrawn', 'superseded', 'lapsed']
    for (const state of states) expect(APPROVAL_STEPS.some(({ to }) => to === state)).toBe(true)
  })
})

describe('docs/representation.md', () => {
  const page = readFileSync('docs/representation.md', 'utf8')

  it.each([
    ['approvals', APPROVAL_STEPS],
    ['representations', GRANT_STEPS],
  ])('draws the steps of %s as they are', (_what, steps) => {
    expect(page).toContain(`\`\`\`mermaid\n${drawSteps(steps)}\n\`\`\``)
  })
})
