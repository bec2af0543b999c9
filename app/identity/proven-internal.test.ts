import { expect, it } from 'vitest'
import { provenInternal } from './proven-internal'

const NOOR = {
  sub: 'noor',
  name: 'Noor Hendriks',
  roles: ['support-desk'],
  acr: 'http://eidas.europa.eu/LoA/high',
  amr: ['pwd', 'mfa'],
}
const proven = (...answers: Record<string, unknown>[]) =>
  provenInternal(answers, { minimum: 'substantieel', twoFactorContexts: ['http://eidas.europa.eu/LoA/high'] })

it('is somebody with the roles the portal knows, and no others', () => {
  expect(proven(NOOR)).toEqual({
    ok: true,
    subject: 'noor',
    name: 'Noor Hendriks',
    level: 'hoog',
    roles: ['support-desk'],
  })
  const roles = ['canteen', 'operator', 'privacy-officer']
  expect(proven({ sub: 'noor', acr: NOOR.acr }, { ...NOOR, roles })).toMatchObject({
    roles: ['privacy-officer', 'operator'],
  })
  expect(proven({ ...NOOR, roles: ['canteen'] })).toMatchObject({ ok: true, roles: [] })
})

it.each([
  ['sub', undefined, 'no-sub'],
  ['name', '', 'no-name'],
  ['roles', undefined, 'no-role'],
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

it.each([
  ['says so', { amr: ['pwd', 'mfa'] }, true],
  ['does not', { amr: ['pwd'] }, false],
  ['says nothing', { amr: undefined }, false],
  ['says it in a text', { amr: 'mfa' }, false],
  ['has a context that says it', { amr: ['pwd'], acr: 'http://eidas.europa.eu/LoA/high' }, true],
])('has used two factors or is nobody: a login that %s', (_how, claims, lets) => {
  const found = proven({ ...NOOR, acr: 'http://eidas.europa.eu/LoA/substantial', ...claims })
  expect(found).toMatchObject(lets ? { ok: true } : { ok: false, refusal: 'one-factor' })
})
