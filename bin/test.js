import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { BUILD, building, fetchPackages, markInstalled, NATIVE_PARTS, run, say } from './prepare.js'

/*
 * `npm test`: everything that must pass, from a fresh clone on. `npm run test:all` takes the long way as well: every journey
 * in every way, all routes and stores on PostgreSQL, the whole comparison with the reference. Each stage says how long it took.
 */
/**
 * What needs little but the processor together, and what starts servers and browsers together: one waits while another works,
 * and a stage ends with one long file less often.
 */
const STAGES = [
  [
    'Rules and components; stores, mail, wire and login, on SQLite and on PostgreSQL',
    ['unit', 'database-sqlite', 'database-postgres'],
  ],
  [
    'The built product: routes, killed processes and power cuts, journeys in a browser',
    ['routes-sqlite', 'faults', 'journeys'],
  ],
]
const LONG = [
  ['The other journeys, and what takes minutes of the routes', ['journeys-rest', 'routes-rest']],
  ['What is left, on PostgreSQL', ['database-postgres-rest', 'routes-postgres']],
]

/** Each file is translated once for all projects. Nothing of an earlier run is used: a way to translate may have changed since. */
const TRANSLATED = '.cache/translated'
const TRANSLATED_ONCE = ['--experimental.fsModuleCache', `--experimental.fsModuleCachePath=${TRANSLATED}`]

process.chdir(new URL('..', import.meta.url).pathname)
const asked = process.argv.slice(2).filter((word) => word !== '--all')
const all = process.argv.includes('--all')
Object.assign(process.env, all ? { EVERY_WAY: '1', AGREEMENT_CASES: 'all' } : { LINT: 'short' })
const took = []
let fetched = false
rmSync(TRANSLATED, { recursive: true, force: true })

await timed('Packages', () => (fetched = fetchPackages() === 'fetched'))
await timed('Format, lint, types, migrations, what nothing uses, what stands twice, browser, build', () =>
  Promise.all([
    quietly('npx', ['eslint', '.', '--max-warnings', '0']),
    inOrder(
      // By one thread: several look at much of it twice, and the other commands need the processor too.
      [process.execPath, ['node_modules/typescript-native/bin/tsc', '--singleThreaded']],
      ['npx', ['depcruise', 'app', '--output-type', 'err']],
      ['npx', ['oxfmt', '--check']],
      [process.execPath, ['bin/migrations.js', '--check']],
      ['npx', ['knip']],
      ['npx', ['knip', '--production', '--include', 'files,exports,types']],
      // At least five lines and sixty tokens that stand twice, imports apart: `.jscpd.json`.
      ['npx', ['jscpd', '--silent']],
    ),
    // What the checks above do not read: native parts, the browser, and the build.
    made(),
  ]),
)
if (asked.length > 0) run('npx', ['vitest', 'run', ...asked])
else
  for (const [what, projects] of all ? [...STAGES, ...LONG] : STAGES) await timed(what, () => test(projects))
say(`Passed: ${took.join(' · ')}`)

async function timed(what, work) {
  say(what)
  const began = Date.now()
  await work()
  took.push(`${what} ${Math.round((Date.now() - began) / 1000)} s`)
}

function test(projects) {
  run('npx', ['vitest', 'run', ...TRANSLATED_ONCE, ...projects.flatMap((project) => ['--project', project])])
}

async function made() {
  if (fetched) {
    await quietly('npm', NATIVE_PARTS)
    markInstalled()
  }
  await quietly(process.execPath, ['bin/browser.js'])
  const built = building()
  if (!built) return
  await quietly('npx', BUILD)
  built()
}

async function inOrder(...commands) {
  for (const command of commands) await quietly(...command)
}

/** Beside other work: what it says is shown whole, when it is done. Ends this process with its code when it fails. */
async function quietly(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  process.stdout.write(Buffer.concat(said))
  if (code !== 0) process.exit(code ?? 1)
}
