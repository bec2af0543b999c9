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
    { overlijden: { datum: { type: 'Datum', datum: '2025-01-01' } } },
    { overlijden: { datum: { type: 'JaarDatum', jaar: 2025 }, inOnderzoek: { datum: true } } },
    { opschortingBijhouding: { reden: { code: 'O', omschrijving: 'overlijden' } } },
  ])('reads who died: %j', (told) => {
    expect(readBrpAnswer(answerWith({ ...ANNA, ...told }), BSN)).toMatchObject({ person: { deceased: true } })
  })

  it.each([
    { overlijden: { inOnderzoek: { datum: true } } },
    { overlijden: {} },
    { inOnderzoek: { burgerservicenummer: true } },
    { opschortingBijhouding: { reden: { code: 'E', omschrijving: 'emigratie' } } },
    { opschortingBijhouding: { reden: { code: 'M', omschrijving: 'ministerieel besluit' } } },
    { opschortingBijhouding: { reden: { code: 'R', omschrijving: 'pl aangelegd in de rni' } } },
  ])('takes nobody for dead, nor for unclear, by %j', (told) => {
    const read = readBrpAnswer(answerWith({ ...ANNA, ...told }), BSN)
    expect(read).toMatchObject({ ok: true, person: { deceased: false } })
    expect(read.ok && read.person.suspendedFor).toBe(undefined)
  })

  it.each([
    { reden: { code: 'X' } },
    { reden: { code: '.', omschrijving: 'onbekend' } },
    { reden: { code: 'o' } },
    { reden: {} },
    {},
    { datum: { type: 'Datum', datum: '2025-01-01' } },
  ])('takes a suspension it does not know for just that: %j', (opschortingBijhouding) => {
    expect(readBrpAnswer(answerWith({ ...ANNA, opschortingBijhouding }), BSN)).toMatchObject({
      person: { deceased: false, suspendedFor: 'unknown' },
    })
  })

  it('skips a record that was made by mistake', () => {
    const mistake = { ...ANNA, opschortingBijhouding: { reden: { code: 'F', omschrijving: 'fout' } } }
    expect(readBrpAnswer(answerWith(mistake), BSN)).toEqual({ ok: false, refusal: 'unknown-person' })
    expect(readBrpAnswer(answerWith(mistake, ANNA), BSN)).toMatchObject({
      person: { fullName: 'Anna de Vries' },
    })
    const dead = { ...mistake, overlijden: { datum: { type: 'DatumOnbekend', onbekend: true } } }
    expect(readBrpAnswer(answerWith(dead), BSN)).toEqual({ ok: false, refusal: 'unknown-person' })
  })

  it.each([
    [undefined, null],
    [{}, null],
    [{ volledigeNaam: '' }, null],
    [{ volledigeNaam: ' . ', geslachtsnaam: '.' }, null],
    [{ geslachtsnaam: 'Vries', voorvoegsel: 'de', voorletters: 'A.' }, 'A. de Vries'],
    [{ voornamen: 'Anna' }, 'Anna'],
    [{ voorvoegsel: 'de' }, null],
  ])('of the names %j makes “%s”', (naam, fullName) => {
    expect(readBrpAnswer(answerWith({ ...ANNA, naam }), BSN)).toMatchObject({ person: { fullName } })
  })

  it.each([{ datum: { type: 'DatumOnbekend', onbekend: true } }, {}, undefined])(
    'does not know the age of who was born %j, and knows the person',
    (geboorte) => {
      expect(readBrpAnswer(answerWith({ ...ANNA, geboorte }), BSN)).toMatchObject({
        ok: true,
        person: { birthDate: null, fullName: 'Anna de Vries' },
      })
    },
  )

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

  it('knows nobody where the register does not', () => {
    expect(readBrpAnswer(answerWith(), BSN)).toEqual({ ok: false, refusal: 'unknown-person' })
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
