import { spawn } from 'node:child_process'
import { build, install, run, say } from './prepare.js'
import { ensureBrowser } from './browser.js'

/*
 * `npm test`: everything that must pass, from a fresh clone on. `npm run test:all` takes the long way as well: every journey
 * in every way, all routes and stores on PostgreSQL, the whole comparison with the reference. Each stage says how long it took.
 */
/** One after another: servers, browsers and databases of one stage do not slow down those of the next. */
const STAGES = [
  ['Rules and components', ['unit']],
  ['Stores, mail, wire and login, on SQLite and on PostgreSQL', ['database-sqlite', 'database-postgres']],
  ['Routes of the built product', ['routes-sqlite']],
  ['Faults: killed processes, power cuts', ['faults']],
  ['Journeys in a browser', ['journeys']],
]
const LONG = [['What is left, on PostgreSQL', ['database-postgres-rest', 'routes-postgres']]]

process.chdir(new URL('..', import.meta.url).pathname)
const asked = process.argv.slice(2).filter((word) => word !== '--all')
const all = process.argv.includes('--all')
if (all) Object.assign(process.env, { EVERY_WAY: '1', AGREEMENT_CASES: 'all' })
const took = []

await timed('Packages and browser', () => {
  install()
  ensureBrowser()
})
await timed('Format, lint, types, migrations, what nothing uses, what stands twice, build', async () => {
  await Promise.all([
    quietly('npx', ['eslint', '.', '--max-warnings', '0']),
    inOrder(
      ['npx', ['tsc']],
      ['npx', ['depcruise', 'app', '--output-type', 'err']],
      ['npx', ['prettier', '--check', '--log-level', 'warn', '.']],
      [process.execPath, ['bin/migrations.js', '--check']],
      ['npx', ['knip']],
      ['npx', ['knip', '--production', '--include', 'files,exports,types']],
      // At least five lines and sixty tokens that stand twice, imports apart: `.jscpd.json`.
      ['npx', ['jscpd', '--silent']],
    ),
  ])
  build()
})
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
  run('npx', ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])])
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
