/**
 * Keeps what was made of a text for a short while: a question about somebody is seldom the only one. Bounded in number and
 * in time by two generations: what is asked for again moves to the young one, and the old one is dropped as a whole.
 */
export function generations<Value>({ size, milliseconds }: { size: number; milliseconds: number }) {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  let since = 0

  function turn(now: number) {
    if (young.size < size && now - since < milliseconds) return
    old = now - since < 2 * milliseconds ? young : new Map()
    young = new Map()
    since = now
  }

  return {
    get(key: string, now: number): Value | undefined {
      turn(now)
      return young.get(key) ?? old.get(key)
    },
    put(key: string, value: Value, now: number) {
      turn(now)
      young.set(key, value)
    },
  }
}
