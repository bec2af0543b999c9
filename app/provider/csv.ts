import { CsvError, parse, type InfoRecord } from 'csv-parse/sync'

/** A record as it stands in a file, with the line it begins at; lines count from 1, as editors do. */
export type CsvRow = { line: number; cells: string[] }

/** What is wrong with a file, at which line. */
export type CsvMistake = { line: number; what: string }

/** `mistake` is where nobody can tell any more where cells begin and end: what follows it is not read. */
export type CsvRead = { rows: CsvRow[]; mistake: CsvMistake | null }

/**
 * Takes CSV apart (RFC 4180; semicolons do too): quoted cells may hold the separator, quotes and line ends. Spaces around
 * cells do not count; lines without anything in them are left out.
 */
export function readCsv(text: string): CsvRead {
  const plain = text.replace(/\r\n?/g, '\n')
  const rows: CsvRow[] = []
  let read = 0
  const keep = ({ record }: { record: string[] }, { raw = '', lines }: InfoRecord) => {
    read = lines
    const inside = raw.replace(/^\s*\n/, '').replace(/\n$/, '')
    if (record.some((cell) => cell !== '')) rows.push({ line: lines - linesIn(inside) + 1, cells: record })
    return null
  }
  try {
    parse(plain, {
      bom: true,
      delimiter: /^[^\n,]*;/.test(plain) ? ';' : ',',
      raw: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      // With `raw` a record is an object that has the cells; the declarations do not know.
      on_record: keep as never,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const following = plain.split('\n').findIndex((line, at) => at >= read && line.trim() !== '')
    return { rows, mistake: { line: Math.max(following, read) + 1, what: whatOf(error) } }
  }
  return { rows, mistake: null }
}

function linesIn(text: string): number {
  return text.split('\n').length
}

function whatOf({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark that begins a cell has none that ends it'
  if (code === 'CSV_MAX_RECORD_SIZE')
    return 'a line is longer than any can be: does a quotation mark miss its end?'
  return 'a quotation mark in a cell is written twice, with one before and one after the whole cell'
}
