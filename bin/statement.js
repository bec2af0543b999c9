import { writeFileSync } from 'node:fs'
import {
  fingerprintOf,
  readPublished,
  statementOfCode,
  STATEMENTS_FILE,
} from '../tests/house/statement-of-code.ts'

/*
 * The privacy statements that were ever in force stand in one file, the oldest first, as they were.
 * `npm run statement -- 2027-01-15` adds what the code says now, with the next number, in force from that day.
 * `npm run statement -- --again` writes the newest anew: only while it is in force nowhere yet.
 */
const [given] = process.argv.slice(2)
const kept = readPublished()
const newest = given === '--again' ? kept.pop() : null
const date = newest?.date ?? given
if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? '')) {
  console.error('Say from which day it is in force: npm run statement -- 2027-01-15')
  process.exit(1)
}
const statement = { version: kept.length + 1, date, ...statementOfCode() }
const all = [...kept, { ...statement, fingerprint: fingerprintOf(statement) }]
writeFileSync(STATEMENTS_FILE, `${JSON.stringify(all, null, 2)}\n`)
console.log(`version ${statement.version} of the privacy statement, in force from ${date}`)
