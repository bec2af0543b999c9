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
  if (fetchPackages() === 'there') return
  run('npm', NATIVE_PARTS)
  markInstalled()
}

/** What compiles or unpacks the native parts of packages that were fetched; `markInstalled` says that it was done. */
export const NATIVE_PARTS = ['rebuild']

/** Fetches the packages of the lock file without their native parts. */
export function fetchPackages() {
  if (existsSync('node_modules') && remembered('installed') === wantedPackages()) return 'there'
  say('Installing packages (about two minutes the first time)')
  // Not `npm ci`: it refuses a lock file from which a registry could not give some other platform's optional package.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'])
  return 'fetched'
}

export function markInstalled() {
  remember('installed', wantedPackages())
}

const wantedPackages = () => fingerprint(['package.json', 'package-lock.json'])

/** Builds the product when a source changed since the last build. */
export function build() {
  const built = building()
  if (!built) return
  say('Building')
  run('npx', BUILD)
  built()
}

/** What builds the product. */
export const BUILD = ['remix', 'vite:build', '--logLevel', 'warn']

/** Null when nothing changed since the last build; else what to call when the one that begins now is done. */
export function building() {
  const wanted = fingerprint([
    'app',
    'demo',
    'public',
    'vite.config.ts',
    'remix.config.js',
    'package-lock.json',
  ])
  // `npm run build` makes one without the demo.
  if (existsSync('build/server/demo') && remembered('built') === wanted) return null
  return () => remember('built', wanted)
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
