import { install, run } from './prepare.js'

/* `npm run bench [-- name] [-- --size N]`: measures, prints ratios, fails nothing. Loopback only. */
process.chdir(new URL('..', import.meta.url).pathname)
install()
run(process.execPath, ['--import', 'tsx', 'tests/bench/run.ts', ...process.argv.slice(2)])
