import * as client from 'openid-client'
import { openProviderLine } from './provider-fetch.server'

/** How long what a provider says about itself is believed. Its keys are read anew at every login. */
const BELIEVED_MILLISECONDS = 10 * 60_000

/** Asymmetric signatures only, whatever else a provider says it can do. */
const SIGNATURES = ['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']

type Options = { issuer: string; clientId: string; insecure: boolean; timeoutSeconds: number }

/**
 * Asks a provider about itself (OpenID Connect Discovery 1.0) when it is first needed, once for all who wait.
 * A failure is thrown and not remembered, so the next login asks again.
 */
export function providerMetadata({ issuer, clientId, insecure, timeoutSeconds }: Options) {
  let known: { metadata: client.ServerMetadata; until: number } | null = null
  let asking: Promise<client.ServerMetadata> | null = null

  async function ask(): Promise<client.ServerMetadata> {
    const line = openProviderLine()
    const discovered = await client.discovery(new URL(issuer), clientId, undefined, undefined, {
      execute: insecure ? [client.allowInsecureRequests] : [],
      timeout: timeoutSeconds,
      [client.customFetch]: line.fetch,
    })
    const metadata = withSafeSignatures(discovered.serverMetadata())
    known = { metadata, until: performance.now() + BELIEVED_MILLISECONDS }
    return metadata
  }

  return async function metadata(): Promise<client.ServerMetadata> {
    if (known && performance.now() < known.until) return known.metadata
    asking ??= ask().finally(() => void (asking = null))
    return asking
  }
}

function withSafeSignatures({ ...metadata }: client.ServerMetadata): client.ServerMetadata {
  const stated = metadata.id_token_signing_alg_values_supported
  return {
    ...metadata,
    id_token_signing_alg_values_supported: stated?.filter((algorithm) => SIGNATURES.includes(algorithm)) ?? [
      'RS256',
    ],
  }
}
