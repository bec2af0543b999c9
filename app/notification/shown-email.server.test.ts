import { expect, it } from 'vitest'
import { parseEmail } from './email'
import { shownEmail } from './shown-email.server'

it.each([
  'anna@voorbeeld.nl',
  'anna@café.example',
  'anna@München.example',
  'anna@пример.example',
  'anna@xn--caf-dma.example',
])('shows %s as people write it, and reads what it shows', (typed) => {
  const email = parseEmail(typed)!
  const shown = shownEmail(email)
  expect(shown).toBe(typed === 'anna@xn--caf-dma.example' ? 'anna@café.example' : typed.toLowerCase())
  expect(parseEmail(shown)).toBe(email)
})
