import { describe, expect, it } from 'vitest'
import type { PersonFinding } from '~/person/register'
import { admitPerson } from './admission'

const ANNA = { fullName: 'Anna de Vries', birthDate: '1991-07-04', deceased: false, shielded: false }
const found: PersonFinding = { ok: true, person: ANNA }
const down: PersonFinding = { ok: false, refusal: 'register-down' }
const adult = { ageCategory: '16-or-over', deceasedAt: null }

describe('admitPerson', () => {
  it('lets somebody in for the first time with what the register says', () => {
    expect(admitPerson(found, null)).toEqual({ ok: true, birthDate: '1991-07-04', name: 'Anna de Vries' })
  })

  it('lets a known adult in while the register is down', () => {
    expect(admitPerson(down, adult)).toEqual({ ok: true, birthDate: null, name: null })
  })

  it.each([
    null,
    { ageCategory: null, deceasedAt: null },
    { ageCategory: '12-15', deceasedAt: null },
    { ageCategory: 'under-12', deceasedAt: null },
  ])('lets nobody else in while the register is down: %j', (known) => {
    expect(admitPerson(down, known)).toEqual({ ok: false, refusal: 'register-down' })
  })

  it('refuses the dead, also when only we know', () => {
    expect(admitPerson({ ok: true, person: { ...ANNA, deceased: true } }, adult)).toMatchObject({
      refusal: 'deceased',
    })
    expect(admitPerson(down, { ...adult, deceasedAt: new Date() })).toMatchObject({ refusal: 'deceased' })
  })

  it('refuses whom the register does not know', () => {
    expect(admitPerson({ ok: false, refusal: 'unknown-person' }, adult)).toMatchObject({
      refusal: 'unknown-person',
    })
  })
})
