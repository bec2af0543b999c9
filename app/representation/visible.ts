import type { Catalogue, Text } from '~/catalogue/catalogue'
import { findHolder, findReceiver, holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { isNamed, type ChoiceKey } from '~/consent/choice'
import type { WhoDecides } from './who-decides'

/** What somebody who acts for another gets to see of them; the same on pages, in exports, mails and history. */
export type Sight = {
  /** What is in force, and what changed. Always: it is what they decide about. */
  choices: true
  /** Providers on the own list, and in what happened. */
  providers: 'names' | 'kinds' | 'none'
  /** Providers named in the choices themselves: one agrees only to what one can see, so at least the kind. */
  namedInChoices: 'names' | 'kinds'
  /** Who asked about the person's choices, and who follows them. */
  views: boolean
  /** What was exchanged, and when. */
  exchanges: boolean
}

export type SightFacts = {
  decides: WhoDecides
  /** The BRP's confidentiality flag, or the desk's decision. */
  shielded: boolean
  /** The child of 12 to 15 chose to share who looked. */
  shared: boolean
}

/**
 * The safety of the child [domain: safety of the child]. Of 12 to 15 a representative sees the choices, not who looked
 * or what was exchanged, unless the child shares that. Under 12 they see the kind of provider, and name and town only
 * where no shielding stands: a name can give away where somebody hides. An adult is represented whole.
 */
export function visibleTo({ decides, shielded, shared }: SightFacts): Sight {
  const names = shielded ? 'kinds' : 'names'
  if (decides === 'together')
    return {
      choices: true,
      providers: shared ? names : 'none',
      namedInChoices: names,
      views: shared,
      exchanges: shared,
    }
  const isChild = decides === 'parents'
  const providers = isChild ? names : 'names'
  return { choices: true, providers, namedInChoices: providers, views: true, exchanges: true }
}

/** A provider by the kind of care it gives: what it is called to who may not see its name. */
export function kindName(catalogue: Catalogue, types: string[]): Text {
  const [holder] = holderCategoriesOf(catalogue, types)
  const [receiver] = receiverCategoriesOf(catalogue, types)
  const kind = findHolder(catalogue, holder ?? '') ?? findReceiver(catalogue, receiver ?? '')
  if (!kind) return { nl: 'een zorgaanbieder', en: 'a care provider' }
  return { nl: `een zorgaanbieder (${kind.name.nl})`, en: `a care provider (${kind.name.en})` }
}

type Named = { ura: string; name: string; types: string[] }

/** What providers that choices name are called to who looks, by URA: the name, or the kind alone. */
export function namesSeen(
  parties: readonly Named[],
  { catalogue, sight }: { catalogue: Catalogue; sight: Sight['namedInChoices'] },
): Record<string, string | Text> {
  const nameOf = ({ name, types }: Named) => (sight === 'names' ? name : kindName(catalogue, types))
  return Object.fromEntries(parties.map((party) => [party.ura, nameOf(party)]))
}

/** Whether which choice it is may be known: one about a named provider only where names may be seen. */
export function mayPoint(
  { holder, receiver }: Pick<ChoiceKey, 'holder' | 'receiver'>,
  sight: Sight['namedInChoices'],
): boolean {
  return sight === 'names' || (!isNamed(holder) && !isNamed(receiver))
}

/** A key as it may be shown: a named provider of whom only the kind may be seen loses its number. */
export function maskKey(key: ChoiceKey, namedInChoices: Sight['namedInChoices']): ChoiceKey {
  if (namedInChoices === 'names') return key
  const mask = (party: string) => (isNamed(party) ? HIDDEN : party)
  return { holder: mask(key.holder), data: key.data, receiver: mask(key.receiver) }
}

/** Stands where a named provider may not be named. */
export const HIDDEN = 'ura:hidden'
