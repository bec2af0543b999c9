import { expect, it } from 'vitest'
import { provenInternal } from './proven-internal'

const NOOR = {
  sub: 'noor',
  name: 'Noor Hendriks',
  roles: ['support-desk'],
  acr: 'http://eidas.europa.eu/LoA/high',
}
const proven = (...answers: Record<string, unknown>[]) => provenInternal(answers, 'substantieel')

it('is somebody with the roles the portal knows, and no others', () => {
  expect(proven(NOOR)).toEqual({
    ok: true,
    worker: 'noor',
    name: 'Noor Hendriks',
    level: 'hoog',
    roles: ['support-desk'],
  })
  const roles = ['canteen', 'operator', 'privacy-officer']
  expect(proven({ sub: 'noor', acr: NOOR.acr }, { ...NOOR, roles })).toMatchObject({
    roles: ['privacy-officer', 'operator'],
  })
})

it.each([
  ['sub', undefined, 'no-sub'],
  ['name', '', 'no-name'],
  ['roles', undefined, 'no-role'],
  ['roles', [], 'no-role'],
  ['roles', ['canteen'], 'no-role'],
  ['roles', 'support-desk', 'no-role'],
  ['acr', undefined, 'no-level'],
])('is nobody when %s is %j', (claim, value, detail) => {
  expect(proven({ ...NOOR, [claim]: value })).toEqual({
    ok: false,
    refusal: 'not-trusted',
    detail,
    named: null,
  })
})

it('is nobody when two answers give other roles, or the level is too low', () => {
  expect(proven({ ...NOOR, roles: ['operator'] }, NOOR)).toMatchObject({ detail: 'no-role' })
  expect(proven({ ...NOOR, acr: 'http://eidas.europa.eu/LoA/low' })).toMatchObject({
    refusal: 'level-too-low',
  })
})
