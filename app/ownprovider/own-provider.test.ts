import { describe, expect, it } from 'vitest'
import { addProvider, LONGEST_LIST, removeProvider, type OwnProvider } from './own-provider'

const linde: OwnProvider = { ura: '90000101', marks: ['added'] }

describe('the own list', () => {
  it('takes a provider once per mark', () => {
    expect(addProvider([], '90000101', 'added')).toEqual({ ok: true, list: [linde] })
    expect(addProvider([linde], '90000101', 'added')).toEqual({ ok: false, refusal: 'already-there' })
    expect(addProvider([linde], '90000101', 'follows')).toEqual({
      ok: true,
      list: [{ ura: '90000101', marks: ['added', 'follows'] }],
    })
  })

  it('refuses one more than fits', () => {
    const full = Array.from({ length: LONGEST_LIST }, (_, n): OwnProvider => ({
      ura: String(90001000 + n),
      marks: ['added'],
    }))
    expect(addProvider(full, '90000101', 'added')).toEqual({ ok: false, refusal: 'list-full' })
  })

  it('keeps a provider that is there for another reason too', () => {
    expect(removeProvider([linde], '90000101')).toEqual({ ok: true, list: [] })
    expect(removeProvider([{ ura: '90000101', marks: ['added', 'follows'] }], '90000101')).toEqual({
      ok: true,
      list: [{ ura: '90000101', marks: ['follows'] }],
    })
    expect(removeProvider([{ ura: '90000101', marks: ['follows'] }], '90000101')).toEqual({
      ok: false,
      refusal: 'not-there',
    })
  })
})
