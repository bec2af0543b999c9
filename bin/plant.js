import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FAULTS } from '../tests/planted/faults.js'

/*
 * `npm run plant`: puts each fault of `tests/planted/faults.js` in a copy of the tree, one at a time, and runs the test files that
 * must notice. A suite that was made shorter must notice what it did before. Words after it choose by area or by a part of
 * what is wrong. It fails when a fault goes unnoticed, or cannot be planted.
 */
const root = new URL('..', import.meta.url).pathname
const asked = process.argv.slice(2)
const chosen = FAULTS.filter(
  ({ area, what }) => asked.length === 0 || asked.some((word) => area === word || what.includes(word)),
)
const copy = mkdtempSync(join(tmpdir(), 'zeggenschap-planted-'))
process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
process.once('SIGINT', () => process.exit(130))
copyTree()

const noticed = chosen.map((fault) => {
  const how = plant(fault)
  console.log(`${how.padEnd(12)} ${fault.area.padEnd(15)} ${fault.what}`)
  return how === 'noticed'
})
console.log(`${noticed.filter(Boolean).length} of ${noticed.length} noticed`)
process.exit(noticed.every(Boolean) ? 0 : 1)

/** What git knows of and what is new, as it is on disk; packages are shared. */
function copyTree() {
  const listed = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], root)
  for (const file of listed.stdout.split('\0').filter(Boolean))
    cpSync(join(root, file), join(copy, file), { force: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
}

/** Plants one, runs what must notice it, and takes it out again. */
function plant({ file, find, put, noticed: { project, files, isBuilt } }) {
  const path = join(copy, file)
  const sound = readFileSync(path, 'utf8')
  if (sound.split(find).length !== 2) return 'not planted'
  writeFileSync(
    path,
    sound.replace(find, () => put),
  )
  try {
    if (isBuilt && run('npx', ['remix', 'vite:build', '--logLevel', 'error']).status !== 0) return 'not built'
    const { status, stdout } = run('npx', ['vitest', 'run', '--project', project, ...files])
    // A run that found no test, or could not start, notices nothing.
    return status !== 0 && /Tests .*\d+ failed/.test(stdout) ? 'noticed' : 'unnoticed'
  } finally {
    writeFileSync(path, sound)
  }
}

function run(command, args, cwd = copy) {
  const env = { ...process.env, NO_COLOR: '1' }
  return spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 })
}
