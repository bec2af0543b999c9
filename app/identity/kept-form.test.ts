import { describe, expect, it } from 'vitest'
import { belongsTo, heldBy, typedOf } from './kept-form'

const fields = (given: object) => Object.entries(given) as [string, string][]

describe('what was typed', () => {
  it('is kept with every value of a field, and the revision and version it was about', () => {
    const sent: [string, string][] = [
      ...fields({ csrf: 'x', voor: 'r', 'answer-RPZAC001': 'yes', revision: '3', base: '2', next: 'on' }),
      ['kinds', 'viewed'],
      ['kinds', 'yearly'],
    ]
    expect(typedOf(sent)).toEqual({
      'answer-RPZAC001': ['yes'],
      revision: ['3'],
      base: ['2'],
      kinds: ['viewed', 'yearly'],
    })
  })

  it.each(['csrf', 'voor', 'koppelcode', 'token', 'bsn'])('is never a secret: %s', (name) => {
    expect(typedOf(fields({ [name]: 'geheim', email: 'a@b.nl' }))).toEqual({ email: ['a@b.nl'] })
  })

  it.each([
    { csrf: 'x', do: 'stop' },
    { csrf: 'x', ura: '90000101', revision: '1', base: '4' },
    { csrf: 'x', email: '' },
  ])('is nothing in a form that has only buttons and marks: %j', (form) => {
    expect(typedOf(fields(form))).toBeNull()
  })

  it('comes back whole in the answer to the same sending, codes too: nothing is kept of it', () => {
    const form = {
      csrf: 'x',
      voor: 'r',
      'andere-taal': 'en',
      koppelcode: 'AB',
      email: '',
      base: '2',
      '<b>': 'x',
    }
    expect(heldBy([...fields(form), ['kinds', 'a'], ['kinds', 'b'], ['__proto__', 'x']])).toEqual({
      koppelcode: ['AB'],
      email: [''],
      base: ['2'],
      kinds: ['a', 'b'],
    })
  })

  it('is all or nothing: too much is not kept', () => {
    expect(typedOf(fields({ text: 'x'.repeat(15_000) }))).not.toBeNull()
    expect(typedOf(fields({ text: 'x'.repeat(16_000) }))).toBeNull()
    const many = Object.fromEntries(Array.from({ length: 81 }, (_, place) => [`f${place}`, 'x']))
    expect(typedOf(fields(many))).toBeNull()
    expect(typedOf([['__proto__', 'x']])).toBeNull()
    expect(typedOf([['<b>', 'x']])).toBeNull()
  })

  it('belongs to one person, acting for one person, on one page', () => {
    const kept = { subjectId: 'a', forWhom: 'r', page: '/mijn/keuzes', typed: {} }
    const opening = { subjectId: 'a', forWhom: 'r', page: '/mijn/keuzes' }
    expect(belongsTo(kept, opening)).toBe(true)
    for (const other of [{ subjectId: 'b' }, { forWhom: '' }, { forWhom: 'q' }, { page: '/mijn' }])
      expect(belongsTo(kept, { ...opening, ...other })).toBe(false)
  })
})
