import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { deLinde, noord, parties, profile, question, says, TODAY } from '~/consent/consent.arbitrary'
import { answerOn, isNamed, keyText, type Choice } from '~/consent/choice'
import { decide } from '~/consent/decide'
import { applyEdits } from '~/consent/draft'
import type { Directory } from '~/consent/meeting'
import { decideRecording, type RecordingFacts } from './record'
import { SITUATIONS, spokenIn, type Spoken } from './spoken'

const directory: Directory = {
  catalogue,
  typesOf: new Map(parties.map(({ ura, types }) => [ura, types])),
  together: [],
}
/** With an organisation that is GP, hospital and pharmacy. */
const mixed: Directory = { ...directory, together: parties.map(({ types }) => types) }
const facts: RecordingFacts = {
  ...{ forbidden: false, gate: 'open', decides: 'self', choices: [], saidHere: new Set<string>(), directory },
  counter: { representative: 'none', child: 'did-not' },
}
const record = (spoken: readonly Spoken[], changed: Partial<RecordingFacts> = {}) =>
  decideRecording({ ura: deLinde.ura, spoken }, { ...facts, ...changed }, TODAY)
const yes = spokenIn('SIT001', 'yes')
const no = spokenIn('SIT001', 'no')
const parts = (decided: ReturnType<typeof record>) =>
  decided.ok
    ? { now: decided.event.now.length, waiting: decided.event.waiting.length, until: decided.event.until }
    : decided.refusal

describe('what staff write down', () => {
  it('is about their own organisation as holder, for the receivers of the situation', () => {
    const decided = record(yes)
    expect(decided.ok && decided.event.now.map(({ key }) => keyText(key))).toEqual(
      SITUATIONS.SIT001.receivers.map((receiver) => `ura:${deLinde.ura} GGC002 ${receiver}`),
    )
  })

  it.each([
    ['a yes where nothing stood', [yes, []] as const, { now: 3, waiting: 0, until: null }],
    [
      'a no where a yes stood',
      [no, ['GP GGC002 RPZAC104 yes']] as const,
      { now: 3, waiting: 0, until: null },
    ],
    [
      'a yes where the person said no to the same',
      [yes, [`ura:${deLinde.ura} GGC002 RPZAC104 no`]] as const,
      { now: 2, waiting: 1, until: '2026-12-06' },
    ],
    [
      'a yes inside a wider no, also for a GP that is a pharmacy too',
      [yes, ['GP GGC002 RPZAC005 no']] as const,
      { now: 1, waiting: 2, until: '2026-12-06' },
    ],
    [
      'a yes around a no to one provider',
      [yes, [`GP GGC002 ura:${noord.ura} no`]] as const,
      { now: 3, waiting: 0, until: null },
    ],
    [
      'a yes around a no to a kind of data',
      [yes, [`ura:${deLinde.ura} GGC013 RPZAC001 no`]] as const,
      { now: 3, waiting: 0, until: null },
    ],
    [
      'a yes after a yes that ended',
      [yes, ['GP GGC002 RPZAC001 yes 2026-11-21']] as const,
      { now: 1, waiting: 2, until: '2026-12-06' },
    ],
    [
      'a yes beside a no of other holders',
      [yes, ['HOSPITAL GGC002 RPZAC001 no']] as const,
      { now: 3, waiting: 0, until: null },
    ],
  ])('%s', (_, [spoken, stood], expected) => {
    expect(parts(record(spoken, { choices: stood.map(says) }))).toEqual(expected)
  })

  it('may lift a no that was itself written down here and that nobody confirmed', () => {
    const here = says(`ura:${deLinde.ura} GGC002 RPZAC104 no`)
    const saidHere = new Set([keyText(here)])
    expect(parts(record(yes, { choices: [here], saidHere }))).toEqual({ now: 3, waiting: 0, until: null })
  })

  it.each<[string, Partial<RecordingFacts>]>([
    ['the person forbids it', { forbidden: true }],
    ['locked', { gate: 'locked' }],
    ['restricted', { gate: 'restricted' }],
    ['being erased', { gate: 'erasing' }],
    ['deceased', { gate: 'deceased', decides: 'nobody' }],
    ['nobody knows who decides', { gate: 'under-decision', decides: 'parents' }],
    ['under 12, alone', { decides: 'parents' }],
    [
      'under 12, with somebody who may not',
      { decides: 'parents', counter: { representative: 'may-not', child: 'did-not' } },
    ],
    ['an adult who cannot decide, alone', { decides: 'representative' }],
    [
      'somebody speaks for an adult who may not',
      { counter: { representative: 'may-not', child: 'did-not' } },
    ],
  ])('is refused with the one sentence, a yes and a no alike: %s', (_, changed) => {
    for (const spoken of [yes, no, []]) expect(parts(record(spoken, changed))).toBe('not-here')
  })

  it.each<[string, RecordingFacts['counter'], 'taken' | 'child-and-parent']>([
    ['both', { representative: 'may-decide', child: 'said-yes' }, 'taken'],
    ['the child alone', { representative: 'none', child: 'said-yes' }, 'child-and-parent'],
    ['the parent alone', { representative: 'may-decide', child: 'did-not' }, 'child-and-parent'],
  ])('at 12 to 15 a yes is of both, a no of one (%s)', (_, counter, expected) => {
    const changed = { decides: 'together', counter } as const
    const said = record(yes, changed)
    expect(said.ok ? 'taken' : said.refusal).toBe(expected)
    expect(record(no, changed).ok).toBe(true)
  })

  it('is nothing that the catalogue does not offer, and one answer about one thing', () => {
    const [first] = yes
    expect(parts(record([{ ...first!, receiver: 'RPZAC999' }]))).toBe('not-offered')
    expect(parts(record([{ ...first!, receiver: `ura:${deLinde.ura}` }]))).toBe('not-offered')
    expect(parts(record([first!, { ...first!, answer: 'no' }]))).toBe('twice')
  })

  it('may be nothing at all: who did not want to choose', () => {
    expect(parts(record([]))).toEqual({ now: 0, waiting: 0, until: null })
  })
})

