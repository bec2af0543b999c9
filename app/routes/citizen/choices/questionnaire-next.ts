import type { QuestionnaireForm, NextPage } from '~/choosing/forms'
import type { ChoiceKey } from '~/consent/choice'
import { pathOfAsked, pathOfExceptions } from '~/consent/choosing'
import { PATHS, type Path } from '~/paths'
import { backTo, goingTo, placeOf, type Place } from '../../came-from'

type Onward = {
  holder: string
  data: string | undefined
  nextGroup: string | null
  /** The page that was sent, as a Dutch path. */
  here: Path
  from: Place[]
}

/** Whether a page of questions was opened to change one thing, and not as a step in the row of groups. */
export function isOnlyThis(from: readonly Place[]): boolean {
  return from.length > 0
}

/** Where the pressed button of a page of questions leads; each page it leads to knows the way back. */
export function nextPath({ next, remove }: QuestionnaireForm, onward: Onward): Path {
  const { holder, data, nextGroup, from } = onward
  const here = data ? pathOfAsked({ holder, data }) : onward.here
  if (remove) return goingTo(here, from)
  const onFromHere = (path: Path) =>
    goingTo(
      path,
      [placeOf(here), ...from].filter((one) => one !== null),
    )
  const asked = (key: Pick<ChoiceKey, 'holder' | 'data'>) => goingTo(pathOfAsked(key), from)
  const ways: Record<NextPage['to'], () => Path> = {
    on: () =>
      isOnlyThis(from) || !nextGroup
        ? toControl(from, onFromHere(PATHS.review))
        : PATHS.group({ holder: nextGroup }),
    control: () => toControl(from, onFromHere(PATHS.review)),
    later: () => (from.includes('overzicht') ? PATHS.overview : PATHS.choices),
    own: () => onFromHere(PATHS.ownProviders),
    data: () => asked({ holder, data: next.about }),
    provider: () => onFromHere(PATHS.provider({ holder: next.about })),
    except: () => {
      const [about = '', row = ''] = next.about.split('.')
      return onFromHere(pathOfExceptions({ holder, data: about }, { receiver: row }))
    },
  }
  return ways[next.to]()
}

/** Who came from the review page goes back to it, by the way they came there first. */
function toControl(from: readonly Place[], otherwise: Path): Path {
  return from[0] === 'controle' ? goingTo(PATHS.review, from.slice(1)) : otherwise
}

/** Where saving one exception leads: back to the page of questions it belongs to, or to the review page. */
export function afterException(from: readonly Place[], asked: Pick<ChoiceKey, 'holder' | 'data'>): Path {
  const way = from.filter((place) => !place.startsWith('uitzondering:'))
  const [last] = way
  if (last === undefined || last.includes(':')) return backTo(way, pathOfAsked(asked))
  return toControl(way, goingTo(PATHS.review, way))
}
