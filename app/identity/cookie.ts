import { parse } from 'cookie'

/** A cookie that only this host may set, that scripts cannot read, and that other sites send on links only. */
export type HostCookie = `__Host-${string}`

/** The value of a cookie in a `Cookie` header; null when it is not there or is no token of ours. */
export function readCookie(header: string | undefined, name: HostCookie): string | null {
  const value = parse(header ?? '')[name]
  return value && /^[\w-]{32}$/.test(value) ? value : null
}

/** A `Set-Cookie` header; without `seconds` the browser keeps it until it closes. */
export function setCookie(name: HostCookie, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}

/** A `Set-Cookie` header that takes the cookie away. */
export function clearCookie(name: HostCookie): string {
  return setCookie(name, '', 0)
}
