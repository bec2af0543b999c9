import { describe, expect, it } from 'vitest'
import { clearCookie, readCookie, setCookie } from './cookie'

const TOKEN = 'abcdefghijklmnopqrstuvwxyz-_0123'

describe('cookies', () => {
  it('are for this host, this scheme and no script', () => {
    expect(setCookie('__Host-sessie', TOKEN)).toBe(
      `__Host-sessie=${TOKEN}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    )
    expect(setCookie('__Host-inloggen', TOKEN, 60)).toMatch(/; Max-Age=60$/)
    expect(clearCookie('__Host-sessie')).toMatch(/^__Host-sessie=; .*; Max-Age=0$/)
  })

  it('are found among others', () => {
    expect(readCookie(`a=b; __Host-sessie=${TOKEN};c=d`, '__Host-sessie')).toBe(TOKEN)
  })

  it.each([
    undefined,
    '',
    `sessie=${TOKEN}`,
    `x__Host-sessie=${TOKEN}`,
    `__host-sessie=${TOKEN}`,
    '__Host-sessie=',
    '__Host-sessie=kort',
    `__Host-sessie=${TOKEN}x`,
    `__Host-sessie="${TOKEN}"`,
  ])('are not read from %j', (header) => {
    expect(readCookie(header, '__Host-sessie')).toBeNull()
  })
})
