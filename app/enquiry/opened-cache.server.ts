/**
 * Keeps what was made of a text for a short while. Bounded in number and in time by two generations: what is asked for again
 * moves to the young one, and the old one goes as a whole.
 */
export function generations<Value>({ size, milliseconds }: { size: number; milliseconds: number }) {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  let since = 0

  function turnOver(now: number) {
    const age = now - since
    if (young.size < size && age < milliseconds) return
    old = age < 2 * milliseconds ? young : new Map()
    young = new Map()
    since = now
  }

  /** What is remembered under the text, or else what `make` makes of it. */
  return function remembered(text: string, now: number, make: () => Value): Value {
    turnOver(now)
    const fresh = young.get(text)
    if (fresh !== undefined) return fresh
    const value = old.get(text) ?? make()
    young.set(text, value)
    return value
  }
}
