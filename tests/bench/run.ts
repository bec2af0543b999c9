import { closedQuestion } from './closed-question'

/** A bench: does its work, says its ratios, stops by itself. */
export type Bench = (options: { size: number; say: (line: string) => void }) => Promise<void>

const BENCHES: Record<string, { run: Bench; size: number }> = {
  'closed-question': { run: closedQuestion, size: 10_000 },
}

const names = process.argv
  .slice(2)
  .filter((argument, place, all) => !argument.startsWith('--') && all[place - 1] !== '--size')
const given = process.argv.indexOf('--size')
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(1)
}

for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const { run, size } = BENCHES[name]!
  console.log(`▸ ${name}`)
  await run({
    size: given > 0 ? Number(process.argv[given + 1]) : size,
    say: (line) => console.log(`  ${line}`),
  })
}
process.exit(0)
