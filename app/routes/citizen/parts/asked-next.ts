import type { AskedForm, NextPage } from '~/choosing/forms'
import type { ChoiceKey } from '~/consent/choice'
import { pathOfAsked, pathOfExceptions } from '~/consent/choosing'
import { backTo, goingTo, placeOf, type Place } from '../../came-from'

const CONTROL = '/mijn/keuzes/controle'
const CHOICES = '/mijn/keuzes'

type Onward = {
  holder: string
  data: string | undefined
  nextGroup: string | null
  /** The page that was sent, as a Dutch path. */
  here: string
  from: Place[]
}

/** Whether a page of questions was opened to change one thing, and not as a step in the row of groups. */
export function isOnlyThis(from: readonly Place[]): boolean {
  return from.length > 0
}

/** Where the pressed button of a page of questions leads; each page it leads to knows the way back. */
export function nextPath({ next, remove }: AskedForm, onward: Onward): string {
  const { holder, data, nextGroup, from } = onward
  const here = data ? pathOfAsked({ holder, data }) : onward.here
  if (remove) return goingTo(here, from)
  const onFromHere = (path: string) =>
    goingTo(
      path,
      [placeOf(here), ...from].filter((one) => one !== null),
    )
  const asked = (key: Pick<ChoiceKey, 'holder' | 'data'>) => goingTo(pathOfAsked(key), from)
  const ways: Record<NextPage['to'], () => string> = {
    on: () =>
      isOnlyThis(from) || !nextGroup
        ? toControl(from, onFromHere(CONTROL))
        : `/mijn/keuzes/groep/${nextGroup}`,
    control: () => toControl(from, onFromHere(CONTROL)),
    later: () => (from.includes('overzicht') ? '/mijn' : CHOICES),
    own: () => onFromHere('/mijn/zorgaanbieders'),
    data: () => asked({ holder, data: next.about }),
    provider: () => onFromHere(`/mijn/keuzes/zorgaanbieder/${next.about}`),
    except: () => {
      const [about = '', row = ''] = next.about.split('.')
      return onFromHere(pathOfExceptions({ holder, data: about }, row))
    },
  }
  return ways[next.to]()
}

/** Who came from the control page goes back to it, by the way they came there first. */
function toControl(from: readonly Place[], otherwise: string): string {
  return from[0] === 'controle' ? goingTo(CONTROL, from.slice(1)) : otherwise
}

/** Where saving one exception leads: back to the page of questions it belongs to, or to the control page. */
export function afterException(from: readonly Place[], asked: Pick<ChoiceKey, 'holder' | 'data'>): string {
  const way = from.filter((place) => !place.startsWith('uitzondering:'))
  const [last] = way
  if (last === undefined || last.includes(':')) return backTo(way, pathOfAsked(asked))
  return toControl(way, goingTo(CONTROL, way))
}
