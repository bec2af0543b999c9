/** These, all of which can be read; throws where one cannot. */
export function readable<Line extends { readable: boolean }>(
  lines: Line[],
): Extract<Line, { readable: true }>[] {
  const isReadable = (line: Line): line is Extract<Line, { readable: true }> => line.readable
  if (!lines.every(isReadable)) throw new Error('a line cannot be read')
  return lines as Extract<Line, { readable: true }>[]
}
