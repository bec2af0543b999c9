import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/*
 * `npm run migrations -- --name what-changed` writes both migration sets from the one schema.
 * With --check it fails when either set is behind the schema.
 */
const checking = process.argv.includes('--check')
const URLS = { sqlite: 'file:data/x.db', postgres: 'postgres://localhost/x' }

for (const [kind, url] of Object.entries(URLS)) {
  const args = [
    'drizzle-kit',
    'generate',
    ...process.argv.slice(2).filter((argument) => argument !== '--check'),
  ]
  if (checking) check(kind, url, args)
  else generate(url, args, 'inherit')
}

function check(kind, url, args) {
  const kept = mkdtempSync(join(tmpdir(), 'migrations-'))
  cpSync(`drizzle/${kind}`, kept, { recursive: true })
  generate(url, args, 'ignore')
  const changed = readdirSync(`drizzle/${kind}`).length !== readdirSync(kept).length
  if (changed) {
    rmSync(`drizzle/${kind}`, { recursive: true })
    cpSync(kept, `drizzle/${kind}`, { recursive: true })
  }
  rmSync(kept, { recursive: true })
  if (!changed) return
  console.error(`The ${kind} migrations are behind the schema: run npm run migrations`)
  process.exit(1)
}

function generate(url, args, stdio) {
  const { status } = spawnSync('npx', args, { stdio, env: { ...process.env, DATABASE_URL: url } })
  if (status !== 0) process.exit(status ?? 1)
}
