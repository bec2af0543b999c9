import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { parseEmail } from '~/notification/email'
import { boundedText } from '~/runtime/bounded-text'
import { EXAMPLE_ORGANISATION, type Organisation } from '~/runtime/organisation'
import { Secret } from '~/sealing/secret.server'
import { demoDefaults } from './demo-defaults.server'

export type Config = {
  mode: 'demo' | 'production'
  http: { port: number; host: string; origin: string; trustedProxies: string[]; drainSeconds: number }
  database: { url: Secret; migrationsRoot: string }
  mail: { smtpUrl: Secret; from: string }
  digid: OidcConfig & { minimumLevel: DigidLevel }
  dezi: OidcConfig & { minimumLevel: DigidLevel }
  /** Of who runs the portal; which contexts (`acr`) by themselves say that there were two factors. */
  desk: OidcConfig & { minimumLevel: DigidLevel; twoFactorContexts: string[] }
  brp: { url: string }
  /** For how many days a widening for a child can be agreed to. */
  approvalDays: number
  keys: { seal: Secret; index: Secret; audit: Secret; session: Secret }
  worker: 'inline' | 'off'
  logLevel: string
  metricsToken: Secret | null
  organisation: Organisation
  /** Signed checkpoints of the activity log are also appended to this file. */
  checkpointFile: string
  /** And to this one, on other storage; absent where none is named. */
  checkpointCopy?: string
}

type OidcConfig = { issuer: string; clientId: string; clientKey: Secret }
export type DigidLevel = 'basis' | 'midden' | 'substantieel' | 'hoog'

type Environment = Record<string, string | undefined>

/** What production may not do without; each is named when it is missing. */
const REQUIRED = [
  'APP_ORIGIN',
  'DATABASE_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'DIGID_ISSUER',
  'DIGID_CLIENT_ID',
  'DIGID_CLIENT_KEY',
  'DEZI_ISSUER',
  'DEZI_CLIENT_ID',
  'DEZI_CLIENT_KEY',
  'DESK_ISSUER',
  'DESK_CLIENT_ID',
  'DESK_CLIENT_KEY',
  'BRP_URL',
  'SEAL_KEYS',
  'INDEX_KEY',
  'AUDIT_KEY',
  'SESSION_KEYS',
  'ORGANISATION_FILE',
  'TRUSTED_PROXIES',
] as const

/** Longer than any key or list of keys. */
const setting = boundedText(20_000)

