import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import type { Gate } from '~/person/gate'
import { named, type Choice } from './choice'
import {
  centrum,
  closedGate,
  deLinde,
  noord,
  parties,
  profile,
  question,
  says,
  TODAY,
} from './consent.arbitrary'
import { decide } from './decide'
import { isAnyOf } from './question'
import { whatIf, whyOf, type WhatIf } from './what-if'

const insurer = { ura: '90000808', types: ['VERZ'] }

function tried(asked: WhatIf, choices: Choice[], gate: Gate = 'open') {
  const answer = whatIf(
    asked,
    { catalogue, reading: catalogue, choices, gate, parties: [...parties, insurer] },
    TODAY,
  )
  if (!answer.ok) return answer.parts
  return [answer.verdict.decision, whyOf(answer.verdict, TODAY), answer.kept]
}

const gpToPharmacy = { holder: named(deLinde.ura), data: 'GGC002', receiver: named(centrum.ura) }

describe('trying out who may see what', () => {
  it('gives the answer of the one rule, for any two providers', () => {
    fc.assert(
      fc.property(profile, question, (choices, asked) => {
        const answer = whatIf(
          { holder: named(asked.holder.ura), data: asked.data, receiver: named(asked.receiver.ura) },
          { catalogue, reading: catalogue, choices, gate: 'open', parties },
          TODAY,
        )
        const { decision } = decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, TODAY)
        const types = [asked.holder, asked.receiver].map((side) =>
          isAnyOf(side) || side.types.length === 1 ? null : side.as,
        )
        const byType =
          answer.ok && answer.byType.find((one) => one.holder === types[0] && one.receiver === types[1])
        expect(answer.ok && (byType || answer).verdict.decision).toBe(decision)
      }),
    )
  })

  it('says which kind of reason there is', () => {
    expect(tried(gpToPharmacy, [])).toEqual(['deny', 'no-choice', true])
    expect(tried(gpToPharmacy, [says('GP GGC002 RPZAC005 yes')])).toEqual(['permit', 'yes', true])
    expect(tried(gpToPharmacy, [says('GP GGC002 RPZAC005 no')])).toEqual(['deny', 'no', true])
    expect(tried(gpToPharmacy, [says('GP GGC002 RPZAC005 yes 2026-11-21')])).toEqual(['deny', 'ended', true])
    expect(
      tried(gpToPharmacy, [says('GP GGC002 RPZAC005 yes'), says('ura:90000101 GGC013 RPZAC005 no')]),
    ).toEqual(['deny', 'contained', true])
    expect(tried({ ...gpToPharmacy, receiver: named(insurer.ura) }, [])).toEqual(['deny', 'excluded', true])
    expect(tried({ ...gpToPharmacy, receiver: named(deLinde.ura) }, [])).toEqual([
      'deny',
      'same-organisation',
      true,
    ])
  })

  it('names the gate that is closed, also where a choice says yes', () => {
    fc.assert(
      fc.property(closedGate, (gate) => {
        expect(tried(gpToPharmacy, [says('GP GGC002 RPZAC005 yes')], gate)).toEqual(['deny', gate, true])
      }),
    )
  })

  it('takes whole groups, of which nobody has a choice of its own', () => {
    const asked = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }
    expect(tried(asked, [says('GP GGC002 RPZAC005 yes'), says('GP GGC002 ura:90000202 no')])).toEqual([
      'permit',
      'yes',
      true,
    ])
  })

  it('says when such a holder has no such data', () => {
    expect(tried({ holder: named(noord.ura), data: 'GGC002', receiver: 'RPZAC001' }, [])).toContain(true)
    expect(tried({ holder: 'PHARMACY', data: 'GGC002', receiver: 'RPZAC001' }, [])).toContain(false)
  })

  it('refuses codes that nobody has, and says which', () => {
    expect(tried({ holder: 'X', data: 'GGC999', receiver: named('99999999') }, [])).toEqual([
      'holder',
      'data',
      'receiver',
    ])
    expect(tried({ ...gpToPharmacy, data: 'constructor' }, [])).toEqual(['data'])
    expect(tried({ ...gpToPharmacy, receiver: 'GP' }, [])).toEqual(['receiver'])
  })
})
