import { createHash, randomUUID } from 'node:crypto'
import { fullName, type Persona, type StaffPersona } from '../../demo/personas'
import { parseBsn } from '~/person/bsn'
import { REPRESENTATION_CLAIMS } from '~/identity/representation-claims'
import { DIGID_ACR, EIDAS_LOA, type Level } from './levels'
import type { Profile } from './profiles'

/** Somebody who picked who they are on the login page. */
export type Login = {
  subject: string
  level: Level
  /** `acr` of the session, where the profile has one. */
  acr?: string
  claims: Record<string, unknown>
  bsn?: string
  /** For whom, as the access service says it. */
  mandate?: Record<string, string>
  sessionId: string
}

/** `behalf`: the key of the persona one logs in for; empty for oneself. */
export type Picked = { persona?: string; bsn?: string; behalf?: string; level: Level }

/**
 * The login that belongs to what was picked: a persona's key, `bsn:<number>` for any citizen, `<key>:<URA>` for
 * staff at one of their organisations. Null when there is nobody by that name or the number fails the 11-test.
 */
export function identify(
  profile: Profile,
  people: Persona[],
  { picked, issuer }: { picked: Picked; issuer: string },
): Login | null {
  if (profile.who === 'citizen') return citizenLogin(profile, people, picked)
  if (profile.who === 'staff') return staffLogin(people, picked, issuer)
  return internalLogin(people, picked)
}

function citizenLogin(
  profile: Profile,
  people: Persona[],
  { persona, bsn: typed, behalf, level }: Picked,
): Login | null {
  const named = people.find((person) => person.kind === 'citizen' && person.key === persona)
  const asked = persona && persona !== 'bsn' ? persona.replace(/^bsn:/, '') : (typed ?? '')
  const bsn = named?.kind === 'citizen' ? named.bsn : parseBsn(asked)
  const mandate = mandateOf(people, bsn, behalf)
  if (!bsn || !mandate) return null
  const shared = { level, bsn, mandate, sessionId: randomUUID() }
  // The bridge's sub says nothing about the person: it is another one at every login.
  if (profile.manner === 'bridge') return { ...shared, subject: randomUUID(), claims: {} }
  const acr = DIGID_ACR[level]
  return { ...shared, subject: opaque(`${profile.path}:${bsn}`), acr, claims: { bsn, acr, ...mandate } }
}

/** The claims of the access service about somebody one acts for; none for oneself, null when there is nobody by that name. */
function mandateOf(
  people: Persona[],
  bsn: string | null,
  behalf: string | undefined,
): Record<string, string> | null {
  if (!behalf || !bsn) return {}
  const found = people.find((person) => person.kind === 'citizen' && person.key === behalf)
  if (found?.kind !== 'citizen') return null
  const [represented, acting] = REPRESENTATION_CLAIMS
  return { [represented]: found.bsn, [acting]: bsn }
}

function staffLogin(people: Persona[], { persona = '', level }: Picked, issuer: string): Login | null {
  const [key, ura] = persona.split(':')
  const found = people.find((person): person is StaffPersona => person.kind === 'staff' && person.key === key)
  const work = found?.employments.find((employment) => !ura || employment.ura === ura)
  if (!found || !work) return null
  const declaration = randomUUID()
  const claims = {
    dezi_nummer: found.deziNumber,
    voorletters: found.initials,
    voorvoegsel: found.prefix ?? null,
    achternaam: found.surname,
    ...asSubscriber(work),
    ...(ura || found.employments.length === 1 ? {} : { abonnees: found.employments.map(asSubscriber) }),
    rol_code_bron: 'http://www.dezi.nl/rol_bron/big',
    loa_dezi: EIDAS_LOA[level],
    verklaring_id: declaration,
    status_uri: `${issuer}/status/v1/verklaring/${declaration}`,
  }
  return { subject: opaque(`dezi:${found.deziNumber}`), level, claims, sessionId: randomUUID() }
}

function internalLogin(people: Persona[], { persona, level }: Picked): Login | null {
  const found = people.find((person) => person.kind === 'internal' && person.key === persona)
  if (found?.kind !== 'internal') return null
  const acr = EIDAS_LOA[level]
  const claims = {
    name: fullName(found),
    given_name: found.firstNames,
    family_name: [found.prefix, found.surname].filter(Boolean).join(' '),
    email: found.email,
    roles: [found.role],
    acr,
    // RFC 8176: a password alone at the lowest level, with a code of an app besides at every other.
    amr: level === 'basis' ? ['pwd'] : ['pwd', 'otp', 'mfa'],
  }
  return { subject: found.key, level, acr, claims, sessionId: randomUUID() }
}

function asSubscriber(work: StaffPersona['employments'][number]) {
  return {
    abonnee_nummer: work.ura,
    abonnee_naam: work.name,
    rol_code: work.roleCode,
    rol_naam: work.roleName,
  }
}

/** The same for the same person at the same provider, and not the number itself. */
function opaque(text: string): string {
  return createHash('sha256').update(`stand-in:${text}`).digest('base64url').slice(0, 32)
}