/* Whatever stood and was said: what a no denies, stays denied, until whoever said it confirms. */
const spoken = fc.uniqueArray(
  fc.record({
    data: fc.constantFrom('GGC002', 'GGC012', 'GGC013'),
    receiver: fc.constantFrom<string>('RPZAC001', 'RPZAC005', 'RPZAC104'),
    answer: fc.constantFrom('yes' as const, 'no' as const),
  }),
  { selector: ({ data, receiver }) => `${data} ${receiver}` },
)

it('never permits what a no of the person denied', () => {
  const isDeniedByNo = (deciding: Choice[]) => deciding.some((choice) => answerOn(choice, TODAY) === 'no')
  fc.assert(
    fc.property(profile, spoken, question, (choices, said, asked) => {
      const decided = record(said, { choices, directory: mixed })
      if (!decided.ok) return
      const about = { catalogue, reading: catalogue, gate: 'open' as const }
      const before = decide(asked, { ...about, choices }, TODAY)
      if (before.decision === 'permit' || !isDeniedByNo(before.deciding)) return
      const after = decide(asked, { ...about, choices: applyEdits(choices, decided.event.now) }, TODAY)
      expect(after.decision).toBe('deny')
    }),
    { numRuns: 3_000 },
  )
})

it('speaks of nobody else', () => {
  fc.assert(
    fc.property(profile, spoken, (choices, said) => {
      const decided = record(said, { choices })
      const keys = decided.ok
        ? [...decided.event.now, ...decided.event.waiting].map(({ key }) => key.holder)
        : []
      expect(keys.filter((holder) => !isNamed(holder) || holder !== `ura:${deLinde.ura}`)).toEqual([])
    }),
  )
})
