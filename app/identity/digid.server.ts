import { PATHS } from '~/paths'
import type { Bsn } from '~/person/bsn'
import { acrValuesFrom, type Level } from './level'
import type { ClaimsRead, OidcClient, OidcLogin } from './oidc-profile'
import { openOidc } from './oidc.server'
import { proven, saysEnough, type SignedClaims } from './proven'
import { tvsClaim } from './representation-claims'

/** `represented`: for whom they log in, where the access service says so. */
type DigidIdentity = { bsn: Bsn; level: Level; represented: Bsn | null }

/** Logging in with DigiD, straight or through a bridge (MAX, TVS). A refusal names the number where it was established. */
export type DigidLogin = OidcLogin<DigidIdentity, Bsn>

type Options = {
  digid: OidcClient & { minimumLevel: Level }
  http: { origin: string }
  mode: 'demo' | 'production'
}

/** DigiD: number and level in the ID token, or in the encrypted userinfo of the bridge. */
export function openDigidLogin({ digid, http, mode }: Options): DigidLogin {
  return openOidc<DigidIdentity, Bsn>({
    ...digid,
    origin: http.origin,
    mode,
    returnPath: PATHS.digidReturn,
    acrValues: acrValuesFrom(digid.minimumLevel),
    userinfo: 'encrypted',
    saysEnough,
    read: (answers) => read(answers, digid.minimumLevel),
  })
}

/** Who and for whom; what the access service half says is not trusted. */
function read(answers: readonly SignedClaims[], minimum: Level): ClaimsRead<DigidIdentity, Bsn> {
  const who = proven(answers, minimum)
  if (!who.ok) return { ok: false, refusal: who.refusal, detail: who.detail, named: who.bsn }
  const { bsn, level } = who
  const found = tvsClaim(answers, bsn)
  if (!found.ok) return { ok: false, refusal: 'not-trusted', detail: found.refusal, named: bsn }
  const represented = found.claimed.kind === 'for-another' ? found.claimed.represented : null
  return { ok: true, bsn, level, represented }
}
