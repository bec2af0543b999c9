import { runLoad, type Load, type LoadResult } from './load'

/** The middle of what was measured. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Microseconds of processor time, all threads, that the work took. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** Microseconds by the clock that the work took. */
export async function clockTime(work: () => unknown): Promise<number> {
  const before = performance.now()
  await work()
  return (performance.now() - before) * 1_000
}

/** The smallest of what was measured. */
export function least(numbers: number[]): number {
  return Math.min(...numbers)
}

export type Measured = LoadResult & { processorPerAnswer: number }
type Loaded = { port: number; processor: () => number }

/** Puts a load on a program and measures what it took of the processor too. */
export async function measured(program: Loaded, load: Omit<Load, 'port'>): Promise<Measured> {
  const before = program.processor()
  const result = await runLoad({ ...load, port: program.port })
  return { ...result, processorPerAnswer: (program.processor() - before) / result.answered }
}

/** What was measured, in one line. */
export function figures({ perSecond, processorPerAnswer, p50, p99, odd, asking }: Measured): string {
  const oddly = odd > 0 ? `, ${odd} ODD ANSWERS` : ''
  return `${Math.round(perSecond)}/s, ${Math.round(processorPerAnswer)} µs processor each, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, asking took ${Math.round(asking * 100)} %${oddly}`
}

/** The same numbers from 0 to 1 every time (mulberry32), so that two runs ask the same. */
export function seededRandom(seed = 20_260_101): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of several. */
export function anyOf<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!
}

/** Says at each tenth how far it is. */
export function progressOf(total: number, say: (line: string) => void): (done: number) => void {
  let tenth = 0
  return (done) => {
    const reached = Math.floor((done * 10) / total)
    if (reached === tenth || total < 20_000) return
    tenth = reached
    say(`${done} of ${total}`)
  }
}
