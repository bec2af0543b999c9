import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { LONGEST_NOTICE } from '~/notification/kinds'
import { boundedText } from '~/runtime/bounded-text'
import { momentOf } from '~/runtime/local-date'
import { LONGEST_TYPED_DAY, readTypedDay } from '~/runtime/typed-day'
import { BREACH_KINDS, NOT_TOLD_GROUNDS, type BreachFacts } from './breach'
import type { BreachCommand } from './decide'

const say = (id: MessageId) => id
const LONGEST_TEXT = 4_000
const SHORT = 60
const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

const text = v.pipe(v.optional(boundedText(LONGEST_TEXT, { tooLong: say('breach.text.long') }), ''), v.trim())
const short = v.pipe(v.optional(boundedText(SHORT, { tooLong: say('breach.text.long') }), ''), v.trim())
const day = v.optional(boundedText(LONGEST_TYPED_DAY), '')
const notice = v.pipe(
  v.optional(boundedText(LONGEST_NOTICE, { tooLong: say('breach.text.long') }), ''),
  v.trim(),
)

const factsFields = {
  soort: v.picklist(BREACH_KINDS, say('breach.kind.missing')),
  dag: day,
  tijd: short,
  ...{ nature: text, data: text, people: text, consequences: text, measures: text },
}

/** What was found, as far as it is known. */
export const factsForm = v.object({
  ...factsFields,
  dag: v.pipe(
    day,
    v.check((typed) => readTypedDay(typed).ok, say('breach.refused.no-day')),
  ),
  tijd: v.pipe(short, v.regex(TIME, say('breach.refused.no-time'))),
  nature: v.pipe(text, v.minLength(1, say('breach.refused.empty'))),
})

/** What the officer does with a breach: each act sends what it needs. */
export const breachForm = v.object({
  ...factsFields,
  do: v.picklist(['correct', 'report', 'not-report', 'look-for', 'word', 'not-tell', 'close']),
  soort: v.optional(v.picklist(BREACH_KINDS, say('breach.kind.missing'))),
  ...{ tekst: text, kenmerk: short, van: day, tot: day, ura: short, medewerker: short },
  grond: v.optional(v.picklist([...NOT_TOLD_GROUNDS, ''])),
  ...{ nl: notice, en: notice },
})

type Facts = Omit<v.InferOutput<typeof factsForm>, 'soort'> & { soort?: BreachFacts['kind'] | undefined }
export type Typed = v.InferOutput<typeof breachForm>
/** What is wrong with what was typed before anything is decided by it. */
export type TypedRefusal = 'no-day' | 'no-time' | 'no-kind' | 'no-organisation' | 'no-ground'
type Refused = { ok: false; refusal: TypedRefusal }

/** The moment that a day and a time say, in the Netherlands. */
function momentIn(typedDay: string, typedTime: string): { ok: true; at: string } | Refused {
  const read = readTypedDay(typedDay)
  if (!read.ok) return { ok: false, refusal: 'no-day' }
  const [, hour, minute] = TIME.exec(typedTime) ?? []
  if (!hour) return { ok: false, refusal: 'no-time' }
  return { ok: true, at: momentOf(read.day, `${hour.padStart(2, '0')}:${minute}`).toISOString() }
}

/** What was found, from the form. */
export function factsIn({ soort, dag, tijd, ...parts }: Facts): { ok: true; facts: BreachFacts } | Refused {
  if (!soort) return { ok: false, refusal: 'no-kind' }
  const found = momentIn(dag, tijd)
  if (!found.ok) return found
  const { nature, data, people, consequences, measures } = parts
  return {
    ok: true,
    facts: { kind: soort, foundAt: found.at, nature, data, people, consequences, measures },
  }
}

/** What a form asks to be done. Which colleague `medewerker` is, is looked up by who calls this. */
export function commandIn(typed: Typed, member: string): { ok: true; command: BreachCommand } | Refused {
  switch (typed.do) {
    case 'correct': {
      const read = factsIn(typed)
      return read.ok ? { ok: true, command: { do: 'correct', facts: read.facts } } : read
    }
    case 'report': {
      const moment = momentIn(typed.dag, typed.tijd)
      return moment.ok
        ? { ok: true, command: { do: 'report', at: moment.at, reference: typed.kenmerk } }
        : moment
    }
    case 'look-for': {
      const [from, to] = [readTypedDay(typed.van), readTypedDay(typed.tot)]
      if (!from.ok || !to.ok) return { ok: false, refusal: 'no-day' }
      if (!/^(\d{8})?$/.test(typed.ura)) return { ok: false, refusal: 'no-organisation' }
      return {
        ok: true,
        command: { do: 'look-for', scope: { from: from.day, to: to.day, ura: typed.ura, member } },
      }
    }
    case 'word':
      return { ok: true, command: { do: 'word', notice: { nl: typed.nl, en: typed.en } } }
    case 'not-tell':
      if (!typed.grond) return { ok: false, refusal: 'no-ground' }
      return { ok: true, command: { do: 'not-tell', ground: typed.grond, text: typed.tekst } }
    default:
      return { ok: true, command: { do: typed.do, text: typed.tekst } }
  }
}
