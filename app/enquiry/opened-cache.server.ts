import { LRUCache } from 'lru-cache'

type Kept = { size: number; milliseconds: number; now: () => Date }

/** Keeps what was made of a text for a short while, bounded in number and in time. */
export function remembering<Value extends object>({ size, milliseconds, now }: Kept) {
  const kept = new LRUCache<string, Value>({
    max: size,
    ttl: milliseconds,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  })

  /** What is remembered under the text, or else what `make` makes of it. */
  return function remembered(text: string, make: () => Value): Value {
    const known = kept.get(text)
    if (known !== undefined) return known
    const value = make()
    kept.set(text, value)
    return value
  }
}
