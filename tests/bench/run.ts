import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { batch } from './batch'
import { closedQuestion } from './closed-question'
import { buildProgram } from './programs'
import { proofs } from './proofs'
import { submit } from './submit'
import { writeTable, type Figure } from './table'
import { told } from './told'
import { viewed } from './viewed'

export type Options = {
  size: number
  /** Questions that are in the log already. */
  log: number
  /** How long a steady load is kept up. */
  minutes: number
  say: (line: string) => void
  /** A figure for the table, beside what it is to be. */
  note: (what: string, figure: string, target?: { goal: string; met: boolean }) => void
}
/** A bench: does its work, says its ratios, stops by itself. */
export type Bench = (options: Options) => Promise<void>

/** Built as the product is: what runs it from source adds to each small function. */
const decideBench: Bench = async (options) => {
  const built = (await import(await buildProgram('decide'))) as { decideBench: Bench }
  await built.decideBench(options)
}

/** Sizes are citizens, and lines for `viewed`; for a whole picture of `closed-question` take 200,000. */
const BENCHES: Record<string, { run: Bench; size: number }> = {
  'closed-question': { run: closedQuestion, size: 10_000 },
  submit: { run: submit, size: 1_000 },
  decide: { run: decideBench, size: 0 },
  batch: { run: batch, size: 10_000 },
  viewed: { run: viewed, size: 10_000 },
  proofs: { run: proofs, size: 2_000 },
  told: { run: told, size: 100_000 },
}

const given = readArguments()
if (typeof given === 'string') {
  console.error(given)
  process.exit(1)
}
/** Others on the machine make all of it slower, and what is measured against a floor more so. */
const machine = `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} before the start`
console.log(machine)
const figures: Figure[] = []
for (const name of given.names) {
  const bench = BENCHES[name]!
  const size = given.size ?? bench.size
  console.log(`▸ ${name}`)
  const say = (line: string) => console.log(`  ${line}`)
  await bench.run({
    ...{ size, log: given.log, minutes: given.minutes, say },
    note(what, figure, target) {
      const toBe = target ? `, to be ${target.goal}${target.met ? '' : ': MISSED'}` : ''
      say(`${what}: ${figure}${toBe}`)
      figures.push({ bench: name, size, what, figure, ...(target ?? { goal: null, met: null }) })
    },
  })
}
if (given.write) writeTable({ machine, log: given.log, figures })
process.exit(0)

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ size: { type: 'string' }, log: { type: 'string', default: '0' } },
      ...{ minutes: { type: 'string', default: '0' }, write: { type: 'boolean', default: false } },
    },
  })
  const size = values.size === undefined ? undefined : Number(values.size)
  const [log, minutes] = [Number(values.log), Number(values.minutes)]
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES)
  if (names.some((name) => !Object.hasOwn(BENCHES, name)) || !(size === undefined || size >= 10))
    return `Usage: npm run bench [-- name] [--size N] [--log N] [--minutes N] [--write], N of size at least 10. Names: ${Object.keys(BENCHES).join(', ')}`
  return { names, size, log, minutes, write: values.write }
}
