import { cpus, loadavg } from 'node:os'
import { batch } from './batch'
import { closedQuestion } from './closed-question'
import { decideBench } from './decide'
import { proofs } from './proofs'
import { submit } from './submit'
import { viewed } from './viewed'

/** A bench: does its work, says its ratios, stops by itself. */
export type Bench = (options: { size: number; say: (line: string) => void }) => Promise<void>

/** Sizes are citizens, and lines for `viewed`; for a whole picture of `closed-question` take 200,000. */
const BENCHES: Record<string, { run: Bench; size: number }> = {
  'closed-question': { run: closedQuestion, size: 10_000 },
  submit: { run: submit, size: 1_000 },
  decide: { run: decideBench, size: 0 },
  batch: { run: batch, size: 10_000 },
  viewed: { run: viewed, size: 10_000 },
  proofs: { run: proofs, size: 2_000 },
}

const names = process.argv
  .slice(2)
  .filter((argument, place, all) => !argument.startsWith('--') && all[place - 1] !== '--size')
const given = process.argv.indexOf('--size')
const size = given > 0 ? Number(process.argv[given + 1]) : undefined
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0 || (size !== undefined && !(size >= 10))) {
  console.error(
    `Usage: npm run bench [-- name] [-- --size N], N at least 10. Names: ${Object.keys(BENCHES).join(', ')}`,
  )
  process.exit(1)
}

/** Others on the machine make all of it slower, and what is measured against a floor more so. */
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} before the start`,
)
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const bench = BENCHES[name]!
  console.log(`▸ ${name}`)
  await bench.run({ size: size ?? bench.size, say: (line) => console.log(`  ${line}`) })
}
process.exit(0)
