import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/*
 * `npm run portal -- <verb>`: the operator's tool. Builds the product first when it was never built; what is
 * said of that goes to stderr, because stdout belongs to the verb.
 */
process.env.INIT_CWD ??= process.cwd()
process.chdir(new URL('..', import.meta.url).pathname)

if (!existsSync('build/server/portal.js')) {
  const prepare = "import { build, install } from './bin/prepare.js'; install(); build()"
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', prepare], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(status ?? 1)
}
await import('../build/server/portal.js')
