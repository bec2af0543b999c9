import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBrpAnswer } from './brp-answer'
import { parseBsn } from './bsn'

const BSN = parseBsn('999990408')!
const ANNA = {
  burgerservicenummer: BSN,
  naam: { volledigeNaam: 'Anna de Vries', voornamen: 'Anna' },
  geboorte: { datum: { type: 'Datum', datum: '1991-07-04', langFormaat: '4 juli 1991' } },
}

function answerWith(...personen: unknown[]) {
  return { type: 'RaadpleegMetBurgerservicenummer', personen }
}

describe('readBrpAnswer', () => {
  it('reads somebody', () => {
    expect(readBrpAnswer(answerWith(ANNA), BSN)).toEqual({
      ok: true,
      person: {
        fullName: 'Anna de Vries',
        givenName: 'Anna',
        birthDate: '1991-07-04',
        deceased: false,
        shielded: false,
      },
    })
  })

  it.each([
    [' Johanna  Maria ', 'Johanna'],
    ['', undefined],
    [undefined, undefined],
  ])('of the given names “%s” takes the first, if there is one', (voornamen, givenName) => {
    const read = readBrpAnswer(answerWith({ ...ANNA, naam: { volledigeNaam: 'X', voornamen } }), BSN)
    expect(read.ok && read.person.givenName).toBe(givenName)
  })

  it('reads who is shielded', () => {
    const read = readBrpAnswer(answerWith({ ...ANNA, geheimhoudingPersoonsgegevens: true }), BSN)
    expect(read).toMatchObject({ ok: true, person: { shielded: true } })
  })

  it.each([
    { overlijden: { datum: { type: 'DatumOnbekend', onbekend: true } } },
    { opschortingBijhouding: { reden: { code: 'O', omschrijving: 'overlijden' } } },
  ])('reads who died: %j', (told) => {
    expect(readBrpAnswer(answerWith({ ...ANNA, ...told }), BSN)).toMatchObject({ person: { deceased: true } })
  })

  it('does not take somebody who emigrated for dead', () => {
    const emigrated = { ...ANNA, opschortingBijhouding: { reden: { code: 'E', omschrijving: 'emigratie' } } }
    expect(readBrpAnswer(answerWith(emigrated), BSN)).toMatchObject({ person: { deceased: false } })
  })

  it.each([
    [{ type: 'JaarMaandDatum', jaar: 2012, maand: 2 }, '2012-02-29'],
    [{ type: 'JaarMaandDatum', jaar: 2013, maand: 2 }, '2013-02-28'],
    [{ type: 'JaarMaandDatum', jaar: 2013, maand: 4 }, '2013-04-30'],
    [{ type: 'JaarDatum', jaar: 1970 }, '1970-12-31'],
  ])('takes the last day it can be: %j is %s', (datum, birthDate) => {
    expect(readBrpAnswer(answerWith({ ...ANNA, geboorte: { datum } }), BSN)).toMatchObject({
      person: { birthDate },
    })
  })

  it.each([
    answerWith(),
    answerWith({ ...ANNA, geboorte: { datum: { type: 'DatumOnbekend', onbekend: true } } }),
    answerWith({ ...ANNA, geboorte: {} }),
  ])('knows nobody where the register does not: %j', (body) => {
    expect(readBrpAnswer(body, BSN)).toEqual({ ok: false, refusal: 'unknown-person' })
  })

  it.each([
    answerWith({ ...ANNA, burgerservicenummer: '999990147' }),
    answerWith(ANNA, ANNA),
    answerWith({ ...ANNA, geboorte: { datum: { type: 'Datum', datum: '2013-02-29' } } }),
    answerWith({ ...ANNA, geboorte: { datum: { type: 'JaarMaandDatum', jaar: 2013, maand: 13 } } }),
    { personen: [ANNA] },
    { type: 'ZoekMetPostcodeEnHuisnummer', personen: [ANNA] },
  ])('does not use an answer that cannot be right: %j', (body) => {
    expect(readBrpAnswer(body, BSN)).toEqual({ ok: false, refusal: 'register-down' })
  })

  it('takes anything at all without throwing, and never invents a person', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(readBrpAnswer(body, BSN).ok).toBe(false)
      }),
    )
  })
})
