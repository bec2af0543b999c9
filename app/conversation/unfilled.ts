/** The places of a canned answer that nobody filled in yet, by name. */
export function unfilledIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\[([^[\]\n]{1,40})\]/g)].map(([, place]) => place!))]
}
