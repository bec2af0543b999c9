import { hiddenSign } from '~/runtime/hidden-sign'
import { isLocalDate, type LocalDate, startOfDay } from '~/runtime/local-date'
import { readCsv, type CsvMistake, type CsvRow } from './csv'

/** A record of a directory file: what `importProviders` takes, and the line it came from. */
type FiledProvider = {
  line: number
  ura: string
  name: string
  city: string
  types: string[]
  endedAt?: Date
  mergedInto?: string
}
export type DirectoryFile = { providers: FiledProvider[]; mistakes: CsvMistake[] }

const COLUMNS = ['ura', 'name', 'type', 'city'] as const
/** The first day on which a provider is there no more, and the URA with which it goes on. Files may leave them out. */
const OPTIONAL = ['ended', 'merged_into'] as const
type Column = (typeof COLUMNS)[number] | (typeof OPTIONAL)[number]
type Cells = Record<Column, string>

/**
 * Reads a directory written as CSV with a header that names ura, name, type and city in any order, and `ended` and
 * `merged_into` where it knows them; `ended` is a day in the Netherlands. Several types in a cell have spaces, commas or
 * bars between; lines with one URA that say the same otherwise give one record with all their types. Every mistake is named
 * with its line; a file with mistakes is not used.
 */
export function readDirectoryFile(text: string): DirectoryFile {
  const { rows, mistake } = readCsv(text)
  const [header, ...records] = rows
  const names = header?.cells.map((cell) => cell.toLowerCase()) ?? []
  const wrongHeader = mistakeInHeader(names)
  if (wrongHeader) {
    const line = header?.line ?? mistake?.line ?? 1
    return { providers: [], mistakes: [mistake && !header ? mistake : { line, what: wrongHeader }] }
  }
  const providers = new Map<string, FiledProvider>()
  const mistakes: CsvMistake[] = []
  for (const row of records) {
    const read = readRow(row, names)
    const what = typeof read === 'string' ? read : contradiction(providers.get(read.ura), read)
    if (what !== null) mistakes.push({ line: row.line, what })
    else if (typeof read !== 'string') join(providers, read)
  }
  return { providers: [...providers.values()], mistakes: mistake ? [...mistakes, mistake] : mistakes }
}

function mistakeInHeader(names: string[]): string | null {
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) return `the header has no column ${missing.join(', ')}`
  const twice = [...COLUMNS, ...OPTIONAL].find(
    (column) => names.indexOf(column) !== names.lastIndexOf(column),
  )
  return twice ? `the header has the column ${twice} twice` : null
}

/** The record of a line, or what is wrong with it. */
function readRow({ line, cells }: CsvRow, names: string[]): FiledProvider | string {
  const more = cells.length - names.length
  if (more > 0)
    return `${counted(more)} more than the header: is a separator in a name outside quotation marks?`
  if (more < 0) return `${counted(-more)} less than the header`
  const given = Object.fromEntries(names.map((name, at) => [name, cells[at]!.normalize('NFC')])) as Cells
  const { ura, name, city, ended = '', merged_into: merged = '' } = given
  const types = [...new Set(given.type.split(/[\s,|]+/).filter(Boolean))]
  const what = mistakeIn({ ura, name, city, types }) ?? mistakeInEnd({ ura, ended, merged })
  if (what !== null) return what
  const end = {
    ...(ended !== '' && { endedAt: startOfDay(ended as LocalDate) }),
    ...(merged !== '' && { mergedInto: merged }),
  }
  return { line, ura, name, city, types, ...end }
}

function counted(cells: number): string {
  return `the line has ${cells} ${cells === 1 ? 'cell' : 'cells'}`
}

function mistakeIn({ ura, name, city, types }: Omit<FiledProvider, 'line'>): string | null {
  if (!/^\d{8}$/.test(ura)) return 'a URA is eight digits'
  if (name === '' || name.length > 200) return 'the name must have 1 to 200 characters'
  if (city.length > 100) return 'the city must have at most 100 characters'
  const hidden = hiddenIn('name', name) ?? hiddenIn('city', city)
  if (hidden) return hidden
  if (types.length === 0) return 'the type is missing'
  return types.every((type) => /^[A-Z0-9]{1,6}$/.test(type))
    ? null
    : 'a type is written in capitals and digits, such as Z3'
}

/** A name that reads another way than it is written would show one organisation as another. */
function hiddenIn(what: 'name' | 'city', text: string): string | null {
  const found = hiddenSign(text)
  if (found === null) return null
  const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  return `the ${what} has a character that does not show (U+${code}), which no ${what} has`
}

function mistakeInEnd({ ura, ended, merged }: { ura: string; ended: string; merged: string }): string | null {
  if (ended !== '' && !isLocalDate(ended)) return 'an end is a day that exists, written 2026-12-31'
  if (merged === '') return null
  if (!/^\d{8}$/.test(merged)) return 'a URA it goes on with is eight digits'
  if (merged === ura) return 'a provider cannot go on under its own URA'
  return ended === '' ? 'a provider that goes on under another URA has an end' : null
}

function contradiction(before: FiledProvider | undefined, now: FiledProvider): string | null {
  if (!before) return null
  const at = `this URA stands at line ${before.line} already`
  if (before.name !== now.name) return `${at}, with another name`
  if (before.city !== now.city) return `${at}, with another city`
  if (before.endedAt?.getTime() !== now.endedAt?.getTime()) return `${at}, with another end`
  if (before.mergedInto !== now.mergedInto) return `${at}, and goes on with another there`
  return now.types.every((type) => before.types.includes(type)) ? `${at}, with the same type` : null
}

function join(providers: Map<string, FiledProvider>, read: FiledProvider) {
  const before = providers.get(read.ura)
  const types = [...new Set([...(before?.types ?? []), ...read.types])]
  providers.set(read.ura, { ...read, line: before?.line ?? read.line, types })
}
