import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readReference, referenceOf } from './reference'

it('is twelve signs in fours, of which none looks like another', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
      const reference = referenceOf(hash)
      expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/)
      expect(reference).not.toMatch(/[01ILOU]/)
      expect(readReference(reference)).toBe(reference)
      expect(readReference(reference.toLowerCase().replaceAll('-', ' '))).toBe(reference)
    }),
  )
})

it.each([null, '', '7K3M-9QXT', '7K3M-9QXT-2HR', '7K3M-9QXT-2HRD-2222', '7K3M-9QXT-2HRO', '<b>7K3M9QXT2HRD'])(
  'is nothing else: %j',
  (text) => expect(readReference(text)).toBeNull(),
)
