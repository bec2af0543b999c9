import type { IntlShape } from 'react-intl'
import type { Catalogue, Text } from '~/catalogue/catalogue'
import { findData, findHolder, findReceiver } from '~/catalogue/lookup'
import { answerOn, isNamed, uraOf, type Choice, type Holder } from '~/consent/choice'
import type { Decision } from '~/consent/decide'
import { withoutAll } from '~/consent/sentence'
import { localDate } from '~/runtime/local-date'
import type { ViewDetails } from './enquiry'
import { reasonWords } from './reason-words'

/** What names stand for codes and numbers. */
export type NameContext = {
  intl: Pick<IntlShape, 'formatMessage' | 'formatDate'>
  /** Reads a text of the catalogue. */
  text: (text: Text) => string
  catalogue: Catalogue
  /** By URA number; one that the directory does not know keeps its number. */
  nameOf: (ura: string) => string
}

type Answered = { at: Date; answer: Decision; details: ViewDetails }

/** Why a question got its answer, in sentences for the citizen: the reason, then each choice that decided. */
export function whyOf(naming: NameContext, { at, answer, details }: Answered): string[] {
  const reason = naming.intl.formatMessage({ id: `viewed.reason.${reasonWords(details.reason, answer)}` })
  const choices = details.deciding.map((choice) => choiceSentence(naming, choice, at))
  return details.reason === 'choices' && choices.length > 0 ? choices : [reason, ...choices]
}

/** A kind of data inside a sentence: "behandelgegevens". */
export function dataWords({ catalogue, text }: NameContext, code: string): string {
  return wordsOr(text, findData(catalogue, code)?.lowercase, code)
}

function choiceSentence(naming: NameContext, choice: Choice, at: Date): string {
  const { until } = choice
  const ended = choice.answer === 'yes' && answerOn(choice, localDate(at)) === 'no'
  const id = ended ? 'ended' : choice.answer === 'yes' && until ? 'yes-until' : choice.answer
  const { receiver, grammar } = receiverWords(naming, choice, id === 'no' || id === 'ended')
  return naming.intl.formatMessage(
    { id: `viewed.deciding.${id}` },
    {
      receiver,
      grammar,
      data: dataWords(naming, choice.data),
      holder: holderWords(naming, choice.holder),
      day: until && naming.intl.formatDate(until, { day: 'numeric', month: 'long', year: 'numeric' }),
    },
  )
}

/** `none`: they stand in a sentence that says no. */
function receiverWords({ catalogue, text, nameOf }: NameContext, { receiver }: Choice, none: boolean) {
  if (isNamed(receiver)) return { receiver: nameOf(uraOf(receiver)), grammar: 'singular' }
  const found = findReceiver(catalogue, receiver)
  return {
    receiver: wordsOr(text, none && found ? withoutAll(found.everyone) : found?.everyone, receiver),
    grammar: found?.grammar ?? 'singular',
  }
}

function holderWords({ catalogue, text, nameOf }: NameContext, holder: Holder): string {
  if (isNamed(holder)) return nameOf(uraOf(holder))
  return wordsOr(text, findHolder(catalogue, holder)?.possessive, holder)
}

function wordsOr(read: NameContext['text'], text: Text | undefined, code: string): string {
  return text ? read(text) : code
}
