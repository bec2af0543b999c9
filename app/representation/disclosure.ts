import type { Catalogue, Text } from '~/catalogue/catalogue'
import { findHolder, findReceiver, holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { isNamed, named, uraOf, type ChoiceKey } from '~/consent/choice'
import type { WhoDecides } from './who-decides'

/** What somebody who acts for another gets to see of them; the same on pages, in exports, mails and history. */
export type Disclosure = {
  /** What is in force, and what changed. Always: it is what they decide about. */
  choices: true
  /** Providers on the own list, and in what happened. */
  providers: 'names' | 'kinds' | 'none'
  /** Providers named in the choices themselves: one agrees only to what one can see, so at least the kind. */
  namedInChoices: 'names' | 'kinds'
  /** Providers named in a yes that is asked: of 12 to 15 the child is told so before it asks. */
  namedInAsked: 'names' | 'kinds'
  /** Who asked about the person's choices, and who follows them. */
  views: boolean
  /** What was exchanged, and when. */
  exchanges: boolean
}

/** What is one's own is seen whole. */
export const FULL_DISCLOSURE: Disclosure = {
  choices: true,
  providers: 'names',
  namedInChoices: 'names',
  namedInAsked: 'names',
  views: true,
  exchanges: true,
}

export type DisclosureFacts = {
  decides: WhoDecides
  /** The BRP's confidentiality flag, or the desk's decision. */
  shielded: boolean
  /** The child of 12 to 15 lets this representative see who looked. */
  shared: boolean
}

/**
 * The safety of the child [domain: safety of the child]. Of 12 to 15 a representative sees the choices, not who looked
 * or what was exchanged, nor by name whom the child said no to, unless the child shares that with them. Under 12 they see the kind of provider, and name and town only
 * where no shielding stands: a name can give away where somebody hides. An adult is represented whole.
 */
export function disclosureTo({ decides, shielded, shared }: DisclosureFacts): Disclosure {
  const names = shielded ? 'kinds' : 'names'
  if (decides === 'together')
    return {
      choices: true,
      providers: shared ? names : 'none',
      namedInChoices: shared ? names : 'kinds',
      namedInAsked: names,
      views: shared,
      exchanges: shared,
    }
  const isChild = decides === 'parents'
  const providers = isChild ? names : 'names'
  return {
    choices: true,
    providers,
    namedInChoices: providers,
    namedInAsked: providers,
    views: true,
    exchanges: true,
  }
}

/** A provider by the kind of care it gives: what it is called to who may not see its name. */
export function kindName(catalogue: Catalogue, types: string[]): Text {
  const [holder] = holderCategoriesOf(catalogue, types)
  const [receiver] = receiverCategoriesOf(catalogue, types)
  const kind = findHolder(catalogue, holder ?? '') ?? findReceiver(catalogue, receiver ?? '')
  // An insurer, or another that gives no care (Wabvpz 15f).
  if (types.some((type) => catalogue.excludedTypes.includes(type)))
    return { nl: 'een organisatie die geen zorg geeft', en: 'an organisation that gives no care' }
  if (!kind) return { nl: 'een zorgaanbieder', en: 'a care provider' }
  return { nl: `een zorgaanbieder (${kind.name.nl})`, en: `a care provider (${kind.name.en})` }
}

type Named = { ura: string; name: string; types: string[] }
type Seeing = { catalogue: Catalogue; disclosure: Disclosure['namedInChoices'] }

/** What providers that choices name are called to who looks, by URA: the name, or the kind alone. */
export function namesSeen(
  parties: readonly Named[],
  { catalogue, disclosure }: Seeing,
): Record<string, string | Text> {
  const nameOf = ({ name, types }: Named) => (disclosure === 'names' ? name : kindName(catalogue, types))
  return Object.fromEntries(parties.map((party) => [party.ura, nameOf(party)]))
}

/** Whether which choice it is may be known: one about a named provider only where names may be seen. */
export function mayPoint(
  { holder, receiver }: Pick<ChoiceKey, 'holder' | 'receiver'>,
  disclosure: Disclosure['namedInChoices'],
): boolean {
  return disclosure === 'names' || (!isNamed(holder) && !isNamed(receiver))
}

/** How many there are of each kind on a list of which no name may be seen, by kind. */
export function kindsOn(
  catalogue: Catalogue,
  providers: readonly { types: string[] }[],
): { kind: Text; count: number }[] {
  const counted = new Map<string, { kind: Text; count: number }>()
  for (const { types } of providers) {
    const kind = kindName(catalogue, types)
    counted.set(kind.nl, { kind, count: (counted.get(kind.nl)?.count ?? 0) + 1 })
  }
  return [...counted.values()].toSorted((one, other) => one.kind.nl.localeCompare(other.kind.nl, 'nl'))
}

type ShownKeys = {
  keys: ChoiceKey[]
  /** What each named provider in the keys is called, by party. */
  names: Record<string, string | Text>
}

/**
 * Keys as they may be shown on one page, and what providers in them are called. One of whom only the kind may be seen
 * loses its number and gets a place on this page instead, so that two of a kind stay apart: who agrees, agrees to exactly
 * what was asked, without learning about whom.
 */
export function keysSeen(
  keys: readonly ChoiceKey[],
  { parties, catalogue, disclosure }: Seeing & { parties: readonly Named[] },
): ShownKeys {
  const seen = namesSeen(parties, { catalogue, disclosure })
  if (disclosure === 'names')
    return { keys: [...keys], names: Object.fromEntries(parties.map(({ ura }) => [named(ura), seen[ura]!])) }
  const uras = [...new Set(keys.flatMap(({ holder, receiver }) => [holder, receiver]).filter(isNamed))].map(
    uraOf,
  )
  const hidden = uras.map((ura) => seen[ura] as Text)
  const place = (party: string) => (isNamed(party) ? `${HIDDEN}-${uras.indexOf(uraOf(party)) + 1}` : party)
  return {
    keys: keys.map(({ holder, data, receiver }) => ({
      holder: place(holder),
      data,
      receiver: place(receiver),
    })),
    names: Object.fromEntries(hidden.map((kind, index) => [`${HIDDEN}-${index + 1}`, apart(hidden, index)])),
  }
}

/** One of a kind is called by its kind; of several, each has a number that counts on this page only. */
function apart(kinds: readonly Text[], index: number): Text {
  const same = kinds.flatMap(({ nl }, place) => (nl === kinds[index]!.nl ? [place] : []))
  if (same.length === 1) return kinds[index]!
  const number = same.indexOf(index) + 1
  const { nl, en } = kinds[index]!
  return { nl: `${nl} ${number}`, en: `${en} ${number}` }
}

/** Stands where a named provider may not be named, before its place on the page. */
const HIDDEN = 'ura:hidden'
