import { build, install, run, say } from './prepare.js'
import { ensureBrowser } from './browser.js'

/*
 * `npm test`: everything that must pass, from a fresh clone on. Each step says what it does.
 */
/** One after another: servers, browsers and databases of one stage do not slow down those of the next. */
const STAGES = [
  ['Rules and components', ['unit']],
  ['Stores, mail, wire and login, on SQLite and on PostgreSQL', ['database-sqlite', 'database-postgres']],
  ['Routes of the built product', ['routes-sqlite']],
  ['Faults: killed processes, power cuts', ['faults']],
  ['Journeys in a browser', ['journeys']],
]

process.chdir(new URL('..', import.meta.url).pathname)
install()
ensureBrowser()

say('Format, lint and types')
run('npx', ['prettier', '--check', '--log-level', 'warn', '.'])
run('npx', ['eslint', '.', '--max-warnings', '0'])
run('npx', ['tsc'])

say('Both migration sets match the schema')
run(process.execPath, ['bin/migrations.js', '--check'])

build()

const asked = process.argv.slice(2)
if (asked.length > 0) run('npx', ['vitest', 'run', ...asked])
else for (const [what, projects] of STAGES) test(what, projects)

function test(what, projects) {
  say(what)
  run('npx', ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])])
}
