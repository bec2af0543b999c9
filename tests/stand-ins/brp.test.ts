import { afterEach, describe, expect, it } from 'vitest'
import { post, runStandIns, TODAY } from './run'

type Dated = { datum: { type: string; datum: string } }
type Relation = { type: string; minderjarige: { burgerservicenummer: string; naam: { voornamen: string } } }
type Person = {
  burgerservicenummer: string
  naam: Record<string, string>
  leeftijd: number
  geboorte: Dated
  overlijden: Dated
  opschortingBijhouding: { reden: { code: string } }
  gezag: Relation[]
}
type Answer = { type: string; personen: Person[]; code?: string; invalidParams?: unknown[] }

const standIns = runStandIns()
const GEZAG = { 'accept-gezag-version': '2' }
const ANNA = '999990408'
const ERIK = '999990147'
const BRAM = '999990275'
const IVO = '999990688'

afterEach(() => post(`${standIns.origin}/brp/reset`))

describe('Haal Centraal persons', () => {
  it('gives what is asked for', async () => {
    const { body } = await persons([ANNA], ['burgerservicenummer', 'naam', 'geboorte'])
    expect(body.type).toBe('RaadpleegMetBurgerservicenummer')
    expect(body.personen).toHaveLength(1)
    expect(body.personen[0]!).toMatchObject({
      burgerservicenummer: ANNA,
      naam: {
        volledigeNaam: 'Anna de Vries',
        voornamen: 'Anna',
        voorletters: 'A.',
        voorvoegsel: 'de',
        geslachtsnaam: 'Vries',
      },
      geboorte: { datum: { type: 'Datum', datum: expect.stringMatching(/^1992-01-14$/) } },
    })
  })

  it('gives no more than that', async () => {
    const { body } = await persons([ANNA], ['naam.volledigeNaam', 'geboorte.datum.datum'])
    expect(Object.keys(body.personen[0]!)).toEqual(['naam', 'geboorte'])
    expect(body.personen[0]!.naam).toEqual({ volledigeNaam: 'Anna de Vries' })
    expect(body.personen[0]!.geboorte.datum.type).toBe('Datum')
  })

  it('says of itself who has died and whose data are confidential', async () => {
    const [otto, teun] = (await persons(['999992284', '999992703'], ['burgerservicenummer', 'overlijden']))
      .body.personen
    expect(otto!.opschortingBijhouding.reden.code).toBe('O')
    expect(otto!.overlijden.datum.datum < TODAY).toBe(true)
    expect(teun).toEqual({ burgerservicenummer: '999992703', geheimhoudingPersoonsgegevens: true })
  })

  it('knows the age', async () => {
    const { body } = await persons(['999990548', '999990822'], ['leeftijd', 'geboorte.datum'])
    expect(body.personen.map((person) => [person.leeftijd, person.geboorte.datum.datum])).toEqual([
      [15, '2010-03-17'],
      [11, '2014-03-17'],
    ])
  })

  it('invents the same adult every time for other test numbers, and knows nobody else', async () => {
    const ask = () =>
      persons(
        ['999993239', '999801237', '123456782'],
        ['burgerservicenummer', 'naam', 'geboorte.datum', 'leeftijd'],
      )
    const { body } = await ask()
    expect(body.personen[0]!.burgerservicenummer).toBe('999993239')
    expect(body.personen.every((person) => person.leeftijd >= 18)).toBe(true)
    expect(body.personen.map((person) => person.burgerservicenummer)).not.toContain('123456782')
    expect((await ask()).body).toEqual(body)
  })

  it.each([
    [{ fields: ['naam'] }, 'type', 'required'],
    [{ type: 'ZoekMetPostcodeEnHuisnummer' }, 'type', 'value'],
    [{ type: 'RaadpleegMetBurgerservicenummer', fields: ['naam'] }, 'burgerservicenummer', 'required'],
    [
      { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: ANNA, fields: ['naam'] },
      'burgerservicenummer',
      'array',
    ],
    [
      { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: ['1'], fields: ['naam'] },
      'burgerservicenummer[0]',
      'pattern',
    ],
    [{ type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: [ANNA] }, 'fields', 'required'],
    [
      { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: [ANNA], fields: ['bestaatNiet'] },
      'fields[0]',
      'fields',
    ],
    [
      {
        type: 'RaadpleegMetBurgerservicenummer',
        burgerservicenummer: [ANNA],
        fields: ['geheimhoudingPersoonsgegevens'],
      },
      'fields[0]',
      'fields',
    ],
    [
      {
        type: 'RaadpleegMetBurgerservicenummer',
        burgerservicenummer: Array(21).fill(ANNA),
        fields: ['naam'],
      },
      'burgerservicenummer',
      'maxItems',
    ],
  ])('refuses %o', async (body, name, code) => {
    const answer = await post<Answer>(`${standIns.origin}/brp/haalcentraal/api/brp/personen`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('paramsValidation')
    expect(answer.body.invalidParams).toEqual([expect.objectContaining({ name, code })])
  })
})

describe('Gezag v2', () => {
  it.each([
    [
      'bram',
      BRAM,
      {
        type: 'GezamenlijkOuderlijkGezag',
        ouders: [{ burgerservicenummer: ANNA }, { burgerservicenummer: ERIK }],
      },
    ],
    ['dewi', '999990548', { type: 'EenhoofdigOuderlijkGezag', ouder: { burgerservicenummer: IVO } }],
    [
      'sara',
      '999992843',
      {
        type: 'GezamenlijkGezag',
        ouder: { burgerservicenummer: '999992430' },
        derde: { type: 'BekendeDerde', burgerservicenummer: '999992570' },
      },
    ],
    [
      'pim',
      '999991905',
      { type: 'Voogdij', derden: [{ type: 'BekendeDerde', burgerservicenummer: '999992028' }] },
    ],
    ['mila', '999991644', { type: 'Voogdij', derden: [] }],
    ['daan', '999992971', { type: 'TijdelijkGeenGezag', toelichting: expect.any(String) }],
    ['liam', '999991516', { type: 'GezagNietTeBepalen', toelichting: expect.any(String) }],
    ['evi', '999993100', { type: 'EenhoofdigOuderlijkGezag', inOnderzoek: true }],
  ])('answers for %s', async (_key, bsn, relation) => {
    const { body } = await authority([bsn])
    expect(body.personen).toHaveLength(1)
    expect(body.personen[0]!).toMatchObject({ burgerservicenummer: bsn, gezag: [relation] })
    expect(body.personen[0]!.gezag[0]!.minderjarige.burgerservicenummer).toBe(bsn)
  })

  it('answers for a parent with the children, and for others with nothing', async () => {
    const { body } = await authority([IVO, '999991784', '999992028'])
    const children = body.personen[0]!.gezag.map((each) => each.minderjarige.naam.voornamen)
    expect(children).toEqual(['Dewi', 'Julia', 'Rosa'])
    expect(body.personen.slice(1).map((person) => person.gezag)).toEqual([[], []])
  })

  it('wants its version, and numbers', async () => {
    const url = `${standIns.origin}/brp/api/v1/opvragenBevoegdheidTotGezag`
    expect((await post(url, { burgerservicenummer: [BRAM] })).status).toBe(400)
    expect((await post(url, { burgerservicenummer: [BRAM] }, { 'accept-gezag-version': '1' })).status).toBe(
      400,
    )
    expect((await post(url, { burgerservicenummer: [] }, GEZAG)).status).toBe(400)
    expect((await post(url, undefined, GEZAG)).status).toBe(400)
  })
})

describe('what tests do to it', () => {
  it('changes and adds people, and takes it back', async () => {
    await put({ bsn: BRAM, authority: { kind: 'sole-parental', parent: ANNA } })
    expect((await authority([BRAM])).body.personen[0]!.gezag[0]!.type).toBe('EenhoofdigOuderlijkGezag')
    expect((await authority([ERIK])).body.personen[0]!.gezag).toHaveLength(1)
    await put({ bsn: BRAM, birthDate: '2008-03-14' })
    expect((await authority([BRAM])).body.personen[0]!.gezag).toEqual([])
    await put({ bsn: ANNA, prefix: null, surname: 'Bakker', deceasedOn: '2026-03-01' })
    const [anna] = (await persons([ANNA], ['naam', 'overlijden'])).body.personen
    expect(anna).toMatchObject({
      naam: { volledigeNaam: 'Anna Bakker' },
      overlijden: { datum: { datum: '2026-03-01' } },
    })
    await put({ bsn: '123456782', firstNames: 'Nieuw', surname: 'Hier' })
    expect((await persons(['123456782'], ['naam'])).body.personen).toHaveLength(1)
    await post(`${standIns.origin}/brp/reset`)
    expect((await persons(['123456782'], ['naam'])).body.personen).toEqual([])
    expect((await authority([BRAM])).body.personen[0]!.gezag[0]!.type).toBe('GezamenlijkOuderlijkGezag')
  })

  it('refuses nonsense', async () => {
    for (const change of [
      { bsn: '123456789' },
      { bsn: BRAM, leeftijd: 3 },
      { bsn: BRAM, birthDate: 'gisteren' },
      'x',
    ]) {
      expect((await put(change)).status).toBe(400)
    }
  })

  it('fails as told', async () => {
    await fault({ mode: 'down' })
    expect((await persons([ANNA], ['naam'])).status).toBe(503)
    await fault({ mode: 'garbage' })
    await expect(persons([ANNA], ['naam'])).rejects.toThrow(/JSON/)
    await fault({ mode: 'hang-up' })
    await expect(persons([ANNA], ['naam'])).rejects.toThrow(/fetch failed/)
    await fault({ mode: 'slow', milliseconds: 300 })
    const before = Date.now()
    expect((await persons([ANNA], ['naam'])).status).toBe(200)
    expect(Date.now() - before).toBeGreaterThanOrEqual(290)
    await fault({ mode: 'down', part: 'authority' })
    expect((await persons([ANNA], ['naam'])).status).toBe(200)
    expect((await authority([BRAM])).status).toBe(503)
    await fault({ mode: 'none' })
    expect((await authority([BRAM])).status).toBe(200)
  })
})

function persons(burgerservicenummer: string[], fields: string[]) {
  const body = { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer, fields }
  return post<Answer>(`${standIns.origin}/brp/haalcentraal/api/brp/personen`, body)
}

function authority(burgerservicenummer: string[]) {
  return post<Answer>(
    `${standIns.origin}/brp/api/v1/opvragenBevoegdheidTotGezag`,
    { burgerservicenummer },
    GEZAG,
  )
}

function put(change: unknown) {
  return post(`${standIns.origin}/brp/persons`, change)
}

function fault(body: unknown) {
  return post(`${standIns.origin}/brp/fault`, body)
}
