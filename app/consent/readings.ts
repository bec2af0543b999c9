import type { Catalogue } from '~/catalogue/catalogue'
import { findHolder, findReceiver, holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { isAnyOf, type Question, type Side } from './question'

/**
 * One way to read a question: the categories in which choices may speak of both sides, and the catalogue that says so.
 *
 * - `named`: with the types named in the question, in the catalogue of today
 * - `other-type`: an organisation has another type as well
 * - `older-catalogue`: in the catalogue in which the choices in force are read
 */
export type Reading = {
  catalogue: Catalogue
  holder: readonly string[]
  receiver: readonly string[]
  because: 'named' | 'other-type' | 'older-catalogue'
}

/** The catalogue of today, and the one in which the choices in force are read (`reading_catalogue` of their version). */
export type Catalogues = { catalogue: Catalogue; reading: Catalogue }

/**
 * Every reading under which a question must permit, the one with the named types first (domain: the consent choice).
 *
 * An organisation counts as the type it is asked as, and as that type together with each other type the directory has
 * for it, on both sides: so a yes must stand at a category of the type that asks (or by name), and a no at a category
 * of any other type denies. Each other type is taken by itself rather than all at once, since a narrower yes at a third
 * type would hide the no of a second: with one at a time, a type that the directory adds never turns a deny into a permit.
 * Permitted under each of these is permitted with all types at once as well.
 *
 * A catalogue never widens by itself: the catalogue in which the choices are read has to permit too.
 */
export function readingsOf(question: Question, { catalogue, reading }: Catalogues): Reading[] {
  const today = inCatalogue(question, catalogue)
  if (reading.version === catalogue.version) return today
  return [
    ...today,
    ...inCatalogue(question, reading).map((one) => ({ ...one, because: 'older-catalogue' as const })),
  ]
}

function inCatalogue({ holder, receiver }: Question, catalogue: Catalogue): Reading[] {
  const holders = countedAs(holder, (types) => holderCategoriesOf(catalogue, types), {
    isKnown: (group) => findHolder(catalogue, group) !== undefined,
  })
  const receivers = countedAs(receiver, (types) => receiverCategoriesOf(catalogue, types), {
    isKnown: (group) => findReceiver(catalogue, group) !== undefined,
  })
  const readings: Reading[] = []
  for (const holder of holders)
    for (const receiver of receivers)
      readings.push({ catalogue, holder, receiver, because: readings.length === 0 ? 'named' : 'other-type' })
  return readings
}

/** What one side counts as: the categories of the type it is asked as, then the same with each other type that adds any. */
function countedAs(
  side: Side,
  categoriesOf: (types: string[]) => readonly string[],
  { isKnown }: { isKnown: (group: string) => boolean },
): (readonly string[])[] {
  if (isAnyOf(side)) return [isKnown(side.group) ? [side.group] : []]
  const named = categoriesOf([side.as])
  const counted: (readonly string[])[] = [named]
  for (const type of side.types) {
    if (type === side.as) continue
    const more = categoriesOf([type]).filter((category) => !named.includes(category))
    if (more.length > 0) counted.push([...named, ...more])
  }
  return counted
}
