import { PATHS, type Path, withQuery } from '~/paths'

/** A page one may be sent back to, as an address names it: never an address itself, so that a link can lead nowhere else. */
export type Place =
  | keyof typeof PLACES
  | `groep:${string}`
  | `zorgaanbieder:${string}`
  | `uitzondering:${string}`

const PLACES = {
  overzicht: PATHS.overview,
  keuzes: PATHS.choices,
  controle: PATHS.review,
  'bij-naam': PATHS.namedChoices,
  zorgaanbieders: PATHS.ownProviders,
  akkoord: PATHS.agreements,
  namens: PATHS.others,
  geschiedenis: PATHS.history,
  aanvragen: PATHS.optIns,
} as const

const CODE = '[A-Za-z0-9_-]{1,40}'
const ASKED = new RegExp(`^(groep|zorgaanbieder):(${CODE})(?::(${CODE}))?$`)
const EXCEPTIONS = new RegExp(`^uitzondering:(groep|zorgaanbieder):(${CODE}):(${CODE}):(${CODE})$`)

/** How many places an address remembers; the oldest go first. */
const DEEPEST = 4
const NAME = 'terug'

/** Where one came from, the last place first. What is not one of ours is left out, as if it had not been said. */
export function cameFrom(query: URLSearchParams): Place[] {
  return query
    .getAll(NAME)
    .filter((place): place is Place => addressOf(place) !== null)
    .slice(0, DEEPEST)
}

/** The address of a page that is gone to from these places, so that *Terug* there leads back along them. */
export function goingTo(path: Path, from: readonly Place[]): Path {
  if (from.length === 0) return path
  const query = from.slice(0, DEEPEST).map((place) => `${NAME}=${place}`)
  return withQuery(path, query.join('&'))
}

/** The address to go back to, which knows in its turn where one came from before; otherwise the page's own. */
export function backTo([last, ...before]: readonly Place[], otherwise: Path): Path {
  const path = last && addressOf(last)
  return path ? goingTo(path, before) : otherwise
}

/** The address of a place; null for what is not a place. */
function addressOf(place: string): Path | null {
  if (Object.hasOwn(PLACES, place)) return PLACES[place as keyof typeof PLACES]
  const [, scope, holder, data] = ASKED.exec(place) ?? []
  if (scope) return (scope === 'groep' ? PATHS.group : PATHS.provider)({ holder: holder!, data })
  const [, of, whose, which, row] = EXCEPTIONS.exec(place) ?? []
  return of ? PATHS.exceptions({ scope: of, holder: whose!, data: which!, receiver: row! }) : null
}

/** The place that an address of ours is, as far as one may be sent back to it: the other way round. */
export function placeOf(path: string): Place | null {
  const fixed = Object.entries(PLACES).find(([, address]) => address === path)
  if (fixed) return fixed[0] as Place
  const parts = path.replace(`${PATHS.choices}/`, '').split('/')
  const place = parts[3] === 'uitzondering' ? ['uitzondering', ...parts.filter((_, at) => at !== 3)] : parts
  const said = place.join(':') as Place
  return addressOf(said) === path ? said : null
}
