import { isLocalDate } from '~/consent/choice'

/** A record of a directory file: what `importProviders` takes. */
export type CsvProvider = {
  ura: string
  name: string
  city: string
  types: string[]
  endedAt?: Date
  mergedInto?: string
}
/** What is wrong with a file, at which line. */
export type CsvMistake = { line: number; what: string }
export type CsvDirectory = { providers: CsvProvider[]; mistakes: CsvMistake[] }

type Row = { line: number; cells: string[] }

const COLUMNS = ['ura', 'name', 'type', 'city'] as const
/** Since which day a provider is there no more, and the URA with which it goes on. Files may leave them out. */
const OPTIONAL = ['ended', 'merged_into'] as const

/**
 * Reads a directory written as CSV (RFC 4180; semicolons do too) with a header that names ura, name, type and
 * city in any order, and `ended` and `merged_into` where it knows them. Several types in a cell have spaces, commas or bars between; two lines with one URA give
 * one record with both their types. Every mistake is named with its line; a file with mistakes is not used.
 */
export function readProviderCsv(text: string): CsvDirectory {
  const [header, ...rows] = readRows(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const places = COLUMNS.map((column) => names.indexOf(column))
  const optional = OPTIONAL.map((column) => names.indexOf(column))
  const missing = COLUMNS.filter((_, at) => places[at] === -1)
  if (missing.length > 0) {
    return { providers: [], mistakes: [{ line: 1, what: `the header has no column ${missing.join(', ')}` }] }
  }
  const providers = new Map<string, CsvProvider>()
  const mistakes: CsvMistake[] = []
  for (const { line, cells } of rows) {
    const [ura, name, type, city] = places.map((place) => cells[place]?.trim() ?? '') as [
      string,
      string,
      string,
      string,
    ]
    const [ended = '', merged = ''] = optional.map((place) => cells[place]?.trim())
    const types = type.split(/[\s,|]+/).filter(Boolean)
    const what =
      mistakeIn({ ura, name, city, types }) ??
      mistakeInEnd({ ended, merged }) ??
      contradiction(providers.get(ura), name)
    if (what) mistakes.push({ line, what })
    else
      providers.set(ura, {
        ura,
        name,
        city,
        types: [...new Set([...(providers.get(ura)?.types ?? []), ...types])],
        ...(ended !== '' && { endedAt: new Date(ended) }),
        ...(merged !== '' && { mergedInto: merged }),
      })
  }
  return { providers: [...providers.values()], mistakes }
}

function mistakeIn({ ura, name, city, types }: CsvProvider): string | null {
  if (!/^\d{8}$/.test(ura)) return 'a URA is eight digits'
  if (name === '' || name.length > 200) return 'the name must have 1 to 200 characters'
  if (city.length > 100) return 'the city must have at most 100 characters'
  if (types.length === 0) return 'the type is missing'
  return types.every((type) => /^[A-Z0-9]{1,6}$/.test(type))
    ? null
    : 'a type is written in capitals and digits, such as Z3'
}

function mistakeInEnd({ ended, merged }: { ended: string; merged: string }): string | null {
  if (ended !== '' && !isLocalDate(ended)) return 'an end is a day that exists, written 2026-12-31'
  if (merged === '') return null
  if (!/^\d{8}$/.test(merged)) return 'a URA it goes on with is eight digits'
  return ended === '' ? 'a provider that goes on under another URA has an end' : null
}

function contradiction(before: CsvProvider | undefined, name: string): string | null {
  return before && before.name !== name ? 'this URA stands in the file with another name' : null
}

/** Takes CSV apart; quoted cells may hold the separator, quotes and line ends. Empty lines are left out. */
function readRows(text: string): Row[] {
  const separator = /^[^\n,]*;/.test(text) ? ';' : ','
  const cell = new RegExp(`("[^"]*(?:""[^"]*)*"|[^${separator}\\n]*)(${separator}|\\n|$)`, 'y')
  const rows: Row[] = []
  let [line, row] = [1, { line: 1, cells: [] as string[] }]
  for (let read = cell.exec(text); read; read = cell.exec(text)) {
    const [whole, written, end] = read as unknown as [string, string, string]
    row.cells.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written)
    line += whole.split('\n').length - 1
    if (end === separator) continue
    if (row.cells.some((one) => one.trim() !== '')) rows.push(row)
    row = { line, cells: [] }
    if (end === '') break
  }
  return rows
}
