import { BUILD, building, run, say } from './prepare.js'

/*
 * `npm run faults`: the tests in which something breaks (killed, out of power, disk full, unreadable, told to end) or somebody
 * attacks (forged forms, a citizen number left everywhere, rows and entries written past the portal, other keys), as much of it as in `npm test`. With `--long`: many times as much,
 * bounded in number and time (`tests/faults/sizes.ts`). Words after it choose test files by a part of their name.
 */
process.chdir(new URL('..', import.meta.url).pathname)
const words = process.argv.slice(2).filter((word) => word !== '--long')
if (process.argv.includes('--long')) process.env.FAULTS = 'long'

const built = building()
if (built) {
  say('Building')
  run('npx', BUILD)
  built()
}
const ATTACKS = ['tests/routes/cross-site.test.ts', 'tests/routes/number-stays.test.ts']
const INSIDE = [
  'tests/enquiry/forged.test.ts',
  'tests/db/row-tags.test.ts',
  'app/portal/key-proof.database.test.ts',
  'app/representation/put-back.database.test.ts',
]
const chosen = (files) =>
  files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
const [attacks, inside] = [chosen(ATTACKS), chosen(INSIDE)]
const breaks = words.filter((word) => ![...ATTACKS, ...INSIDE].some((file) => file.includes(word)))
if (words.length === 0 || breaks.length > 0) {
  say(process.env.FAULTS === 'long' ? 'What breaks, the long way' : 'What breaks')
  run('npx', ['vitest', 'run', '--project', 'faults', ...breaks])
}
if (attacks.length > 0) {
  say('Who attacks')
  run('npx', ['vitest', 'run', '--project', 'routes-sqlite', ...attacks])
}
if (inside.length > 0) {
  say('Who can write to the database')
  run('npx', ['vitest', 'run', '--project', 'database-sqlite', ...inside])
}
