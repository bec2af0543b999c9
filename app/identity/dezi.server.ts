import { PATHS } from '~/paths'
import type { Level } from './level'
import { openOidc } from './oidc.server'
import type { OidcClient, OidcLogin } from './oidc-profile'
import { isActive, provenStaff, type StaffIdentity } from './proven-staff'

export type DeziLogin = OidcLogin<StaffIdentity>

type Options = {
  dezi: OidcClient & { minimumLevel?: Level }
  http: { origin: string }
  mode: 'demo' | 'production'
}

/**
 * Dezi, for colleagues of care providers: everything in a signed and encrypted userinfo, at level high, with a declaration
 * that is asked after at every login.
 */
export function openDeziLogin({ dezi, http, mode }: Options): DeziLogin {
  const minimum = dezi.minimumLevel ?? 'hoog'
  return openOidc<StaffIdentity>({
    ...dezi,
    origin: http.origin,
    mode,
    returnPath: PATHS.deziReturn,
    acrValues: ['http://eidas.europa.eu/LoA/high'],
    userinfo: 'encrypted',
    saysEnough: () => false,
    read: (answers) => provenStaff(answers, minimum),
    stillStands: async ({ declaration }, ask) => isActive(await ask(declaration.statusAddress), declaration),
  })
}
