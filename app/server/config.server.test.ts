import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '~/portal/config.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'

const folder = mkdtempSync(join(tmpdir(), 'zeggenschap-config-'))
const file = (name: string, contents: string) => {
  const path = join(folder, name)
  writeFileSync(path, contents)
  return path
}
afterAll(() => rmSync(folder, { recursive: true }))

let complete: Record<string, string>
beforeAll(() => {
  complete = {
    NODE_ENV: 'production',
    APP_ORIGIN: 'https://portal.example',
    DATABASE_URL: 'postgres://portal:database-password@db.example/portal',
    SMTP_URL: 'smtps://portal:mail-password@mail.example',
    MAIL_FROM: 'Portal <portal@portal.example>',
    DIGID_ISSUER: 'https://digid.example',
    DIGID_CLIENT_ID: 'portal',
    DIGID_CLIENT_KEY: '{"d":"client-key"}',
    DEZI_ISSUER: 'https://dezi.example',
    DEZI_CLIENT_ID: 'portal',
    DEZI_CLIENT_KEY: '{"d":"dezi-key"}',
    DESK_ISSUER: 'https://desk.example',
    DESK_CLIENT_ID: 'portal',
    DESK_CLIENT_KEY: '{"d":"desk-key"}',
    BRP_URL: 'https://brp.example/',
    ...makeSecrets(),
    ORGANISATION_FILE: file(
      'organisation.json',
      JSON.stringify({ ...EXAMPLE_ORGANISATION, name: 'Stichting Echt' }),
    ),
    TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2',
  }
})

const SECRETS = [
  'DATABASE_URL',
  'SMTP_URL',
  'DIGID_CLIENT_KEY',
  'DEZI_CLIENT_KEY',
  'DESK_CLIENT_KEY',
  'SEAL_KEYS',
  'INDEX_KEY',
  'AUDIT_KEY',
  'SESSION_KEYS',
]

describe('where a weakness is told', () => {
  const readWith = (security: string) =>
    readConfig({
      ...complete,
      ORGANISATION_FILE: file('contact.json', JSON.stringify({ ...EXAMPLE_ORGANISATION, security })),
    }).organisation.security

  it.each(['cvd@portal.example', 'https://portal.example/kwetsbaarheid'])('may be %s', (contact) =>
    expect(readWith(contact)).toBe(contact),
  )
  it.each(['', 'http://portal.example', 'javascript:alert(1)', 'cvd@portal.example\r\nExpires: x'])(
    'is not %j',
    (contact) => expect(() => readWith(contact)).toThrow('must be a mail address'),
  )
})

it('the second checkpoint file is in a folder that is there, or nothing starts', () => {
  const copyIn = (path: string) => () => readConfig({ ...complete, CHECKPOINT_COPY: join(folder, path) })
  expect(copyIn('copy.jsonl')().checkpointCopy).toBe(join(folder, 'copy.jsonl'))
  expect(copyIn('not-mounted/copy.jsonl')).toThrow('CHECKPOINT_COPY: must be in a folder that is there')
})

describe('production', () => {
  it('starts with everything that is needed', () => {
    const config = readConfig(complete)
    expect(config).toMatchObject({
      mode: 'production',
      http: {
        port: 3000,
        host: '127.0.0.1',
        origin: 'https://portal.example',
        trustedProxies: ['10.0.0.1', '10.0.0.2'],
      },
      brp: { url: 'https://brp.example' },
      organisation: { name: 'Stichting Echt' },
    })
    expect(config.database.url.reveal()).toBe(complete.DATABASE_URL)
  })

  it('names everything that is missing, at once', () => {
    const needed = Object.keys(complete).filter((name) => name !== 'NODE_ENV')
    const message = messageOf({ NODE_ENV: 'production' })
    expect(
      message
        .replace(/^.*Missing: /, '')
        .split(', ')
        .sort(),
    ).toEqual(needed.sort())
  })

  it.each([
    ...[
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
    ],
    ...['DESK_ISSUER', 'DESK_CLIENT_ID', 'DESK_CLIENT_KEY'],
    ...[
      'BRP_URL',
      'SEAL_KEYS',
      'INDEX_KEY',
      'AUDIT_KEY',
      'SESSION_KEYS',
      'ORGANISATION_FILE',
      'TRUSTED_PROXIES',
    ],
  ])('refuses to start without %s, and with it empty', (name) => {
    const refusal = `Configuration is incomplete. Missing: ${name}`
    expect(messageOf({ ...complete, [name]: undefined })).toBe(refusal)
    expect(messageOf({ ...complete, [name]: '' })).toBe(refusal)
  })

  it.each(['DIGID_ISSUER', 'DEZI_ISSUER', 'DESK_ISSUER', 'BRP_URL', 'APP_ORIGIN'])(
    'refuses a %s without TLS, as a stand-in has',
    (name) => {
      expect(messageOf({ ...complete, [name]: 'http://localhost:3001' })).toContain(name)
    },
  )
})

