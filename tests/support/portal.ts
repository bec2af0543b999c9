import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { localDate } from '~/runtime/local-date'
import { startStandIns, type StandIns } from '../../stand-ins/stand-ins'
import { freePort } from './free-port'
import { setClockAhead } from './moved-clock'
import { copySeeded, runOperator, type Seeded } from './seeded'

const DAY_MILLISECONDS = 86_400_000

/** The built product as one process of its own, with stand-ins for what is outside. */
export type TestPortal = {
  origin: string
  standIns: string
  directory: string
  environment: Record<string, string>
  process: () => ChildProcess
  /** Everything the process wrote to its outputs. */
  output: () => string
  /** Runs a verb of the operator's tool on the same data. */
  operator: (...verb: string[]) => Promise<{ code: number | null; output: string }>
  /** Starts the portal again with its clock, that of the operator's tool and that of the stand-ins so many days ahead. */
  moveClock: (days: number) => Promise<void>
  /** Ends the process at once, without a word (kill -9). */
  kill: () => Promise<void>
  /** Starts it again on the same data. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

type Options = {
  /** What was seeded for the whole run, to start from a copy of; only on SQLite. */
  seeded?: Seeded | undefined
  databaseUrl?: string
  environment?: Record<string, string>
  digid?: 'digid' | 'digid-brug'
  /** What Node is told besides, such as to keep a profile. */
  nodeArguments?: string[]
  /** Whether the personas have been here before; otherwise each of them comes for the first time. */
  story?: boolean
}

/** Starts stand-ins and the built portal on free ports, with a migrated database and the demo directory. */
export async function startTestPortal(options: Options = {}): Promise<TestPortal> {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-portal-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const standIns = await startStandIns({
    port: 0,
    smtpPort: 0,
    appOrigins: [origin],
    dataDirectory: join(directory, 'standin'),
    today: localDate(new Date()),
  })
  const environment = environmentOf({ directory, port, standIns, options })
  const running = runner(environment, options.nodeArguments)
  const operator = (...verb: string[]) => runOperator(environment, verb)
  const { seeded } = options
  if (seeded) copySeeded(seeded, environment)
  else await operator('migrate')
  if (options.story) await operator('seed', 'demo', '--story')
  else if (!seeded) await operator('seed', 'demo')
  await running.start()
  return {
    origin,
    standIns: `http://localhost:${standIns.port}`,
    directory,
    environment,
    process: running.process,
    output: running.output,
    operator,
    async moveClock(days) {
      await running.end('SIGTERM')
      const ahead = days * DAY_MILLISECONDS
      setClockAhead(ahead)
      environment.CLOCK_AHEAD_MILLISECONDS = String(ahead)
      environment.NODE_OPTIONS = `--import ${new URL('moved-clock.js', import.meta.url).href}`
      await running.start()
    },
    kill: () => running.end('SIGKILL'),
    restart: running.start,
    async stop() {
      await running.end('SIGTERM')
      setClockAhead(0)
      await standIns.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

type Surroundings = { directory: string; port: number; standIns: StandIns; options: Options }

function environmentOf({ directory, port, standIns, options }: Surroundings): Record<string, string> {
  const standInOrigin = `http://localhost:${standIns.port}`
  return {
    PATH: process.env.PATH ?? '',
    ...{ NODE_ENV: 'production', DEMO: '1' },
    PORT: String(port),
    APP_ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: options.databaseUrl ?? `file:${join(directory, 'portal.db')}`,
    SMTP_URL: `smtp://127.0.0.1:${standIns.smtpPort}`,
    DIGID_ISSUER: `${standInOrigin}/${options.digid ?? 'digid'}`,
    DIGID_CLIENT_KEY: readFileSync(join(directory, 'standin', 'zeggenschap-digid.client.jwk.json'), 'utf8'),
    DEZI_ISSUER: `${standInOrigin}/dezi`,
    DEZI_CLIENT_KEY: readFileSync(join(directory, 'standin', 'zeggenschap-dezi.client.jwk.json'), 'utf8'),
    DESK_ISSUER: `${standInOrigin}/desk`,
    DESK_CLIENT_KEY: readFileSync(join(directory, 'standin', 'zeggenschap-desk.client.jwk.json'), 'utf8'),
    BRP_URL: `${standInOrigin}/brp`,
    CHECKPOINT_FILE: join(directory, 'checkpoints.jsonl'),
    DEMO_DIRECTORY: join(directory, 'demo'),
    LOG_LEVEL: 'info',
    ...(options.seeded?.secrets ?? makeSecrets()),
    ...options.environment,
  }
}

function runner(environment: Record<string, string>, nodeArguments: string[] = []) {
  let child: ChildProcess | null = null
  let written = ''
  return {
    process(): ChildProcess {
      if (!child) throw new Error('the portal is not running')
      return child
    },
    output: () => written,
    async start() {
      const started = spawn(process.execPath, [...nodeArguments, 'build/server/start.js'], {
        env: environment as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      child = started
      started.stdout?.on('data', (chunk: Buffer) => void (written += chunk.toString()))
      started.stderr?.on('data', (chunk: Buffer) => void (written += chunk.toString()))
      const ended = once(started, 'exit').then(() => {
        throw new Error(`the portal ended while starting:\n${written}`)
      })
      await Promise.race([once(started, 'message'), ended])
      ended.catch(() => undefined)
    },
    async end(signal: NodeJS.Signals) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
      child = null
    },
  }
}