const schema = v.object({
  PORT: v.optional(v.pipe(setting, v.regex(/^\d{1,5}$/, 'must be a port number')), '3000'),
  HOST: v.optional(setting, '127.0.0.1'),
  APP_ORIGIN: v.pipe(setting, v.check(isOrigin, 'must be an origin such as https://portal.example')),
  DATABASE_URL: v.pipe(setting, v.regex(/^(file:|postgres(ql)?:)/, 'must start with file: or postgres:')),
  SMTP_URL: v.pipe(setting, v.regex(/^smtps?:\/\//, 'must start with smtp: or smtps:')),
  MAIL_FROM: setting,
  DIGID_ISSUER: v.pipe(setting, v.url('must be a URL')),
  DIGID_CLIENT_ID: setting,
  DIGID_CLIENT_KEY: setting,
  DIGID_MIN_LEVEL: v.optional(v.picklist(['basis', 'midden', 'substantieel', 'hoog']), 'substantieel'),
  DEZI_ISSUER: v.pipe(setting, v.url('must be a URL')),
  DEZI_CLIENT_ID: setting,
  DEZI_CLIENT_KEY: setting,
  DEZI_MIN_LEVEL: v.optional(v.picklist(['basis', 'midden', 'substantieel', 'hoog']), 'hoog'),
  DESK_ISSUER: v.pipe(setting, v.url('must be a URL')),
  DESK_CLIENT_ID: setting,
  DESK_CLIENT_KEY: setting,
  DESK_MIN_LEVEL: v.optional(v.picklist(['basis', 'midden', 'substantieel', 'hoog']), 'substantieel'),
  DESK_TWO_FACTOR_ACR: v.optional(setting, ''),
  BRP_URL: v.pipe(setting, v.url('must be a URL')),
  APPROVAL_DAYS: v.optional(v.pipe(setting, v.regex(/^[1-9]\d{0,2}$/, 'must be a number of days')), '30'),
  SEAL_KEYS: setting,
  INDEX_KEY: setting,
  AUDIT_KEY: setting,
  SESSION_KEYS: setting,
  TRUSTED_PROXIES: v.optional(setting, ''),
  DRAIN_SECONDS: v.optional(v.pipe(setting, v.regex(/^[0-5]$/, 'must be 0 to 5 seconds')), '3'),
  WORKER: v.optional(v.picklist(['inline', 'off']), 'inline'),
  LOG_LEVEL: v.optional(v.picklist(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']), 'info'),
  METRICS_TOKEN: v.optional(setting),
  ORGANISATION_FILE: v.optional(setting),
  CHECKPOINT_FILE: v.optional(setting, 'data/checkpoints.jsonl'),
  CHECKPOINT_COPY: v.optional(
    v.pipe(setting, v.check(isInFolder, 'must be in a folder that is there: is its disk mounted?')),
  ),
  MIGRATIONS_ROOT: v.optional(setting, 'drizzle'),
})

/**
 * Reads the environment once. Throws one error that names every variable that is missing or wrong, never its
 * value. In the demo what is missing comes from the demo; production takes nothing by default. The demo runs the
 * libraries as production does too (`NODE_ENV=production`), and says then that it is one (`DEMO=1`).
 */
export function readConfig(environment: Environment): Config {
  const production = environment.NODE_ENV === 'production' && environment.DEMO !== '1'
  const given = fromFiles(environment)
  if (production) refuseDemoInProduction(given)
  else if (environment.DEMO === '1') refuseDemoInPublic(given)
  const parsed = v.safeParse(schema, production ? given : { ...demoDefaults(environment), ...given })
  if (!parsed.success)
    throw new Error(`Configuration is wrong:\n${parsed.issues.map(describeIssue).join('\n')}`)
  return toConfig(parsed.output, production ? 'production' : 'demo')
}

function toConfig(read: v.InferOutput<typeof schema>, mode: Config['mode']): Config {
  const organisation = read.ORGANISATION_FILE
    ? readOrganisation(read.ORGANISATION_FILE)
    : EXAMPLE_ORGANISATION
  return {
    mode,
    http: {
      port: Number(read.PORT),
      host: read.HOST,
      origin: new URL(read.APP_ORIGIN).origin,
      trustedProxies: listIn(read.TRUSTED_PROXIES),
      drainSeconds: Number(read.DRAIN_SECONDS),
    },
    database: { url: new Secret(read.DATABASE_URL), migrationsRoot: read.MIGRATIONS_ROOT },
    mail: { smtpUrl: new Secret(read.SMTP_URL), from: read.MAIL_FROM },
    digid: {
      issuer: read.DIGID_ISSUER,
      clientId: read.DIGID_CLIENT_ID,
      clientKey: new Secret(read.DIGID_CLIENT_KEY),
      minimumLevel: read.DIGID_MIN_LEVEL,
    },
    dezi: {
      issuer: read.DEZI_ISSUER,
      clientId: read.DEZI_CLIENT_ID,
      clientKey: new Secret(read.DEZI_CLIENT_KEY),
      minimumLevel: read.DEZI_MIN_LEVEL,
    },
    desk: {
      issuer: read.DESK_ISSUER,
      clientId: read.DESK_CLIENT_ID,
      clientKey: new Secret(read.DESK_CLIENT_KEY),
      minimumLevel: read.DESK_MIN_LEVEL,
      twoFactorContexts: listIn(read.DESK_TWO_FACTOR_ACR),
    },
    brp: { url: read.BRP_URL.replace(/\/$/, '') },
    approvalDays: Number(read.APPROVAL_DAYS),
    keys: {
      seal: new Secret(read.SEAL_KEYS),
      index: new Secret(read.INDEX_KEY),
      audit: new Secret(read.AUDIT_KEY),
      session: new Secret(read.SESSION_KEYS),
    },
    worker: read.WORKER,
    logLevel: read.LOG_LEVEL,
    metricsToken: read.METRICS_TOKEN ? new Secret(read.METRICS_TOKEN) : null,
    organisation,
    checkpointFile: read.CHECKPOINT_FILE,
    ...(read.CHECKPOINT_COPY && { checkpointCopy: read.CHECKPOINT_COPY }),
  }
}

/** Takes the variables that are ours; a `NAME_FILE` gives the contents of that file under `NAME`. */
function fromFiles(environment: Environment): Environment {
  const read: Environment = {}
  for (const name of Object.keys(schema.entries)) {
    const value = environment[name]
    const file = environment[`${name}_FILE`]
    if (value) read[name] = value
    else if (file) read[name] = readFileSync(file, 'utf8').trim()
  }
  return read
}

function refuseDemoInProduction(given: Environment) {
  const missing = REQUIRED.filter((name) => !given[name])
  if (missing.length > 0) throw new Error(`Configuration is incomplete. Missing: ${missing.join(', ')}`)
  const standIns = ['DIGID_ISSUER', 'DEZI_ISSUER', 'DESK_ISSUER', 'BRP_URL', 'APP_ORIGIN'].filter(
    (name) => !given[name]?.startsWith('https://'),
  )
  if (standIns.length > 0)
    throw new Error(`In production these must be https addresses: ${standIns.join(', ')}`)
}

/** Secrets and logins of the demo are known to everybody: it is never what the public comes to. */
function refuseDemoInPublic({ APP_ORIGIN: origin = '' }: Environment) {
  if (!origin.startsWith('https://') || isOfThisMachine(new URL(origin).hostname)) return
  throw new Error(
    'DEMO=1 is for this machine, and APP_ORIGIN is a public https address: leave one of them out',
  )
}

const isOfThisMachine = (host: string) =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host) || host.endsWith('.localhost')

function describeIssue(issue: v.BaseIssue<unknown>) {
  const name = issue.path?.map((part) => String(part.key)).join('.') ?? ''
  return `- ${name}: ${issue.input === undefined ? 'is missing' : issue.message}`
}

function isContact(value: string) {
  return value.startsWith('https://') ? URL.canParse(value) : parseEmail(value) !== null
}

/** A folder made for it would be on the disk that the second file is to be apart from. */
function isInFolder(path: string) {
  return existsSync(dirname(path))
}

function isOrigin(value: string) {
  return URL.canParse(value) && new URL(value).origin === value
}

/** What stands in a setting between commas. */
function listIn(setting: string): string[] {
  return setting
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
}

function readOrganisation(path: string): Organisation {
  return v.parse(organisationSchema, JSON.parse(readFileSync(path, 'utf8')))
}

const organisationSchema = v.object({
  name: setting,
  sender: setting,
  phone: setting,
  phoneHours: v.object({ nl: setting, en: setting }),
  address: v.array(setting),
  email: setting,
  privacyOfficer: setting,
  security: v.optional(v.pipe(setting, v.check(isContact, 'must be a mail address, or an https address'))),
})
