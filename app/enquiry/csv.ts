/** Tells spreadsheet programs that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** What a spreadsheet program may take for the beginning of a formula, full-width forms too (CWE-1236). */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * One line of a table as text (RFC 4180), every cell between quotes. A cell that would be a formula gets an apostrophe
 * before it: whoever opens the file reads what was written, and nothing is worked out.
 */
export function csvLine(cells: readonly string[], delimiter: ';' | ','): string {
  return `${cells.map(csvCell).join(delimiter)}\r\n`
}

function csvCell(text: string): string {
  const harmless = FORMULA_START.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
