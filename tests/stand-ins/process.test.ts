import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '../../stand-ins/environment'
import { publicClientKey } from '../../stand-ins/login/client-keys'
import { packedFile } from '../support/packed'

const dataDirectory = mkdtempSync(join(tmpdir(), 'stand-ins-'))
afterAll(() => rmSync(dataDirectory, { recursive: true }))

const ENVIRONMENT = {
  STANDIN_PORT: '0',
  STANDIN_SMTP_PORT: '0',
  STANDIN_DATA_DIR: dataDirectory,
  STANDIN_TODAY: '2026-03-14',
}

describe('the process', { timeout: 60_000 }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'tells its ports, answers on loopback, stops on %s',
    async (signal) => {
      const started = await start(ENVIRONMENT)
      const { ready, port, smtpPort } = await firstLine(started)
      expect({ ready, smtpPort: smtpPort > 0 }).toEqual({ ready: true, smtpPort: true })
      const people = (await (await fetch(`http://127.0.0.1:${port}/personas.json`)).json()) as {
        persona: string
      }[]
      expect(people.find((person) => person.persona === 'dewi')).toMatchObject({
        bsn: '999990548',
        birthDate: '2010-03-17',
      })
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
      for (const client of ['digid', 'dezi', 'desk']) {
        expect(existsSync(join(dataDirectory, `zeggenschap-${client}.client.jwk.json`))).toBe(true)
      }
      const gone = once(started, 'exit')
      started.kill(signal)
      expect(await gone).toEqual([0, null])
    },
  )

  it('goes when whoever started it has gone', async () => {
    const child =
      "import('node:child_process').then(({ spawn }) => spawn(process.execPath, ['--import', 'tsx', 'stand-ins/start.ts'], { stdio: 'inherit' }))"
    const parent = spawn(process.execPath, ['-e', child], {
      env: { ...process.env, ...ENVIRONMENT, STANDIN_EXIT_WITH_PARENT: '1' },
    })
    const { port } = await firstLine(parent)
    const closed = once(parent, 'close')
    parent.kill('SIGKILL')
    await closed
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  })

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const started = await start({
      ...ENVIRONMENT,
      STANDIN_PORT: String((taken.address() as AddressInfo).port),
    })
    let said = ''
    started.stderr!.on('data', (text: Buffer) => (said += String(text)))
    expect(await once(started, 'close')).toEqual([1, null])
    expect(said).toContain('EADDRINUSE')
    taken.close()
  })
})

describe('its environment', () => {
  const NOW = new Date('2026-03-14T23:30:00Z')

  it('has the values of the contract when nothing is set, and the Dutch day', () => {
    expect(readEnvironment({}, NOW)).toEqual({
      port: 3001,
      smtpPort: 3025,
      appOrigins: ['http://localhost:3000'],
      dataDirectory: 'data/demo/standin',
      today: '2026-03-15',
    })
  })

  it('takes several origins', () => {
    const given = {
      APP_ORIGIN: 'https://a.example',
      STANDIN_APP_ORIGINS: 'https://b.example, https://c.example',
    }
    expect(readEnvironment(given, NOW).appOrigins).toEqual([
      'https://a.example',
      'https://b.example',
      'https://c.example',
    ])
  })

  it.each([
    { NODE_ENV: 'production' },
    { STANDIN_PORT: 'x' },
    { STANDIN_PORT: '70000' },
    { STANDIN_TODAY: '2026-02-30' },
  ])('refuses %o', (given) => {
    expect(() => readEnvironment(given, NOW)).toThrow()
  })
})

it('makes a key once, also when two start together', async () => {
  const made = await Promise.all([1, 2, 3].map(() => publicClientKey(dataDirectory, 'samen')))
  expect(new Set(made.map((key) => key.n)).size).toBe(1)
  const kept = JSON.parse(readFileSync(join(dataDirectory, 'samen.client.jwk.json'), 'utf8'))
  expect(kept).toMatchObject({ n: made[0]!.n, kid: made[0]!.kid, d: expect.any(String) })
  expect(made[0]).not.toHaveProperty('d')
})

async function start(environment: Record<string, string>) {
  const env = { ...process.env, ...environment }
  return spawn(process.execPath, [await packedFile('stand-ins/start.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function firstLine(started: ReturnType<typeof spawn>) {
  const [line] = (await once(createInterface({ input: started.stdout! }), 'line')) as [string]
  return JSON.parse(line) as { ready: boolean; port: number; smtpPort: number }
}
