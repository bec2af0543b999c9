import { type Placeholder, sql } from 'drizzle-orm'
import { prepareAs } from './prepare.server'

/**
 * Shares what is read within one turn of the event loop: whoever asks for the same key in the same turn gets the same
 * answer. All of them were there before the first of them read, so nobody hears anything older than his question.
 */
export function oncePerTurn<Result>(
  read: (key: string) => Promise<Result>,
): (key: string) => Promise<Result> {
  const reading = new Map<string, Promise<Result>>()
  return (key) => {
    const known = reading.get(key)
    if (known) return known
    if (reading.size === 0) setImmediate(() => reading.clear())
    const started = read(key)
    reading.set(key, started)
    return started
  }
}

type Prepared<Row> = { execute: (values: Record<string, string>) => PromiseLike<Row[]> }
type Options<Row> = {
  /** Belongs to this statement only, in the whole product. */
  name: string
  build: (keys: Placeholder[]) => { prepare: (name?: string) => Prepared<Row> }
  keyOf: (row: Row) => string
}
type Waiting<Row> = { key: string; resolve: (row: Row | null) => void; reject: (error: unknown) => void }

/** The sizes in which a statement is prepared; a group in between repeats its last key. */
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128]

/** Reads one row by its key; those who ask in the same turn of the event loop share a statement. */
export function readTogether<Row>({
  name,
  build,
  keyOf,
}: Options<Row>): (key: string) => Promise<Row | null> {
  const statements = new Map<number, Prepared<Row>>()
  let waiting: Waiting<Row>[] = []

  function statementFor(size: number): Prepared<Row> {
    const known = statements.get(size)
    if (known) return known
    const keys = Array.from({ length: size }, (_, place) => sql.placeholder(`key${place}`))
    const made = prepareAs(build(keys), `${name}_${size}`)
    statements.set(size, made)
    return made
  }

  async function readGroup(group: Waiting<Row>[]) {
    try {
      const size = SIZES.find((candidate) => candidate >= group.length)!
      const rows = await statementFor(size).execute(valuesOf(group, size))
      const found = new Map(rows.map((row) => [keyOf(row), row]))
      for (const { key, resolve } of group) resolve(found.get(key) ?? null)
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  function readAll() {
    const all = waiting
    waiting = []
    const largest = SIZES.at(-1)!
    for (let from = 0; from < all.length; from += largest) void readGroup(all.slice(from, from + largest))
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (waiting.length === 1) setImmediate(readAll)
    })
}

function valuesOf(group: { key: string }[], size: number) {
  const values: Record<string, string> = {}
  for (let place = 0; place < size; place += 1)
    values[`key${place}`] = group[Math.min(place, group.length - 1)]!.key
  return values
}
