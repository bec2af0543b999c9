/** A text of several lines, as the desk keeps them. */
export function asLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}
