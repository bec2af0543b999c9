import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

type Environment = Record<string, string | undefined>

const SECRETS_FILE = 'data/demo/secrets.json'
const KEYS_OF_STAND_INS = 'data/demo/standin'

/**
 * What demo mode uses for everything that is not set: stand-ins on this machine, and secrets made at the first
 * start and kept in `data/demo`. Never read in production.
 */
export function demoDefaults(given: Environment): Environment {
  const standIns = `http://localhost:${given.STANDIN_PORT ?? '3001'}`
  return {
    APP_ORIGIN: `http://localhost:${given.PORT ?? '3000'}`,
    DATABASE_URL: 'file:data/zeggenschap.db',
    SMTP_URL: `smtp://127.0.0.1:${given.STANDIN_SMTP_PORT ?? '3025'}`,
    MAIL_FROM: 'Zeggenschap <geen-antwoord@zeggenschap.example>',
    DIGID_ISSUER: `${standIns}/digid`,
    DIGID_CLIENT_ID: 'zeggenschap-digid',
    DIGID_CLIENT_KEY: given.DIGID_CLIENT_KEY ? '{}' : clientKeyOf('zeggenschap-digid'),
    DEZI_ISSUER: `${standIns}/dezi`,
    DEZI_CLIENT_ID: 'zeggenschap-dezi',
    DEZI_CLIENT_KEY: given.DEZI_CLIENT_KEY ? '{}' : clientKeyOf('zeggenschap-dezi'),
    DESK_ISSUER: `${standIns}/desk`,
    DESK_CLIENT_ID: 'zeggenschap-desk',
    DESK_CLIENT_KEY: given.DESK_CLIENT_KEY ? '{}' : clientKeyOf('zeggenschap-desk'),
    BRP_URL: `${standIns}/brp`,
    DRAIN_SECONDS: '0',
    ...(hasOwnSecrets(given) ? {} : demoSecrets()),
  }
}

/** The key that the stand-ins made for the portal as their client. */
function clientKeyOf(clientId: string): string {
  const file = `${KEYS_OF_STAND_INS}/${clientId}.client.jwk.json`
  return existsSync(file) ? readFileSync(file, 'utf8') : '{}'
}

function hasOwnSecrets(given: Environment): boolean {
  return Boolean(given.SEAL_KEYS && given.INDEX_KEY && given.AUDIT_KEY && given.SESSION_KEYS)
}

function demoSecrets(): Environment {
  if (existsSync(SECRETS_FILE)) return JSON.parse(readFileSync(SECRETS_FILE, 'utf8')) as Environment
  const secrets = makeSecrets()
  mkdirSync('data/demo', { recursive: true })
  writeFileSync(SECRETS_FILE, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

/** A fresh set of the portal's own secrets, in the form the environment takes them. */
export function makeSecrets() {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    SEAL_KEYS: `demo1:${randomBytes(32).toString('base64')}`,
    INDEX_KEY: randomBytes(32).toString('base64'),
    AUDIT_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    SESSION_KEYS: randomBytes(32).toString('base64'),
  }
}
