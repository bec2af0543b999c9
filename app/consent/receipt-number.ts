/**
 * The number a person keeps of what they sent: `Z 2026 0048 1734`. Eight digits of chance, so that it says nothing
 * about how many people choose, and cannot be counted up to somebody else's.
 */
export function receiptNumber(year: number, random: number): string {
  const digits = String(Math.floor(random * 100_000_000)).padStart(8, '0')
  return `Z ${year} ${digits.slice(0, 4)} ${digits.slice(4)}`
}
