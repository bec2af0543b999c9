import { REPRESENTATION_CLAIMS } from '~/identity/representation-claims'
import { DIGID_ACR, EIDAS_LOA, type Level } from './levels'

/** One login that the stand-ins imitate. */
export type Profile = {
  path: '/digid' | '/digid-brug' | '/dezi' | '/desk'
  clientId: string
  /** Where on the portal the answer goes. */
  returnPath: string
  heading: string
  /** The level of who picks none. */
  level: Level
  who: 'citizen' | 'staff' | 'internal'
  /**
   * `plain`: identity and level in the ID token. `bridge`: as Dezi and the bridge of the ministry of health answer (MAX,
   * minvws/nl-rdo-max): an empty ID token, and a userinfo that is a signed JWT inside an encrypted one.
   */
  manner: 'plain' | 'bridge'
  idTokenAlgorithm: 'PS256' | 'RS256'
  /** Levels that may be asked for in `acr_values`. */
  acrValues: string[]
  /** Claims in ID token and userinfo besides `sub`. */
  claims: string[]
}

export const PROFILES: Profile[] = [
  {
    path: '/digid',
    clientId: 'zeggenschap-digid',
    returnPath: '/inloggen/digid/terug',
    heading: 'Inloggen als burger',
    level: 'substantieel',
    who: 'citizen',
    manner: 'plain',
    idTokenAlgorithm: 'PS256',
    acrValues: Object.values(DIGID_ACR),
    claims: ['bsn', 'acr', ...REPRESENTATION_CLAIMS],
  },
  {
    path: '/digid-brug',
    clientId: 'zeggenschap-digid',
    returnPath: '/inloggen/digid/terug',
    heading: 'Inloggen als burger (via de brug)',
    level: 'substantieel',
    who: 'citizen',
    manner: 'bridge',
    idTokenAlgorithm: 'RS256',
    acrValues: [],
    claims: [],
  },
  {
    path: '/dezi',
    clientId: 'zeggenschap-dezi',
    returnPath: '/inloggen/dezi/terug',
    heading: 'Inloggen als zorgverlener',
    level: 'hoog',
    who: 'staff',
    manner: 'bridge',
    idTokenAlgorithm: 'RS256',
    acrValues: [],
    claims: [],
  },
  {
    path: '/desk',
    clientId: 'zeggenschap-desk',
    returnPath: '/inloggen/desk/terug',
    heading: 'Inloggen als medewerker van het portaal',
    level: 'substantieel',
    who: 'internal',
    manner: 'plain',
    idTokenAlgorithm: 'RS256',
    acrValues: [...new Set(Object.values(EIDAS_LOA))],
    claims: ['name', 'given_name', 'family_name', 'email', 'roles', 'acr', 'amr'],
  },
]
