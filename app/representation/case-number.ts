/** The number of a case as people read it: `ABCD-2345`. */
export function writeNumber(number: string): string {
  return `${number.slice(0, 4)}-${number.slice(4)}`
}
