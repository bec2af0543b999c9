/** Marks in a rendered letter, filled in for each mail. */
export const TOKENS = {
  greeting: '%%greeting%%',
  name: '%%name%%',
  link: '%%link%%',
  unsubscribe: '%%unsubscribe%%',
  number: '%%number%%',
  answer: '%%answer%%',
} as const

/** What people wrote with lines of its own. */
const WITH_LINES = 'answer'

export type Fills = Partial<Record<keyof typeof TOKENS, string>>

const MARK = /%%([a-z]+)%%/g

/** Fills the marks of an HTML letter; what is filled in is text and cannot become markup. */
export function fillHtml(letter: string, fills: Fills): string {
  return fill(letter, (name) => {
    const text = escapeHtml(valueOf(fills, name))
    return name === WITH_LINES ? linesOf(text).join('<br/>') : text
  })
}

/** Fills the marks of a plain text letter; what is filled in stays on its line, but for an answer, which keeps its own. */
export function fillText(letter: string, fills: Fills): string {
  return fill(letter, (name) => {
    const text = valueOf(fills, name)
    return name === WITH_LINES ? linesOf(text).join('\n') : onOneLine(text)
  })
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n|\u2028|\u2029/).map(onOneLine)
}

function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

/** One pass, so that a mark inside a value is left as it is. */
function fill(letter: string, valueFor: (name: string) => string): string {
  return letter.replace(MARK, (_mark, name: string) => valueFor(name))
}

function valueOf(fills: Fills, name: string): string {
  const value = Object.hasOwn(fills, name) ? fills[name as keyof Fills] : undefined
  if (value === undefined) throw new Error(`the letter asks for ${name}, which this mail has not`)
  return value
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
