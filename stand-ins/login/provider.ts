import { randomBytes } from 'node:crypto'
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { answers } from './answers'
import type { Login } from './identity'
import { refusedPage } from './login-page'
import { makeLogins, type Logins } from './logins'
import { memory } from './memory'
import type { ProviderParts } from './parts'

/** An OpenID provider for one profile: code flow, PKCE (S256) and `private_key_jwt`, nothing else. */
export function makeProvider(parts: ProviderParts): Provider {
  const logins = makeLogins()
  const provider = new Provider(parts.issuer, configuration(parts, logins))
  provider.use(answers(parts, logins))
  provider.on('server_error', (_context, error) => void process.stderr.write(`${error.stack}\n`))
  acceptLoopback(provider, parts)
  return provider
}

function configuration({ profile, appOrigins, client, keys }: ProviderParts, logins: Logins): Configuration {
  const name = `standin_${profile.path.slice(1).replace('-', '_')}`
  return {
    adapter: memory(),
    jwks: { keys: [keys.jwk] } as Configuration['jwks'],
    clients: [
      {
        client_id: profile.clientId,
        redirect_uris: appOrigins.map((origin) => `${origin}${profile.returnPath}`),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'private_key_jwt',
        id_token_signed_response_alg: profile.idTokenAlgorithm,
        jwks: { keys: [client] } as Configuration['jwks'],
        require_auth_time: profile.manner === 'plain',
      },
    ],
    routes: { authorization: '/authorize', token: '/token', userinfo: '/userinfo', jwks: '/jwks' },
    interactions: { url: (_context, interaction) => `${profile.path}/interactie/${interaction.uid}` },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: `${name}_session`, interaction: `${name}_interaction`, resume: `${name}_resume` },
      long: { signed: true, path: profile.path },
      short: { signed: true },
    },
    scopes: ['openid'],
    acrValues: profile.acrValues,
    claims: { openid: ['sub', ...profile.claims] },
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['RS256', 'PS256'],
      idTokenSigningAlgValues: [profile.idTokenAlgorithm],
    },
    responseTypes: ['code'],
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 3600,
      Session: 3600,
      Grant: 600,
    },
    expiresWithSession: () => false,
    findAccount: (_context, subject, token) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...logins.behind(token)?.claims }),
    }),
    loadExistingGrant: (context) => grantEverything(context, logins),
    renderError: (context, { error, error_description: description }) => {
      context.type = 'html'
      context.body = refusedPage(`${error}: ${description}`)
    },
  }
}

/** No consent screen: whoever picked a persona agrees to everything asked. */
async function grantEverything(context: KoaContextWithOIDC, logins: Logins) {
  const login = context.oidc.result?.standIn as Login | undefined
  if (!login || !context.oidc.client) return undefined
  const grant = new context.oidc.provider.Grant({
    accountId: login.subject,
    clientId: context.oidc.client.clientId,
  })
  grant.addOIDCScope([...context.oidc.requestParamOIDCScopes].join(' '))
  logins.keep(await grant.save(), login)
  return grant
}

/** Tests start the portal on any port, so any loopback origin may return, at the profile's own path only. */
function acceptLoopback(provider: Provider, { profile, appOrigins }: ProviderParts) {
  Object.defineProperty(provider.Client.prototype, 'redirectUriAllowed', {
    value: (given: string) => {
      if (!URL.canParse(given)) return false
      const { origin, protocol, hostname, href } = new URL(given)
      const known = appOrigins.includes(origin)
      const loopback = protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname)
      return (known || loopback) && href === `${origin}${profile.returnPath}`
    },
  })
}
