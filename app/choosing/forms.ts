import * as v from 'valibot'
import type { TypedAnswer } from '~/consent/answers'
import type { ChoiceKey } from '~/consent/choice'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'
import { keptTypedDay } from '~/runtime/typed-day'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** How somebody wants to choose; `continue` goes on with what was begun. */
export const waySchema = v.object({
  way: v.picklist(['all', 'certain', 'none', 'continue'], say('choices.way.missing')),
})

const number = v.pipe(boundedText(9), v.regex(/^\d{1,9}$/), v.transform(Number))
const code = String.raw`[\w.:-]{1,64}`

/** Where a page's button leads: on, to the review page, back later, to the own list, to other data, to an exception's page, to one provider's page. */
const next = v.pipe(
  boundedText(80),
  v.regex(new RegExp(`^(on|control|later|own|(data|except|provider):${code})$`)),
  v.transform((text) => {
    const [to, about = ''] = text.split(/:(.*)/s) as [NextPage['to'], string?]
    return { to, about } satisfies NextPage
  }),
)
export type NextPage = {
  to: 'on' | 'control' | 'later' | 'own' | 'data' | 'except' | 'provider'
  about: string
}

const askedSchema = v.object({
  revision: number,
  base: number,
  next: v.optional(next, 'on'),
  remove: v.optional(v.pipe(boundedText(130), v.regex(new RegExp(`^${code} ${code}$`)))),
})

export type QuestionnaireForm = {
  revision: number
  /** The version that the page was made from. */
  base: number
  next: NextPage
  answers: Record<string, TypedAnswer>
  /** The choice to take away, by its data and receiver. */
  remove?: Pick<ChoiceKey, 'data' | 'receiver'>
}

/** Reads the form about one holder's data; null when a browser never sent it so. Rows left open have no answer. */
export function readAskedForm(form: FormData): QuestionnaireForm | null {
  const read = v.safeParse(askedSchema, Object.fromEntries(form))
  if (!read.success) return null
  const { remove, ...rest } = read.output
  const answers: Record<string, TypedAnswer> = {}
  for (const [name, value] of form) {
    const receiver = /^(?:answer|until)-(.*)$/s.exec(name)?.[1]
    if (receiver === undefined || typeof value !== 'string') continue
    const before = answers[receiver] ?? { answer: 'open' }
    if (name.startsWith('until-')) answers[receiver] = { ...before, until: keptTypedDay(value) }
    else if (isTyped(value)) answers[receiver] = { ...before, answer: value }
    else return null
  }
  const [data, receiver] = remove?.split(' ') ?? []
  return { ...rest, answers, ...(data && receiver && { remove: { data, receiver } }) }
}

function isTyped(value: string): value is TypedAnswer['answer'] {
  return value === 'yes' || value === 'no' || value === 'open' || value === 'removed'
}

/** What the review page sends along: which draft, and what it was worked out against. */
export const submitSchema = v.object({
  draft: v.pipe(boundedText(26), v.regex(/^[0-9a-v]{26}$/)),
  revision: number,
  base: number,
  catalogue: number,
  named: v.optional(number),
})
