import { describe, expect, it } from 'vitest'
import { proven, saysEnough } from './proven'

const BSN = '999990408'
const SUBSTANTIAL = 'http://eidas.europa.eu/LoA/substantial'
const SMARTCARD = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard'
const SMARTCARD_PKI = 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI'

describe('proven', () => {
  it('takes number and level from the ID token', () => {
    expect(proven([{ bsn: BSN, acr: SMARTCARD }], 'substantieel')).toEqual({
      ok: true,
      bsn: BSN,
      level: 'substantieel',
    })
  })

  it('takes both from the signed userinfo', () => {
    const answers = [{ sub: 'x' }, { bsn: BSN, loa_authn: SUBSTANTIAL }]
    expect(proven(answers, 'substantieel')).toEqual({ ok: true, bsn: BSN, level: 'substantieel' })
  })

  it.each([
    ['another level in the userinfo', [{ bsn: BSN, acr: SMARTCARD_PKI }, { loa_authn: SUBSTANTIAL }]],
    ['another level in the same answer', [{ bsn: BSN, acr: SMARTCARD_PKI, loa_authn: SUBSTANTIAL }]],
    ['no level', [{ bsn: BSN }]],
    ['a level nobody knows', [{ bsn: BSN, acr: 'hoog' }]],
    ['no number', [{ acr: SMARTCARD }]],
    ['a number that fails the 11-test', [{ bsn: '123456789', acr: SMARTCARD }]],
    ['a number written otherwise', [{ bsn: '9999 90408', acr: SMARTCARD }]],
    ['a number that is a number', [{ bsn: 999990408, acr: SMARTCARD }]],
    ['two numbers', [{ bsn: BSN, acr: SMARTCARD }, { bsn: '999990147' }]],
  ])('refuses %s', (_what, answers) => {
    expect(proven(answers, 'basis')).toMatchObject({ ok: false, refusal: 'not-trusted' })
  })

  it('refuses a level below the one that is asked, before it looks at the number', () => {
    expect(proven([{ bsn: BSN, acr: SMARTCARD }], 'hoog')).toMatchObject({
      ok: false,
      refusal: 'level-too-low',
    })
    expect(proven([{ acr: SMARTCARD }], 'hoog')).toMatchObject({ ok: false, refusal: 'level-too-low' })
  })
})

it('knows when to ask on', () => {
  expect(saysEnough({ bsn: BSN, acr: SMARTCARD })).toBe(true)
  expect(saysEnough({ bsn: BSN })).toBe(false)
  expect(saysEnough({ acr: SMARTCARD })).toBe(false)
})
