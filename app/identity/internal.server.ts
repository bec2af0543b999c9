import { PATHS } from '~/paths'
import type { Level } from './level'
import { openOidc } from './oidc.server'
import type { OidcClient, OidcLogin } from './oidc-profile'
import { provenInternal, saysRoles, type InternalIdentity } from './proven-internal'

export type InternalLogin = OidcLogin<InternalIdentity>

type Options = {
  desk: OidcClient & { minimumLevel?: Level; twoFactorContexts?: readonly string[] }
  http: { origin: string }
  mode: 'demo' | 'production'
}

/** The provider of the organisation that runs the portal: roles in the ID token, or in its userinfo over TLS. */
export function openInternalLogin({ desk, http, mode }: Options): InternalLogin {
  const minimum = desk.minimumLevel ?? 'substantieel'
  return openOidc<InternalIdentity>({
    ...desk,
    origin: http.origin,
    mode,
    returnPath: PATHS.internalReturn,
    acrValues: ['http://eidas.europa.eu/LoA/substantial', 'http://eidas.europa.eu/LoA/high'],
    userinfo: 'plain',
    saysEnough: saysRoles,
    read: (answers) => provenInternal(answers, { minimum, twoFactorContexts: desk.twoFactorContexts ?? [] }),
  })
}
