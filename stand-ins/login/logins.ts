import type { Login } from './identity'

const MOST_KEPT = 50_000

/** Who logged in, by the grant that came of it; bounded, in memory. */
export type Logins = {
  keep(grantId: string, login: Login): void
  /** The login behind a code or an access token. */
  behind(token: unknown): Login | undefined
}

export function makeLogins(): Logins {
  const kept = new Map<string, Login>()
  return {
    keep(grantId, login) {
      kept.set(grantId, login)
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
    },
    behind(token) {
      const grantId = (token as { grantId?: string } | undefined)?.grantId
      return grantId ? kept.get(grantId) : undefined
    },
  }
}
