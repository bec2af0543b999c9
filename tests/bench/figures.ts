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
