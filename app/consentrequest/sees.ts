import type { Half } from './half'
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
  disclosure: Pick<Disclosure, 'namedInAsked'>
  representation: object | null
}

/**
 * Whether somebody is asked for a request that they may see no others of: a parent whose child of 12 to 15 said yes to it, which the child was
 * told before (domain: who decides; safety of the child).
 */
export function isAskedAlong({ decides, disclosure, representation }: Asked, half: Half | null): boolean {
  const isChilds = decides === 'together' && half?.of === 'person'
  return isChilds && representation !== null && disclosure.namedInAsked === 'names'
}

/** Whether who acts may see one request: as all, as one they are asked for, or as one they answered, so that they can take it back. */
export function seesRequest(
  dossier: Asked & Parameters<typeof seesRequests>[0] & { actorId: string },
  { half, answeredBy }: { half: Half | null; answeredBy: string | null },
): boolean {
  if (seesRequests(dossier) || isAskedAlong(dossier, half)) return true
  const { decides, disclosure, representation, actorId } = dossier
  const answered = decides === 'together' && representation !== null && answeredBy === actorId
  return answered && disclosure.namedInAsked === 'names'
}
