import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'

/*
 * Makes a fresh clone ready: installs what is missing, builds what changed. Plain Node only, because nothing
 * may be installed yet. What was done is remembered in .cache, so that the next time costs a moment.
 */

export const say = (text) => console.log(`\u001b[1m▸ ${text}\u001b[0m`)

/** Installs the packages of the lock file when they are not there or changed. */
export function install() {
  const wanted = fingerprint(['package.json', 'package-lock.json'])
  if (existsSync('node_modules') && remembered('installed') === wanted) return
  say('Installing packages (about two minutes the first time)')
  // Not `npm ci`: it refuses a lock file from which a registry could not give some other platform's optional package.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund'])
  remember('installed', wanted)
}

/** Builds the product when a source changed since the last build. */
export function build() {
  const wanted = fingerprint(['app', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json'])
  if (existsSync('build/server/start.js') && remembered('built') === wanted) return
  say('Building')
  run('npx', ['remix', 'vite:build', '--logLevel', 'warn'])
  remember('built', wanted)
}

/** Runs a command with its output shown; ends this process with its code when it fails. */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) process.exit(status ?? 1)
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, `${path}/${name}`)
    return
  }
  if (!/\.test\.tsx?$/.test(path)) hash.update(path).update(readFileSync(path))
}

function remembered(name) {
  const file = `.cache/${name}`
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function remember(name, value) {
  mkdirSync('.cache', { recursive: true })
  writeFileSync(`.cache/${name}`, value)
}
