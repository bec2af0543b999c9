import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { keyText, type Choice } from '~/consent/choice'
import { choice, closedGate, deLinde, profile, question, says, TODAY } from '~/consent/consent.arbitrary'
import { decide, type DecisionFacts } from '~/consent/decide'
import { applyEdits, type Edit } from '~/consent/draft'
import { spokenIn } from '~/recording/spoken'
import { becauseOf, bothWays } from './because-of'

const about = { catalogue, reading: catalogue, gate: 'open' as const }
const HERE = `ura:${deLinde.ura} GGC002`
const recorded = (answer: 'yes' | 'no') =>
  spokenIn('SIT001', answer).map(({ data, receiver, answer: set }): Edit => ({
    key: { holder: `ura:${deLinde.ura}`, data, receiver },
    set,
  }))
/** A record over what stood, and every version that came after it. */
const history = (stood: Choice[], now: Edit[], later: Edit[][] = []) => {
  const touched = now.map(({ key }) => keyText(key))
  const versions = [applyEdits(stood, now)]
  for (const edits of later) versions.push(applyEdits(versions.at(-1)!, edits))
  return { content: { now, before: stood.filter((one) => touched.includes(keyText(one))) }, versions }
}

describe('without a record there would be', () => {
  const linesOf = (choices: Choice[]) => choices.map((one) => `${keyText(one)} ${one.answer}`)

  it('what stood before it', () => {
    const stood = [says(`${HERE} RPZAC005 no`), says('GP GGC002 RPZAC104 yes')]
    expect(linesOf(bothWays(history(stood, recorded('yes'))).without).toSorted()).toEqual([
      'GP GGC002 RPZAC104 yes',
      `${HERE} RPZAC005 no`,
    ])
  })

  it('what the person chose since', () => {
    const chosen: Edit[] = [{ key: says(`${HERE} RPZAC005 no`), set: 'no' }]
    const again: Edit[] = [{ key: says(`${HERE} RPZAC005 no`), set: 'yes' }]
    expect(linesOf(bothWays(history([], recorded('yes'), [chosen, again])).without)).toEqual([
      `${HERE} RPZAC005 yes`,
    ])
  })
})

/* Whatever stood, was recorded and was chosen since: the same history once more, as if the record had never been made. */
const said = fc
  .record({ answer: fc.constantFrom('yes' as const, 'no' as const), few: fc.integer({ min: 1, max: 3 }) })
  .map(({ answer, few }) => recorded(answer).slice(0, few))
/** Half of the questions are about what the organisation that recorded has itself. */
const put = fc.oneof(
  question,
  question.filter(({ holder }) => 'ura' in holder && holder.ura === deLinde.ura),
)
const ofHere = choice.map((one): Choice => ({ ...one, holder: `ura:${deLinde.ura}`, data: 'GGC002' }))
const stands = fc.oneof(profile, fc.uniqueArray(ofHere, { selector: keyText, maxLength: 3 }))
const since = fc.array(fc.array(fc.oneof(choice, ofHere), { maxLength: 2 }), { maxLength: 3 })

function lived(stood: Choice[], now: Edit[], later: Choice[][]) {
  let withIt = applyEdits(stood, now)
  let without = [...stood]
  const changes: Edit[][] = []
  for (const chosen of later) {
    const edits = chosen
      .filter(
        (one) =>
          !withIt.some(
            (it) => keyText(it) === keyText(one) && it.answer === one.answer && it.until === one.until,
          ),
      )
      .map(({ answer, until, ...key }): Edit =>
        answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) },
      )
    withIt = applyEdits(withIt, edits)
    without = applyEdits(without, edits)
    changes.push(edits)
  }
  return { withIt, without, history: history(stood, now, changes) }
}

it('lists a question exactly where what was in force and what would have been answer it differently', () => {
  let listed = 0
  fc.assert(
    fc.property(
      fc.record({
        stood: stands,
        now: said,
        later: since,
        asked: put,
        gate: fc.option(closedGate, { freq: 9 }),
      }),
      ({ stood, now, later, asked, gate }) => {
        const facts: Omit<DecisionFacts, 'choices'> = { ...about, gate: gate ?? 'open' }
        const { withIt, without, history: kept } = lived(stood, now, later)
        const answer = (choices: Choice[]) => decide(asked, { ...facts, choices }, TODAY).decision
        const was = becauseOf(asked, { ...facts, ...bothWays(kept), answered: answer(withIt) }, TODAY)
        expect(was).toBe(answer(withIt) === answer(without) ? 'anyway' : 'because-of-it')
        if (was === 'because-of-it') listed += 1
      },
    ),
    { numRuns: 2_000, seed: 20_261_130 },
  )
  expect(listed).toBeGreaterThan(20)
})

it('claims nothing of a question that is decided otherwise by now than it was answered', () => {
  const both = { withIt: [says(`${HERE} RPZAC005 yes`)], without: [] }
  fc.assert(
    fc.property(question, (asked) => {
      const { decision } = decide(asked, { ...about, choices: both.withIt }, TODAY)
      const answered = decision === 'permit' ? 'deny' : 'permit'
      expect(becauseOf(asked, { ...about, ...both, answered }, TODAY)).toBe('not-known')
    }),
  )
})
