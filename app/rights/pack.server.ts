import { GeneralSign, importJWK, type GeneralJWS } from 'jose'
import type { Portal } from '~/portal/portal'
import type { Dossier } from '~/representation/dossier.server'
import { SIGNING_ALGORITHM, signingKeys } from '~/sealing/signing-keys.server'
import { readOwnRights } from './person-use-cases.server'

/**
 * The proof of what was asked of the privacy officer and became of it, as a JWS (RFC 7515 §7.2.1) signed with the key of receipts: every
 * event with its moment, and the sum of the days. Null for what is not theirs. Handing it out is logged.
 */
export async function issueRightsPack(
  { runtime, config }: Pick<Portal, 'runtime' | 'config'>,
  dossier: Dossier,
  id: string,
): Promise<{ number: string; pack: GeneralJWS } | null> {
  const found = await readOwnRights(runtime, dossier, id)
  if (!found) return null
  const { number, kind, channel, receivedAt, standing, clock, content, steps } = found
  const happened = steps.map((step) => ({ ...step, by: undefined }))
  const proof = {
    ...{ issuer: config.http.origin, organisation: config.organisation.name, madeAt: dossier.at },
    ...{
      number,
      kind,
      channel,
      receivedAt,
      standing,
      clock,
      asked: content.text,
      about: content.about,
      happened,
    },
  }
  const [key] = signingKeys(config.keys.audit, 'receipt')
  const pack = await new GeneralSign(new TextEncoder().encode(JSON.stringify(proof)))
    .addSignature(await importJWK(key.privateJwk, SIGNING_ALGORITHM))
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.id, typ: 'rights-request+json' })
    .sign()
  return { number, pack }
}
