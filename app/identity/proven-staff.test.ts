import { describe, expect, it } from 'vitest'
import { isActive, provenStaff } from './proven-staff'

const SANNE = {
  dezi_nummer: '900000101',
  voorletters: 'S.',
  voorvoegsel: null,
  achternaam: 'Visser',
  abonnee_nummer: '90000101',
  abonnee_naam: 'Huisartsenpraktijk De Linde',
  rol_code: '01.015',
  rol_naam: 'Huisarts',
  loa_dezi: 'http://eidas.europa.eu/LoA/high',
  verklaring_id: 'v1',
  status_uri: 'https://dezi.example/status/v1',
}
const LINDE = { organisation: { ura: '90000101', name: 'Huisartsenpraktijk De Linde' }, roleCode: '01.015' }
const proven = (...answers: Record<string, unknown>[]) => provenStaff(answers, 'hoog')

describe('who logged in with Dezi', () => {
  it('is the professional, at the organisation, with the role', () => {
    expect(proven({ sub: 'x' }, SANNE)).toEqual({
      ok: true,
      professional: '900000101',
      name: 'S. Visser',
      level: 'hoog',
      employments: [LINDE],
      professions: { '90000101': 'Huisarts' },
      declaration: { id: 'v1', statusAddress: 'https://dezi.example/status/v1' },
    })
    expect(proven({ ...SANNE, voorvoegsel: 'van der' })).toMatchObject({ name: 'S. van der Visser' })
  })

  it('may work for several: all of the list, nothing of one that is not as it must be', () => {
    const two = [
      { ...SANNE, rol_naam: 'Huisarts' },
      { abonnee_nummer: '90000303', abonnee_naam: 'Noord', rol_code: '01.000' },
    ]
    expect(proven({ ...SANNE, abonnees: two })).toMatchObject({
      employments: [LINDE, { organisation: { ura: '90000303', name: 'Noord' }, roleCode: '01.000' }],
    })
    const wrong = [two[0], { ...two[1], abonnee_nummer: '1' }]
    expect(proven({ ...SANNE, abonnees: wrong })).toMatchObject({ detail: 'no-organisation' })
    expect(proven({ ...SANNE, abonnees: [] })).toMatchObject({ detail: 'no-organisation' })
  })

  it.each([
    ['dezi_nummer', undefined, 'no-professional'],
    ['dezi_nummer', '12345678', 'no-professional'],
    ['dezi_nummer', 900000101, 'no-professional'],
    ['abonnee_nummer', '9000010', 'no-organisation'],
    ['abonnee_naam', '', 'no-organisation'],
    ['rol_code', '1.15', 'no-organisation'],
    ['achternaam', ' ', 'no-name'],
    ['verklaring_id', undefined, 'no-declaration'],
    ['status_uri', 'file:///etc/passwd', 'no-declaration'],
    ['acr', 'http://eidas.europa.eu/LoA/low', 'levels-disagree'],
  ])('is not believed when %s is %j', (claim, value, detail) => {
    expect(proven({ ...SANNE, [claim]: value })).toEqual({
      ok: false,
      refusal: 'not-trusted',
      detail,
      named: null,
    })
  })

  it('is not believed when two answers differ, nor below level high', () => {
    expect(proven({ dezi_nummer: '900000202' }, SANNE)).toMatchObject({ detail: 'no-professional' })
    expect(proven({ abonnee_nummer: '90000202' }, SANNE)).toMatchObject({ detail: 'no-organisation' })
    for (const loa_dezi of [undefined, 'hoog'])
      expect(proven({ ...SANNE, loa_dezi })).toMatchObject({ refusal: 'level-too-low', detail: 'no-level' })
    const substantial = { ...SANNE, loa_dezi: 'http://eidas.europa.eu/LoA/substantial' }
    expect(proven(substantial)).toMatchObject({ refusal: 'level-too-low', detail: 'substantieel' })
  })
})

it.each([
  [{ verklaring_id: 'v1', status: 'actief' }, true],
  [{ verklaring_id: 'v1', status: 'ingetrokken' }, false],
  [{ verklaring_id: 'v2', status: 'actief' }, false],
  [{ status: 'actief' }, false],
  ['actief', false],
  [null, false],
])('a declaration stands by %j: %s', (status, stands) => {
  expect(isActive(status, { id: 'v1', statusAddress: 'https://dezi.example' })).toBe(stands)
})
