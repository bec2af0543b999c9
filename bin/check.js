import { run } from './prepare.js'

/* `npm run check`: what CI runs. */
process.chdir(new URL('..', import.meta.url).pathname)
run(process.execPath, ['bin/test.js'])
run('npx', ['knip'])
