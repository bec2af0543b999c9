import { expect, test } from 'vitest'
import { displayAttributes, displayCookie, makeDisplay, readDisplay } from './display'

test('a wish survives its cookie', () => {
  const wish = { letters: 'large', colours: 'dark' } as const
  const cookie = displayCookie(wish).split(';')[0]
  expect(readDisplay(`a=b; ${cookie}`)).toEqual(wish)
  expect(displayAttributes(wish)).toEqual({ 'data-text': 'large', 'data-theme': 'dark' })
})

test('anything unknown is the normal display', () => {
  const normal = { letters: 'normal', colours: 'system' }
  expect(readDisplay(null)).toEqual(normal)
  expect(readDisplay('__Host-weergave="><script>.dark2')).toEqual(normal)
  expect(makeDisplay({}, ['dark'])).toEqual(normal)
  expect(displayAttributes(undefined)).toEqual({ 'data-text': undefined, 'data-theme': undefined })
})
