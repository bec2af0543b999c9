import type { Catalogue, Text } from '~/catalogue/catalogue'
import { isNamed, keyText, type Choice, type ChoiceKey, type LocalDate } from './choice'
import type { Effect, NoEffect, OwnParty } from './effects'
import { standingAt, type Standing } from './overview'
import type { Profile } from './profile'
import {
  changeSentence,
  dataName,
  standingSentence,
  type ChoiceNames,
  type Said,
  type Sentence,
} from './sentence'

/** Names that a line gives before it says "and so many more". */
const NAMES_SHOWN = 5

/** One line of the control page: what changes, in a sentence, from what to what, and for whom of the own list. */
export type ReviewLine = {
  id: string
  sentence: Sentence
  was: Said
  becomes: Said
  /** What holds once nothing stands here any more: for a removed exception, the wider choice. */
  then?: Standing
  /** Own providers by name; `data` only where the answer changes for other data than those of the choice. */
  touched: { receiver: string; holder: string; data: Text[] }[]
  moreTouched: number
  noEffect?: NoEffect
}

export type ReviewFacts = {
  catalogue: Catalogue
  /** The catalogue in which the choices will be read. */
  reading: Catalogue
  names: ChoiceNames
  /** The choices as they would be. */
  after: Profile
  parties: readonly OwnParty[]
  today: LocalDate
}

/**
 * Whether a choice changes no answer because another one, or the law, goes before it. One about a group still decides for
 * those of the group that are not on the list, though narrower choices decide for all who are.
 */
export function isOutweighed({ key, noEffect, others }: Effect): boolean {
  if (others || !noEffect) return false
  if (noEffect === 'narrower-choice') return isNamed(key.holder) && isNamed(key.receiver)
  return noEffect === 'other-no' || noEffect === 'never-permitted'
}

/**
 * Puts changes together that say the same about the same data to groups of receivers; one provider keeps a line of its
 * own. What goes away comes first, named choices before all: that is what *all* and *none* do unasked.
 */
export function changeGroups(effects: readonly Effect[]): Effect[][] {
  return grouped(effects, ({ before, after }) => [before, after]).toSorted(
    ([one], [other]) => Number(one!.after !== undefined) - Number(other!.after !== undefined),
  )
}

/** The same for what stays as it is. */
export function choiceGroups(choices: readonly Choice[]): Choice[][] {
  return grouped(
    choices.map((choice) => ({ key: choice, choice })),
    ({ choice }) => [choice],
  ).map((group) => group.map(({ choice }) => choice))
}

function grouped<Item extends { key: ChoiceKey }>(
  items: readonly Item[],
  saidOf: (item: Item) => (Said | undefined)[],
): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const { holder, data, receiver } = item.key
    const said = saidOf(item).map((one) => `${one?.answer} ${one?.until}`)
    const alike = [holder, data, isNamed(receiver) ? receiver : '', ...said].join(' ')
    groups.set(alike, [...(groups.get(alike) ?? []), item])
  }
  return [...groups.values()]
}

/** The line of one group of changes. */
export function reviewLine(effects: readonly Effect[], facts: ReviewFacts): ReviewLine {
  const { key, before, after, noEffect } = effects[0]!
  const about = { ...key, receivers: effects.map((effect) => effect.key.receiver) }
  const turn = { before: before ?? null, after: after ?? null, ...(!after && thenAt(key, facts)) }
  const touched = touchedNames(effects, facts)
  return {
    id: keyText(key),
    sentence: changeSentence(about, turn, facts.names),
    was: turn.before,
    becomes: turn.after,
    ...('then' in turn && { then: turn.then }),
    touched: touched.slice(0, NAMES_SHOWN),
    moreTouched: Math.max(0, touched.length - NAMES_SHOWN),
    ...(touched.length === 0 && noEffect && { noEffect }),
  }
}

/** Every pair of own providers once, with the data their answer changes for when these are not the choice's own. */
function touchedNames(effects: readonly Effect[], { names }: ReviewFacts): ReviewLine['touched'] {
  const pairs = new Map<string, Effect['touched']>()
  for (const one of effects.flatMap(({ touched }) => touched)) {
    const pair = `${one.holder.ura} ${one.receiver.ura}`
    pairs.set(pair, [...(pairs.get(pair) ?? []), one])
  }
  const own = effects[0]!.key.data
  return [...pairs.values()].map((touched) => ({
    receiver: touched[0]!.receiver.name,
    holder: touched[0]!.holder.name,
    data: touched.some(({ data }) => data === own) ? [] : touched.map(({ data }) => dataName(data, names)),
  }))
}

/** The sentence of choices that stay as they are. */
export function unchangedSentence(choices: readonly Choice[], { names, today }: ReviewFacts): Sentence {
  const [first] = choices
  const about = { ...first!, receivers: choices.map(({ receiver }) => receiver) }
  return standingSentence(about, first!, { names, today })
}

/** What holds once an exception is gone; nothing to say of a whole group, or of a provider that left. */
function thenAt(key: ChoiceKey, { catalogue, reading, after, parties, today }: ReviewFacts) {
  const named = [key.holder, key.receiver].filter(isNamed)
  const known = named.every((party) =>
    parties.some(({ ura, types }) => `ura:${ura}` === party && types.length > 0),
  )
  if (named.length === 0 || !known) return {}
  return { then: standingAt(key, { catalogue, reading, choices: after, parties }, today).standing }
}
