import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { addressForm, preferencesForm } from './forms'

const issuesOf = (form: unknown) => {
  const read = v.safeParse(addressForm, form)
  return read.success ? [] : read.issues.map((issue) => issue.message)
}

describe('the address form', () => {
  it('reads an address and a name', () => {
    const read = v.parse(addressForm, { email: ' Anna@Voorbeeld.nl', name: '  Anna   de  Vries ' })
    expect(read).toEqual({ email: 'Anna@voorbeeld.nl', name: 'Anna de Vries' })
  })

  it('needs no name', () => {
    expect(v.parse(addressForm, { email: 'a@b.nl' })).toEqual({ email: 'a@b.nl', name: '' })
    expect(v.parse(addressForm, { email: 'a@b.nl', name: ' ' }).name).toBe('')
  })

  it.each([
    [{ email: '  ' }, 'notification.email.missing'],
    [{}, 'notification.email.missing'],
    [{ email: 'anna' }, 'notification.email.invalid'],
    [{ email: 'a@b.nl, c@d.nl' }, 'notification.email.invalid'],
    [{ email: 'a@b.nl', name: 'x'.repeat(61) }, 'notification.name.too-long'],
    [{ email: 'a@b.nl', name: '<b>' }, 'notification.name.not-allowed'],
    [{ email: 'a@b.nl', name: 'Kijk op https://kwaad.example' }, 'notification.name.not-allowed'],
    [{ email: 'a@b.nl', name: 'Kijk op www.kwaad.example' }, 'notification.name.web-address'],
    [{ email: 'a@b.nl', name: 'Anna kwaad.nl' }, 'notification.name.web-address'],
    [{ email: 'a@b.nl', name: 'http www.kwaad.nl' }, 'notification.name.web-address'],
    [{ email: 'a@b.nl', name: 'Anna\u202e' }, 'notification.name.not-allowed'],
    [{ email: 'a@b.nl', name: 'Anna\u0000' }, 'notification.name.not-allowed'],
    [{ email: 'a@b.nl', name: '%%link%%' }, 'notification.name.not-allowed'],
    [{ email: '999990408@b.nl', name: '' }, 'notification.email.number'],
    [{ email: '999.990-408@b.nl', name: '' }, 'notification.email.number'],
    [{ email: 'a@b.nl', name: 'Anna 999990408' }, 'notification.name.number'],
    [{ email: 'a@b.nl', name: 'Anna 999.990-408' }, 'notification.name.number'],
    [{ email: 'a@b.nl', name: 'Anna ９９９９９０４０８' }, 'notification.name.not-allowed'],
  ])('says of %j: %s', (form, message) => {
    expect(issuesOf(form)).toContain(message)
  })

  it('turns line ends in a name into spaces', () => {
    expect(v.parse(addressForm, { email: 'a@b.nl', name: 'Anna\r\nBcc' }).name).toBe('Anna Bcc')
  })
})

describe('the preferences form', () => {
  it('takes kinds that can be switched off, and no others', () => {
    expect(v.parse(preferencesForm, { kinds: ['viewed'] })).toEqual({ kinds: ['viewed'] })
    expect(v.safeParse(preferencesForm, { kinds: ['confirm-address'] }).success).toBe(false)
    expect(v.safeParse(preferencesForm, { kinds: ['toString'] }).success).toBe(false)
  })
})
