import type { DataCategory, HolderCategory, ReceiverCategory, Text } from '~/catalogue/catalogue'
import type { MessageId } from '~/i18n/nl'
import type { LocalDate } from '~/runtime/local-date'
import { answerOn, isNamed, uraOf, type Answer, type ChoiceKey } from './choice'

/**
 * What the parts of a choice are called: the words of a catalogue version, and names of providers by URA; a text where
 * who reads may know the kind of provider only.
 */
export type ChoiceNames = {
  holders: HolderCategory[]
  receivers: ReceiverCategory[]
  data: DataCategory[]
  providers?: Readonly<Record<string, string | Text>>
}

/** What stands at a key; `null` where there is no choice. */
export type Said = { answer: Answer; until?: LocalDate } | null

/**
 * A choice as one sentence: which message, and what goes into it. Renders with `ChoiceSentence`, or with `sentenceText`
 * where no markup can be (both in `~/ui`).
 */
export type Sentence = { id: SentenceId; values: SentenceValues }

type SentenceId = Extract<MessageId, `sentence.${string}`>

type SentenceValues = {
  holder: Text
  data: Text
  /** One or more that are said alike: "alle apotheken en de overige zorg". */
  receivers: Text[]
  /** Whether Dutch says "mogen" or "mag" of the receivers. */
  grammar: 'plural' | 'singular'
  /** Last day of a yes. */
  day?: LocalDate
  /** What stood there before, or what holds instead. */
  other?: Answer | 'none'
}

/** Receivers that are said alike about the same holder and data. */
export type Receivers = { holder: string; data: string; receivers: readonly string[] }

/**
 * What holds on a day, in the present: for an overview, a receipt, a version in the history.
 * "Alle apotheken mogen uw behandelgegevens bij uw huisarts zien." A yes past its last day says that it ended.
 */
export function standingSentence(
  about: ChoiceKey | Receivers,
  said: Said,
  { names, today }: { names: ChoiceNames; today: LocalDate },
): Sentence {
  const values = valuesOf(about, names)
  if (!said) return { id: 'sentence.holds.none', values }
  if (said.answer === 'no') return { id: 'sentence.holds.no', values: ofNone(values) }
  if (said.until === undefined) return { id: 'sentence.holds.yes', values }
  const ended = answerOn(said, today) === 'no'
  return {
    id: ended ? 'sentence.holds.ended' : 'sentence.holds.yes-until',
    values: { ...values, day: said.until },
  }
}

/** From what to what. `then` is what holds once nothing stands at the key: for a removed exception, the wider choice. */
export type Turn = { before: Said; after: Said; then?: Answer | 'none' }

/**
 * What a change does: for the review page, a receipt, the history.
 * "Vanaf nu mogen alle apotheken uw behandelgegevens bij uw huisarts niet meer zien." Removing is said as what it does.
 */
export function changeSentence(
  about: ChoiceKey | Receivers,
  { before, after, then }: Turn,
  names: ChoiceNames,
): Sentence {
  const values = valuesOf(about, names)
  if (!after)
    return then
      ? { id: 'sentence.changes.removed', values: { ...values, other: then } }
      : { id: 'sentence.changes.none', values }
  if (after.answer === 'no')
    return { id: 'sentence.changes.no', values: { ...ofNone(values), other: before?.answer ?? 'none' } }
  if (after.until !== undefined)
    return { id: 'sentence.changes.yes-until', values: { ...values, day: after.until } }
  if (before?.answer === 'yes' && before.until !== undefined)
    return { id: 'sentence.changes.yes-no-end', values: { ...values, day: before.until } }
  return { id: 'sentence.changes.yes', values }
}

/** What a choice is about, without an answer: "Alle apotheken en uw behandelgegevens bij uw huisarts". */
export function aboutSentence(about: ChoiceKey | Receivers, names: ChoiceNames): Sentence {
  return { id: 'sentence.about', values: valuesOf(about, names) }
}

/**
 * A choice for one named party as it hangs under the row it departs from: "Alleen Apotheek Centrum wél". `only` when it
 * is the only one there with this answer, `row` what the row itself says.
 */
export function exceptionSentence(
  name: string,
  said: NonNullable<Said>,
  { row, only, today }: { row: Answer | 'none'; only: boolean; today: LocalDate },
): Sentence {
  const party = { nl: name, en: name }
  const values: SentenceValues = { holder: party, data: party, receivers: [party], grammar: 'singular' }
  const answer = answerOn(said, today)
  if (said.until !== undefined)
    return {
      id: answer === 'no' ? 'sentence.exception.ended' : 'sentence.exception.yes-until',
      values: { ...values, day: said.until },
    }
  const alone = only && row !== answer && (row !== 'none' || answer === 'yes')
  return { id: alone ? `sentence.exception.only-${answer}` : `sentence.exception.${answer}`, values }
}

function valuesOf(about: ChoiceKey | Receivers, names: ChoiceNames): SentenceValues {
  const receivers = 'receivers' in about ? about.receivers : [about.receiver]
  const grammar = receivers.length === 1 ? grammarOf(receivers[0]!, names) : 'plural'
  return {
    holder: holderName(about.holder, names),
    data: dataName(about.data, names),
    receivers: receivers.map((receiver) => receiverName(receiver, names)),
    grammar,
  }
}

/** Who has the data, inside a sentence: "uw huisarts", or the name of one provider. */
export function holderName(holder: string, names: ChoiceNames): Text {
  return (
    nameOfProvider(holder, names) ??
    names.holders.find(({ code }) => code === holder)?.possessive ??
    asItIs(holder)
  )
}

/** Who may see them, inside a sentence: "alle apotheken", or the name of one provider. */
export function receiverName(receiver: string, names: ChoiceNames): Text {
  return (
    nameOfProvider(receiver, names) ??
    names.receivers.find(({ code }) => code === receiver)?.everyone ??
    asItIs(receiver)
  )
}

/** Of whom no is said without "alle": "alle apotheken mogen niet" leaves open that some may. */
function ofNone(values: SentenceValues): SentenceValues {
  return { ...values, receivers: values.receivers.map(withoutAll) }
}

/** A group as it stands in a sentence that says no: "apotheken". */
export function withoutAll({ nl, en }: Text): Text {
  return { nl: nl.replace(/^alle /, ''), en: en.replace(/^all /, '') }
}

/** Which data, inside a sentence: "behandelgegevens". */
export function dataName(data: string, names: ChoiceNames): Text {
  return names.data.find(({ code }) => code === data)?.lowercase ?? asItIs(data)
}

/** One that the directory never had keeps its number, so that it can still be told from others. */
export function nameOfProvider(party: string, { providers = {} }: ChoiceNames): Text | undefined {
  if (!isNamed(party)) return undefined
  const ura = uraOf(party)
  const name = Object.hasOwn(providers, ura) ? providers[ura]! : `URA ${ura}`
  return typeof name === 'string' ? asItIs(name) : name
}

function grammarOf(receiver: string, names: ChoiceNames): 'plural' | 'singular' {
  return names.receivers.find(({ code }) => code === receiver)?.grammar ?? 'singular'
}

function asItIs(text: string): Text {
  return { nl: text, en: text }
}
