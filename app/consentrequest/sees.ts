import type { Disclosure } from '~/representation/disclosure'

/**
 * Whether who acts for another may see who asks them for leave: as who asked about their choices, and by name (domain: safety of
 * the child). What one may not see, one does not answer either.
 */
export function seesRequests({
  disclosure,
}: {
  disclosure: Pick<Disclosure, 'views' | 'providers'>
}): boolean {
  return disclosure.views && disclosure.providers === 'names'
}
