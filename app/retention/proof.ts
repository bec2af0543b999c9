/** What one run took away, as its entry in the log says it: how many of each, by name. */
export function writeCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([id, count]) => `${id}=${count}`)
    .join(' ')
}

/** Reads what `writeCounts` wrote; what is no count is left out. */
export function readCounts(text: string): Record<string, number> {
  const counts = text.split(' ').flatMap((part) => {
    const [, id, count] = /^([a-z-]+)=(\d{1,15})$/.exec(part) ?? []
    return id === undefined ? [] : [[id, Number(count)] as const]
  })
  return Object.fromEntries(counts)
}

/** How many went in all. */
export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
