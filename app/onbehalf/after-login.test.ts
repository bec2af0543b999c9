import { expect, it } from 'vitest'
import { afterLogin } from './after-login.server'

/** Would throw as soon as anything was read. */
const NOTHING = null as never

it.each([
  ['16-or-over', '/mijn/noodslot'],
  ['12-15', '/mijn/keuzes'],
])('at %s on the way to %s, what was taken along does not come first', async (ageCategory, returnPath) => {
  const [, leadToUnconfirmed] = afterLogin(NOTHING).landing
  expect(await leadToUnconfirmed!(NOTHING, NOTHING, { ageCategory, returnPath } as never)).toBeNull()
})