describe('the demo', () => {
  const inDemo = (origin: string) => ({ ...complete, DEMO: '1', APP_ORIGIN: origin })

  it('starts for this machine, over https too', () => {
    for (const origin of ['http://localhost:3000', 'https://localhost:3443', 'https://127.0.0.1:3443'])
      expect(readConfig(inDemo(origin)).mode).toBe('demo')
  })

  it('refuses to be what the public comes to, and names what says so', () => {
    for (const origin of [
      'https://portal.example',
      'https://localhost.example',
      'https://127.0.0.1.example',
    ]) {
      expect(messageOf(inDemo(origin))).toContain('DEMO=1')
      expect(messageOf(inDemo(origin))).toContain('APP_ORIGIN')
    }
  })
})

describe('a value that is wrong', () => {
  it.each([
    ['PORT', 'http', 'must be a port number'],
    ['APP_ORIGIN', 'https://portal.example/path', 'must be an origin'],
    ['DATABASE_URL', 'mysql://secret-value', 'must start with file: or postgres:'],
    ['SMTP_URL', 'secret-value', 'must start with smtp: or smtps:'],
    ['DIGID_MIN_LEVEL', 'secret-value', 'DIGID_MIN_LEVEL'],
    ['WORKER', 'secret-value', 'WORKER'],
    ['LOG_LEVEL', 'secret-value', 'LOG_LEVEL'],
  ])('%s is named with what is wrong', (name, value, words) => {
    const message = messageOf({ ...complete, [name]: value })
    expect(message).toContain(`- ${name}: `)
    expect(message).toContain(words)
  })

  it('that may be a secret is not repeated', () => {
    expect(
      messageOf({ ...complete, DATABASE_URL: 'mysql://secret-value', SMTP_URL: 'secret-value' }),
    ).not.toContain('secret-value')
  })
})

describe('secrets', () => {
  it.each([
    ['JSON', (value: unknown) => JSON.stringify(value)],
    ['inspect, as console.log does', (value: unknown) => inspect(value, { depth: 10, showHidden: true })],
  ])('print as <redacted> in %s', (_, print) => {
    const printed = print(readConfig(complete))
    expect(printed.match(/<redacted>/g)).toHaveLength(SECRETS.length)
    for (const name of SECRETS) expect(printed).not.toContain(complete[name])
    for (const part of ['database-password', 'mail-password', 'client-key'])
      expect(printed).not.toContain(part)
  })

  it('print as <redacted> in text and error messages', () => {
    const { keys } = readConfig(complete)
    expect(`${keys.seal} ${String(keys.index)} ${new Error(String(keys.audit)).message}`).toBe(
      '<redacted> <redacted> <redacted>',
    )
  })

  it('may all come from files', () => {
    const fromFiles = { ...complete }
    for (const name of SECRETS) {
      fromFiles[`${name}_FILE`] = file(name, `${complete[name]}\n`)
      delete fromFiles[name]
    }
    const { keys, database, digid, dezi, desk, mail } = readConfig(fromFiles)
    const read = [
      database.url,
      mail.smtpUrl,
      digid.clientKey,
      dezi.clientKey,
      desk.clientKey,
      keys.seal,
      keys.index,
      keys.audit,
      keys.session,
    ]
    expect(read.map((secret) => secret.reveal())).toEqual(SECRETS.map((name) => complete[name]))
  })

  it('from a file that is not there stop the start', () => {
    expect(messageOf({ ...complete, INDEX_KEY: undefined, INDEX_KEY_FILE: join(folder, 'nowhere') })).toMatch(
      /ENOENT/,
    )
  })
})

function messageOf(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment)
    return 'it started'
  } catch (error) {
    return (error as Error).message
  }
}
