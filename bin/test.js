import { build, install, run, say } from './prepare.js'
import { ensureBrowser } from './browser.js'

/*
 * `npm test`: everything that must pass, from a fresh clone on. Each step says what it does.
 */
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

say('Rules, stores, wire, journeys')
run('npx', ['vitest', 'run', ...process.argv.slice(2)])
