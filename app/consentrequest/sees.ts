import type { Half } from './half'
import type { Given } from './request'
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

type Asked = {
  decides: WhoDecides
  disclosure: Disclosure
  representation: object | null
}

/** What was said about one request so far: the yes of one of two, or what was given. */
type Said = { half: Half | null; given: Pick<Given, 'by'> | null }

/**
 * Whether who acts may see one request: as they see all, or, as a parent of a child of 12 to 15, since the child said yes to it, which the child was
 * told before (domain: who decides; safety of the child). They go on seeing what became of it: each may take back what both gave (AVG 7(3)).
 */
export function seesRequest(asked: Asked, { half, given }: Said): boolean {
  if (seesRequests(asked)) return true
  const { decides, disclosure, representation } = asked
  const isTold = half?.of === 'person' || given?.by === 'together'
  return isTold && decides === 'together' && representation !== null && disclosure.namedInAsked === 'names'
}
