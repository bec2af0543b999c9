import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { keyOf, named, type Choice } from './choice'
import * as world from './consent.arbitrary'
import { says, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { applyEdits, allYes } from './draft'
import { effectsOf, type Effect, type OwnParty } from './effects'
import { dataKeptBy, holderCategoriesOf } from '~/catalogue/lookup'
import { isAnyOf, type Side } from './question'

const deLinde = { ...world.deLinde, name: 'Huisartsenpraktijk De Linde' }
const centrum = { ...world.centrum, name: 'Apotheek Centrum' }
const noord = { ...world.noord, name: 'Ziekenhuis Noord' }
const insurer = { ura: '90000606', types: ['VERZ'], name: 'Verzekeraar Voorbeeld' }
const own = [deLinde, centrum, noord]
const reading = { before: catalogue, after: catalogue }

const linde = named(deLinde.ura)
const apotheek = named(centrum.ura)

/** The effect of one choice more, or of another answer at its key. */
function effectOf(before: Choice[], added: Choice, list: OwnParty[] = own): Effect {
  const after = applyEdits([...before], [{ key: keyOf(added), set: added.answer }])
  const { effects } = effectsOf({ catalogue, reading, before, after, own: list }, TODAY)
  expect(effects).toHaveLength(1)
  return effects[0]!
}

function removed(before: Choice[], choice: Choice): Effect {
  const after = applyEdits(before, [{ key: keyOf(choice), remove: true }])
  return effectsOf({ catalogue, reading, before, after, own }, TODAY).effects[0]!
}

function names(effect: Effect): string[] {
  return effect.touched.map(
    ({ holder, receiver, data, from, to }) => `${receiver.name} → ${holder.name} ${data}: ${from}, ${to}`,
  )
}

describe('a yes for a group', () => {
  it('touches own providers by name, for the data and what they contain, and others of the group', () => {
    const effect = effectOf([], says('GP GGC002 RPZAC104 yes'))
    expect(names(effect)).toEqual([
      'Ziekenhuis Noord → Huisartsenpraktijk De Linde GGC002: deny, permit',
      'Ziekenhuis Noord → Huisartsenpraktijk De Linde GGC012: deny, permit',
      'Ziekenhuis Noord → Huisartsenpraktijk De Linde GGC013: deny, permit',
    ])
    expect(effect.noEffect).toBeUndefined()
    expect(effect.others).toEqual({ from: 'deny', to: 'permit' })
  })

  it('touches nobody where the list has nobody, but does for providers still to come', () => {
    const effect = effectOf([], says('GP GGC002 RPZAC004 yes'))
    expect(effect).toMatchObject({
      touched: [],
      noEffect: 'no-own-provider',
      others: { from: 'deny', to: 'permit' },
    })
  })

  it('has no effect on who has an exception', () => {
    const effect = effectOf([says(`GP GGC002 ${apotheek} no`)], says('GP GGC002 RPZAC005 yes'))
    expect(effect).toMatchObject({
      touched: [],
      noEffect: 'narrower-choice',
      others: { from: 'deny', to: 'permit' },
    })
  })

  it('has no effect while contained data are refused', () => {
    const effect = effectOf(
      [says(`${linde} GGC013 ${apotheek} no`), says(`${linde} GGC012 ${apotheek} no`)],
      says('GP GGC002 RPZAC005 yes'),
    )
    expect(effect).toMatchObject({ touched: [], noEffect: 'narrower-choice' })
  })

  it('is not confused by an own provider that is holder and receiver at once', () => {
    expect(effectOf([], says('GP GGC002 RPZAC001 yes')).noEffect).toBe('no-own-provider')
  })
})

describe('a no for a group', () => {
  it('takes the permission away', () => {
    const effect = effectOf([says('GP GGC002 RPZAC005 yes')], says('GP GGC002 RPZAC005 no'))
    expect(effect.touched.map(({ from, to }) => `${from} ${to}`)).toEqual(Array(3).fill('permit deny'))
    expect(effect.direction).toBe('narrows')
  })

  it('in place of no choice changes no answer: no choice counts as no', () => {
    const effect = effectOf([], says('GP GGC002 RPZAC005 no'))
    expect(effect).toMatchObject({ touched: [], noEffect: 'same-answer' })
    expect(effect.others).toBeUndefined()
  })
})

describe('an exception', () => {
  const allPharmacies = says('GP GGC002 RPZAC005 yes')

  it('for one provider touches that one', () => {
    const effect = effectOf([says('GP GGC002 RPZAC005 no')], says(`GP GGC002 ${apotheek} yes`))
    expect(names(effect)[0]).toBe('Apotheek Centrum → Huisartsenpraktijk De Linde GGC002: deny, permit')
    expect(effect.others).toEqual({ from: 'deny', to: 'permit' })
  })

  it('for two names touches these two and no others', () => {
    const effect = effectOf([], says(`${linde} GGC002 ${apotheek} yes`))
    expect(effect.touched).toHaveLength(3)
    expect(effect.others).toBeUndefined()
  })

  it('that says what the group says already has no effect', () => {
    const effect = effectOf([allPharmacies], says(`${linde} GGC002 ${apotheek} yes`))
    expect(effect).toMatchObject({ touched: [], noEffect: 'same-answer' })
    expect(effect.others).toBeUndefined()
  })

  it('has no effect where another no of equal standing denies', () => {
    const effect = effectOf([says(`${linde} GGC002 RPZAC005 no`)], says(`GP GGC002 ${apotheek} yes`))
    expect(effect).toMatchObject({ touched: [], noEffect: 'other-no' })
  })

  it('for contained data holds back what contains them', () => {
    const effect = effectOf([allPharmacies], says(`${linde} GGC013 ${apotheek} no`))
    expect(names(effect)).toEqual([
      'Apotheek Centrum → Huisartsenpraktijk De Linde GGC013: permit, deny',
      'Apotheek Centrum → Huisartsenpraktijk De Linde GGC002: permit, deny',
    ])
  })

  it('for somebody who never may has no effect', () => {
    const effect = effectOf([], says(`GP GGC002 ${named(insurer.ura)} yes`), [...own, insurer])
    expect(effect).toMatchObject({ touched: [], noEffect: 'never-permitted' })
    expect(effect.others).toBeUndefined()
  })

  it('for somebody who is not on the list touches nobody on it', () => {
    expect(effectOf([], says(`GP GGC002 ${named('90001234')} yes`)).noEffect).toBe('no-own-provider')
  })

  it('removed lets the group’s answer apply again', () => {
    const exception = says(`GP GGC002 ${apotheek} no`)
    const effect = removed([allPharmacies, exception], exception)
    expect(names(effect)[0]).toBe('Apotheek Centrum → Huisartsenpraktijk De Linde GGC002: deny, permit')
    expect(effect.direction).toBe('widens')
  })

  it('removed where it changed nothing has no effect', () => {
    const exception = says(`GP GGC002 ${apotheek} yes`)
    expect(removed([allPharmacies, exception], exception)).toMatchObject({
      touched: [],
      noEffect: 'same-answer',
    })
  })
})

describe('all effects together', () => {
  it('leave apart what stays as it is', () => {
    const before = [says('GP GGC002 RPZAC005 yes'), says('GP GGC002 RPZAC001 no')]
    const after = applyEdits(before, allYes(catalogue, before))
    const { effects, unchanged } = effectsOf({ catalogue, reading, before, after, own }, TODAY)
    expect(effects).toHaveLength(47)
    expect(unchanged).toEqual([before[0]])
  })

  it('tell every answer between own providers that changes, and no other', () => {
    fc.assert(
      fc.property(world.profile, world.profile, world.question, (before, after, asked) => {
        const list = world.parties.map((party) => ({ ...party, name: party.ura }))
        const { effects } = effectsOf({ catalogue, reading, before, after, own: list }, TODAY)
        const told = effects
          .flatMap((effect) => effect.touched)
          .find(
            (one) =>
              one.holder.ura === asked.holder.ura &&
              one.receiver.ura === asked.receiver.ura &&
              one.data === asked.data &&
              (!one.as ||
                (one.as.holder === typeOf(asked.holder) && one.as.receiver === typeOf(asked.receiver))),
          )
        const answers = [before, after].map(
          (choices) =>
            decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, TODAY).decision,
        )
        const kept = decidable(asked.holder.ura, asked.data)
        const expected = answers[0] !== answers[1] && kept ? { from: answers[0], to: answers[1] } : undefined
        expect(told && { from: told.from, to: told.to }).toEqual(expected)
      }),
      { numRuns: 1_000 },
    )
  })

  it('either touch somebody or say why not', () => {
    fc.assert(
      fc.property(world.profile, world.profile, (before, after) => {
        const list = world.parties.map((party) => ({ ...party, name: party.ura }))
        const { effects } = effectsOf({ catalogue, reading, before, after, own: list }, TODAY)
        expect(effects.every((effect) => effect.touched.length > 0 !== (effect.noEffect !== undefined))).toBe(
          true,
        )
      }),
    )
  })
})

/** Whether this holder has these data at all. */
function decidable(ura: string, data: string): boolean {
  const party = world.parties.find((one) => one.ura === ura)!
  return dataKeptBy(catalogue, holderCategoriesOf(catalogue, party.types)).includes(data)
}

function typeOf(side: Side): string {
  return isAnyOf(side) ? '' : side.as
}
