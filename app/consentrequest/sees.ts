import type { Disclosure } from '~/representation/disclosure'
import type { WhoDecides } from '~/representation/who-decides'

/**
 * Whether who acts for another may see who asks them for leave: as who asked about their choices, and by name (domain: safety of
 * the child). To what one may not see, one does not say yes.
 */
export function seesRequests({
  disclosure,
}: {
  disclosure: Pick<Disclosure, 'views' | 'providers'>
}): boolean {
  return disclosure.views && disclosure.providers === 'names'
}

/**
 * Whether who acts may say no and take back: who sees requests, and parents who decide in the place of a child and may see no names.
 * Taking back is as easy as giving (AVG 7(3)), also where shielding came since; they get to see no more for it than what it is for and until when.
 */
export function mayEndUnnamed(
  standing: Parameters<typeof seesRequests>[0] & { decides: WhoDecides },
): boolean {
  return seesRequests(standing) || standing.decides === 'parents'
}
