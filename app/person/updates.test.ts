import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChanges } from './updates'

const DOWN = { ok: false, refusal: 'register-down' }

describe('readChanges', () => {
  it.each<[unknown, unknown]>([
    [{ burgerservicenummers: ['999990408', '999990147', '999990408'] }, ['999990408', '999990147']],
    [{ burgerservicenummers: [], _links: { self: { href: 'x' } } }, []],
    [{}, []],
  ])('of %j reads %j', (body, numbers) => {
    expect(readChanges(body)).toEqual({ ok: true, numbers })
  })

  it.each([
    { burgerservicenummers: ['999990408', '123456789'] },
    { burgerservicenummers: ['99999040'] },
    { burgerservicenummers: [999990408] },
    { burgerservicenummers: '999990408' },
    { burgerservicenummers: null },
    null,
    [],
    'x',
  ])('does not use a list that cannot be right: %j', (body) => {
    const read = readChanges(body)
    expect(read.ok ? read.numbers : read).toEqual(Array.isArray(body) ? [] : DOWN)
  })

  it('takes anything without throwing', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => void readChanges(body)))
  })
})
