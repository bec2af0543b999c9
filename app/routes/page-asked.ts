/** Which page of a list an address asks for; the first where it names none. */
export function pageAsked(query: URLSearchParams): number {
  const page = Number(query.get('bladzijde'))
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}
