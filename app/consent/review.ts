import type { Catalogue, Text } from '~/catalogue/catalogue'
import type { LocalDate } from '~/runtime/local-date'
import { isNamed, keyText, type Choice, type ChoiceKey } from './choice'
import type { Effect, NoEffect, OwnParty } from './effects'
import { shownAnswerAt, type ShownAnswer as Holds } from './overview'
import type { Profile } from './profile'
import { saidTogether, type GroupsOf, type Together } from './said-together'
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

/** One line of the review page: what changes, in a sentence, from what to what, and for whom of the own list. */
export type ReviewLine = {
  id: string
  sentence: Sentence
  was: Said
  becomes: Said
  /** What holds once nothing stands here any more: for a removed exception, the wider choice. */
  then?: Holds
  /** Own providers by name; `data` only where the answer changes for other data than those of the choice. */
  touched: { receiver: string; holder: string; data: Text[] }[]
  moreTouched: number
  untouched?: Untouched
}

/**
 * Why a line names nobody of the own list: as `NoEffect` has it, or
 * - `other-day`: today's answer stays, only the last day of a yes becomes another
 * - `hidden`: the list is not theirs to see, so that nothing can be said about it
 */
export type Untouched = NoEffect | 'other-day' | 'hidden'

/** What goes before a choice that does nothing. */
export type Outweighed = Extract<NoEffect, 'narrower-choice' | 'other-no' | 'never-permitted'>

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
 * What goes before a choice so that it changes no answer: another one, or the law; null where it does something. One about a group still decides for
 * those of the group that are not on the list, though narrower choices decide for all who are.
 */
export function outweighedBy({ key, noEffect, others }: Effect): Outweighed | null {
  if (others || !noEffect) return null
  if (noEffect === 'narrower-choice') return isNamed(key.holder) && isNamed(key.receiver) ? noEffect : null
  return noEffect === 'other-no' || noEffect === 'never-permitted' ? noEffect : null
}

/**
 * Changes put together as everywhere else. What goes away comes first, named choices before all: that is what *all* and
 * *none* do unasked.
 */
export function changeGroups(effects: readonly Effect[], groupsOf: GroupsOf): Together<Effect>[] {
  const goesAway = ({ items: [first] }: Together<Effect>) => Number(first!.after !== undefined)
  return saidTogether(effects, groupsOf).toSorted((one, other) => goesAway(one) - goesAway(other))
}

type UnchangedChoice = { key: ChoiceKey; after: NonNullable<Said> }

/** The same for what stays as it is. */
export function choiceGroups(choices: readonly Choice[], groupsOf: GroupsOf): Together<UnchangedChoice>[] {
  const standing = choices.map((choice) => ({
    key: choice,
    after: { answer: choice.answer, ...(choice.until !== undefined && { until: choice.until }) },
  }))
  return saidTogether(standing, groupsOf)
}

/** Whether all of it does nothing, since something else goes before it. */
export function isWithoutEffect({ items, exceptions }: Together<Effect>): boolean {
  return [...items, ...exceptions.flat()].every((effect) => outweighedBy(effect) !== null)
}

/** The line of one group of changes. */
export function reviewLine(effects: readonly Effect[], facts: ReviewFacts): ReviewLine {
  const { key, before, after } = effects[0]!
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
    ...(touched.length === 0 && untouchedBy(effects[0]!)),
  }
}

function untouchedBy({ noEffect, before, after }: Effect): Pick<ReviewLine, 'untouched'> {
  if (!noEffect) return {}
  const staysYes = before?.answer === 'yes' && after?.answer === 'yes'
  return { untouched: noEffect === 'same-answer' && staysYes ? 'other-day' : noEffect }
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
export function unchangedSentence(
  choices: readonly UnchangedChoice[],
  { names, today }: Pick<ReviewFacts, 'names' | 'today'>,
): Sentence {
  const [first] = choices
  const about = { ...first!.key, receivers: choices.map(({ key }) => key.receiver) }
  return standingSentence(about, first!.after, { names, today })
}

/** What holds once an exception is gone; nothing to say of a whole group, or of a provider that left. */
function thenAt(key: ChoiceKey, { catalogue, reading, after, parties, today }: ReviewFacts) {
  const named = [key.holder, key.receiver].filter(isNamed)
  const known = named.every((party) =>
    parties.some(({ ura, types }) => `ura:${ura}` === party && types.length > 0),
  )
  if (named.length === 0 || !known) return {}
  return { then: shownAnswerAt(key, { catalogue, reading, choices: after, parties }, today).standing }
}
