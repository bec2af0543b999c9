import { existsSync, readFileSync } from 'node:fs'
import { importJWK, SignJWT } from 'jose'
import { clientKeyFile, demoFolder, type ClientKey } from './demo-files.server'
import { logAct } from './operator-act.server'
import { done, failed, textOption, type Verb } from './verb'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const ANSWERS_WITHIN_MILLISECONDS = 10_000

/** Signs as a demo care system (RFC 7523) and asks the running portal for a token. */
export const clientToken: Verb = {
  words: 'client token',
  takes: 'ID',
  about: 'Prints an access token of a demo care system, for trying the interfaces by hand.',
  options: { scope: { type: 'string', about: 'access:evaluate without' } },
  async run({ operand: id, given, desk }) {
    const { origin } = desk.config().http
    const file = clientKeyFile(demoFolder(desk.environment), id)
    if (!existsSync(file)) return failed(`There is no key for ${id} at ${file}. Run: portal seed demo`)
    const endpoint = `${origin}/oauth/token`
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: textOption(given, 'scope') ?? 'access:evaluate',
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: await assertion(readKey(file), { id, endpoint, jti: desk.requestId }),
      }),
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MILLISECONDS),
    }).catch(() => null)
    if (!answer) return failed(`No portal answers at ${origin}. Start it first.`)
    const read = (await answer.json().catch(() => ({}))) as Record<string, unknown>
    const gotOne = answer.ok && typeof read.access_token === 'string'
    const object = { type: 'client', id } as const
    await logAct(desk, {
      event: 'client-token-asked',
      action: 'E',
      outcome: gotOne ? 'success' : 'refused',
      object,
    })
    if (!answer.ok || typeof read.access_token !== 'string') return failed(refused(answer.status, read), read)
    return done(read.access_token, read)
  },
}

function readKey(file: string): ClientKey {
  return JSON.parse(readFileSync(file, 'utf8')) as ClientKey
}

async function assertion(
  key: ClientKey,
  { id, endpoint, jti }: { id: string; endpoint: string; jti: string },
) {
  return new SignJWT({})
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT' })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(endpoint)
    .setJti(jti)
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(key, key.alg))
}

function refused(status: number, { error, error_description: description }: Record<string, unknown>): string {
  return `The portal refused (${status}): ${[error, description].filter(Boolean).join(', ') || 'no reason given'}.`
}
