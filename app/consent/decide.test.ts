import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import type { Gate } from '~/person/gate'
import { named, type Choice } from './choice'
import { asOne, centrum, deLinde, dorp, noord, says, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { treatmentQuestion, type Party, type Question } from './question'

const [gps, pharmacies, hospitals] = ['RPZAC001', 'RPZAC005', 'RPZAC104'] as const
const [treatment, results, medication] = ['GGC002', 'GGC012', 'GGC013'] as const

function asks(receiver: Party, data: string, holder: Party): Question {
  return treatmentQuestion(data, { holder: asOne(holder), receiver: asOne(receiver) })
}

function when(question: Question, choices: Choice[], gate: Gate = 'open') {
  return decide(question, { catalogue, reading: catalogue, choices, gate }, TODAY)
}

const linde = named(deLinde.ura)
const apotheek = named(centrum.ura)
const yesToPharmacies = says(`GP ${treatment} ${pharmacies} yes`)
const noToPharmacies = says(`GP ${treatment} ${pharmacies} no`)

type Example = { given: Choice[]; asked?: Question; then: 'permit' | 'deny'; because: Choice[] }

/** Asked, unless said otherwise: may Apotheek Centrum see the treatment data of De Linde? */
function check({ given, asked = asks(centrum, treatment, deLinde), then, because }: Example) {
  expect(when(asked, given)).toEqual({
    decision: then,
    reason: because.length > 0 ? 'choices' : 'no-choice',
    deciding: because,
  })
}

describe('what matches', () => {
  it.each<[string, Example]>([
    ['no choice at all denies', { given: [], then: 'deny', because: [] }],
    ['a yes for the group permits', { given: [yesToPharmacies], then: 'permit', because: [yesToPharmacies] }],
    ['a no for the group denies', { given: [noToPharmacies], then: 'deny', because: [noToPharmacies] }],
    [
      'a yes for another group of receivers does nothing',
      { given: [says(`GP ${treatment} ${hospitals} yes`)], then: 'deny', because: [] },
    ],
    [
      'a yes for another group of holders does nothing',
      { given: [says(`HOSPITAL ${treatment} ${pharmacies} yes`)], then: 'deny', because: [] },
    ],
    [
      'a yes for another named holder does nothing',
      { given: [says(`${named(noord.ura)} ${treatment} ${pharmacies} yes`)], then: 'deny', because: [] },
    ],
    [
      'a yes for another named receiver does nothing',
      { given: [says(`GP ${treatment} ${named(noord.ura)} yes`)], then: 'deny', because: [] },
    ],
    [
      'a yes for treatment data is a yes for the medication in them',
      {
        given: [yesToPharmacies],
        asked: asks(centrum, medication, deLinde),
        then: 'permit',
        because: [yesToPharmacies],
      },
    ],
    [
      'a yes for medication is no yes for treatment data',
      { given: [says(`${linde} ${medication} ${pharmacies} yes`)], then: 'deny', because: [] },
    ],
  ])('%s', (_name, example) => check(example))
})

describe('what is narrower decides', () => {
  const lindeNo = says(`${linde} ${treatment} ${pharmacies} no`)
  const lindeYes = says(`${linde} ${treatment} ${pharmacies} yes`)
  const apotheekNo = says(`GP ${treatment} ${apotheek} no`)
  const apotheekYes = says(`GP ${treatment} ${apotheek} yes`)
  const bothYes = says(`${linde} ${treatment} ${apotheek} yes`)

  it.each<[string, Example]>([
    [
      'a named holder over its group',
      { given: [yesToPharmacies, lindeNo], then: 'deny', because: [lindeNo] },
    ],
    [
      'a named receiver over its group',
      { given: [noToPharmacies, apotheekYes], then: 'permit', because: [apotheekYes] },
    ],
    [
      'medication over treatment data, when medication is asked',
      {
        given: [noToPharmacies, says(`${linde} ${medication} ${pharmacies} yes`)],
        asked: asks(centrum, medication, deLinde),
        then: 'permit',
        because: [says(`${linde} ${medication} ${pharmacies} yes`)],
      },
    ],
    [
      'two names over everything',
      { given: [noToPharmacies, lindeNo, apotheekNo, bothYes], then: 'permit', because: [bothYes] },
    ],
    [
      'named holder against named receiver: neither, so a no denies',
      { given: [lindeYes, apotheekNo], then: 'deny', because: [apotheekNo, lindeYes] },
    ],
    [
      'named holder against named receiver, the other way round: still no',
      { given: [lindeNo, apotheekYes], then: 'deny', because: [apotheekYes, lindeNo] },
    ],
    [
      'named holder and named receiver both yes',
      { given: [noToPharmacies, lindeYes, apotheekYes], then: 'permit', because: [apotheekYes, lindeYes] },
    ],
  ])('%s', (_name, example) => check(example))

  it('the categories of one organisation rank equal: any no denies', () => {
    const asGp = says(`GP ${treatment} ${hospitals} yes`)
    const asPharmacy = says(`PHARMACY ${treatment} ${hospitals} no`)
    check({
      given: [asGp, asPharmacy],
      asked: asks(noord, treatment, dorp),
      then: 'deny',
      because: [asGp, asPharmacy],
    })
  })

  it('the categories of one organisation rank equal: what is narrower in another part decides', () => {
    const asGp = says(`GP ${treatment} ${hospitals} no`)
    const asPharmacy = says(`PHARMACY ${medication} ${hospitals} yes`)
    check({
      given: [asGp, asPharmacy],
      asked: asks(noord, medication, dorp),
      then: 'permit',
      because: [asPharmacy],
    })
  })

  it('the categories of one receiver rank equal too', () => {
    const asGp = says(`GP ${treatment} ${gps} yes`)
    const asPharmacy = says(`GP ${treatment} ${pharmacies} no`)
    check({
      given: [asGp, asPharmacy],
      asked: asks(dorp, treatment, deLinde),
      then: 'deny',
      because: [asGp, asPharmacy],
    })
  })
})

describe('an end date', () => {
  it.each<[string, Choice, 'permit' | 'deny']>([
    ['counts through its last day', says(`GP ${treatment} ${pharmacies} yes ${TODAY}`), 'permit'],
    ['counts before its last day', says(`GP ${treatment} ${pharmacies} yes 2026-12-31`), 'permit'],
    ['is a no afterwards', says(`GP ${treatment} ${pharmacies} yes 2026-11-21`), 'deny'],
  ])('%s', (_name, choice, then) => check({ given: [choice], then, because: [choice] }))

  it('that has passed never falls through to a wider yes', () => {
    const ended = says(`${linde} ${treatment} ${pharmacies} yes 2026-11-21`)
    check({ given: [yesToPharmacies, ended], then: 'deny', because: [ended] })
  })
})

describe('a question about data that contain other data', () => {
  const noMedication = says(`${linde} ${medication} ${pharmacies} no`)

  it('is denied when contained data have a choice of their own that denies', () => {
    expect(when(asks(centrum, treatment, deLinde), [yesToPharmacies, noMedication])).toEqual({
      decision: 'deny',
      reason: 'contained',
      deciding: [noMedication],
    })
  })

  it('is denied when such a choice has ended', () => {
    const ended = says(`${linde} ${results} ${pharmacies} yes 2026-11-21`)
    expect(when(asks(centrum, treatment, deLinde), [yesToPharmacies, ended])).toMatchObject({
      reason: 'contained',
    })
  })

  it('is permitted when those choices permit', () => {
    check({
      given: [yesToPharmacies, says(`${linde} ${medication} ${pharmacies} yes`)],
      then: 'permit',
      because: [yesToPharmacies],
    })
  })

  it('does not mind contained data refused to somebody else', () => {
    check({
      given: [yesToPharmacies, says(`${linde} ${medication} ${hospitals} no`)],
      then: 'permit',
      because: [yesToPharmacies],
    })
  })

  it('does not mind a refusal of contained data that a narrower yes lifts', () => {
    check({
      given: [yesToPharmacies, noMedication, says(`${linde} ${medication} ${apotheek} yes`)],
      then: 'permit',
      because: [yesToPharmacies],
    })
  })

  it('leaves the other contained data as they are', () => {
    check({
      given: [yesToPharmacies, noMedication],
      asked: asks(centrum, results, deLinde),
      then: 'permit',
      because: [yesToPharmacies],
    })
  })
})

describe('always denied, whatever the choices say', () => {
  const asked = asks(centrum, treatment, deLinde)
  const everything = [yesToPharmacies, says(`${linde} ${treatment} ${apotheek} yes`)]

  it.each<[string, Question, string]>([
    ['an insurer', { ...asked, receiver: { ...asked.receiver, types: ['VERZ'] } }, 'excluded'],
    [
      'a company doctor, by type',
      { ...asked, receiver: { ...asked.receiver, types: ['J8', 'ARBO'] } },
      'excluded',
    ],
    [
      'an examination doctor, by type',
      { ...asked, receiver: { ...asked.receiver, types: ['KEUR'] } },
      'excluded',
    ],
    ['a company doctor, by role', { ...asked, roleCode: '01.008' }, 'excluded'],
    ['an insurance doctor, by role', { ...asked, roleCode: '01.048' }, 'excluded'],
    ['a receiver of no category', asks({ ura: centrum.ura, types: ['GC'] }, treatment, deLinde), 'unmapped'],
    ['a holder of no category', asks(centrum, treatment, { ura: deLinde.ura, types: ['GC'] }), 'unmapped'],
    ['another purpose', { ...asked, purpose: 'HRESCH' }, 'purpose'],
    ['no purpose', { ...asked, purpose: '' }, 'purpose'],
    ['an organisation asking itself', asks(deLinde, treatment, deLinde), 'same-organisation'],
  ])('%s', (_name, question, reason) => {
    expect(when(question, everything)).toEqual({ decision: 'deny', reason, deciding: [] })
  })

  it.each(['TREAT', 'COC'])('but not the purpose %s', (purpose) => {
    expect(when({ ...asked, purpose }, everything).decision).toBe('permit')
  })

  it.each(['01.015', '17.000', null])('nor the role %s', (roleCode) => {
    expect(when({ ...asked, roleCode }, everything).decision).toBe('permit')
  })
})

describe('the gate', () => {
  it.each<Gate>(['locked', 'restricted', 'erasing', 'deceased', 'under-decision'])('%s denies', (gate) => {
    expect(when(asks(centrum, treatment, deLinde), [yesToPharmacies], gate)).toEqual({
      decision: 'deny',
      reason: `gate:${gate}`,
      deciding: [],
    })
  })

  it('never shows in a reason that question and directory give by themselves', () => {
    expect(when(asks(deLinde, treatment, deLinde), [], 'locked').reason).toBe('same-organisation')
  })
})
