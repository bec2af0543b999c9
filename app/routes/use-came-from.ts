import { useLocation, useSearchParams } from '@remix-run/react'
import { withoutLanguage } from '~/i18n/language'
import type { Path } from '~/paths'
import { backTo, cameFrom, goingTo, placeOf, type Place } from './came-from'

/** Where the reader came from, the last place first. */
export function useCameFrom(): Place[] {
  return cameFrom(useSearchParams()[0])
}

/** Where *Terug* leads on this page: where one came from, otherwise the page's own. */
export function useBack(otherwise: Path): Path {
  return backTo(useCameFrom(), otherwise)
}

/** Gives addresses from whose page *Terug* leads back here. */
export function useFromHere(): (path: Path) => Path {
  const from = useCameFrom()
  const here = placeOf(withoutLanguage(useLocation().pathname))
  return (path) => goingTo(path, here ? [here, ...from] : from)
}
