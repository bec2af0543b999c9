/** A list that one asks for by its address: what it is filtered by, and from where it goes on. */
export type List<Values extends Record<string, string>> = {
  /** What it is filtered by as a browser writes it, shown again as it was typed. */
  values: (query: URLSearchParams) => Values
  /** Where it goes on, as the address has it; null at the start. Only what gave it can read it. */
  place: (query: URLSearchParams) => string | null
  /** The part of an address that keeps a filter, and a place in what it finds; nothing for what is so without saying. */
  query: (values: Values, place?: string | null) => string
}

type Declared<Values> = {
  /** What each filter is where the address says nothing. */
  blank: Values
  /** Longer than any value that can be read. */
  longest: number
  /** What one filter says of another. */
  settle?: (values: Values) => Values
}

/** The name of a place in an address. */
const PLACE = 'voor'

/** Declares a list. It is read without what cannot be read: a filter is a question, and is answered. */
export function defineList<Values extends Record<string, string>>({
  blank,
  longest,
  settle = (values) => values,
}: Declared<Values>): List<Values> {
  const names = Object.keys(blank)
  return {
    values: (query) => {
      const given = names.flatMap((name) => {
        const value = query.get(name)
        return value === null ? [] : [[name, value.slice(0, longest)] as const]
      })
      return settle({ ...blank, ...Object.fromEntries(given) })
    },
    place: (query) => query.get(PLACE),
    query: (values, place = null) => {
      const kept = names
        .filter((name) => values[name] !== blank[name])
        .map((name) => [name, values[name] ?? ''])
      return new URLSearchParams([...kept, ...(place === null ? [] : [[PLACE, place]])]).toString()
    },
  }
}

/** A page of what is in memory already, by its number: the last one where there are fewer. */
export function numbered<Item>(
  items: readonly Item[],
  { page: asked, size }: { page: number; size: number },
) {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const page = Math.min(asked, pages)
  return { page, pages, shown: items.slice((page - 1) * size, page * size) }
}

/** Which page an address asks for; the first where it names none. */
export function pageAsked(query: URLSearchParams): number {
  const page = Number(query.get('bladzijde'))
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}
