import { newToken } from '~/runtime/ids.server'

export const VISIT_COOKIE = '__Host-bezoek'

/** What a form token is bound to when nobody is logged in: a random value that says nothing about anybody. */
export function readVisit(cookieHeader: string | undefined): string | null {
  const found = cookieHeader?.split(/;\s*/).find((cookie) => cookie.startsWith(`${VISIT_COOKIE}=`))
  const value = found?.slice(VISIT_COOKIE.length + 1)
  return value && /^[\w-]{32}$/.test(value) ? value : null
}

/** A new visit and the header that keeps it until the browser closes. */
export function newVisit() {
  const value = newToken()
  return { value, setCookie: `${VISIT_COOKIE}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax` }
}
