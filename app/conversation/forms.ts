import * as v from 'valibot'
import type { AreaMessageIds } from '~/i18n/areas.server'
import { parseEmail } from '~/notification/email'
import { boundedText } from '~/runtime/bounded-text'
import { lineField, writtenPostcode } from '~/runtime/typed-line'
import { asLines } from './as-lines'
import { BLACKENED, CHANNELS, CLOSINGS, FLAGS, TOPICS } from './conversation'

type Words = AreaMessageIds['message']
const say = (words: Words): Words => words

/** More than may be sent, so that what is too long is told in words and not lost. */
const TYPED = 20_000
const place = v.pipe(
  boundedText(6),
  v.transform((text) => (/^\d{1,6}$/.test(text) ? Number(text) : 0)),
)

/** What somebody answers, and up to where they had read. */
export const answerForm = v.object({
  antwoord: v.pipe(
    boundedText(TYPED, { message: say('message.answer.empty'), tooLong: say('message.answer.too-long') }),
    v.transform(asLines),
    v.nonEmpty(say('message.answer.empty')),
  ),
  gezien: place,
})

const part = (id: 'name' | 'street' | 'number' | 'postcode' | 'town') =>
  lineField({ missing: say(`message.letter.${id}.missing`), wrong: say('message.new.too-long') })

/** An answer on paper, and where it goes. */
export const letterForm = v.pipe(
  v.object({
    ...answerForm.entries,
    ...{ naam: part('name'), straat: part('street'), huisnummer: part('number') },
    ...{ postcode: part('postcode'), plaats: part('town') },
  }),
  v.transform(({ antwoord: text, gezien: seen, naam: name, straat, huisnummer, postcode, plaats }) => ({
    ...{ text, seen },
    letter: { name, street: straat, number: huisnummer, postcode: writtenPostcode(postcode), town: plaats },
  })),
)

const line = (most: number, missing: Words) =>
  v.pipe(
    boundedText(most, { message: missing, tooLong: say('message.new.too-long') }),
    v.transform((text) => text.trim()),
    v.nonEmpty(missing),
  )
const optionalLine = (most: number) =>
  v.pipe(
    boundedText(most, { message: say('message.new.too-long') }),
    v.transform((text) => text.trim() || null),
  )
const pick = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, say('message.pick.missing'))

export const blackenForm = v.object({
  woorden: line(500, say('message.black.missing')),
  soort: pick(BLACKENED),
})
export const closeForm = v.object({ hoe: pick(CLOSINGS) })
export const flagForm = v.object({ vlag: pick([...FLAGS, 'none']) })
export const mergeForm = v.object({ nummer: line(12, say('message.new.missing')) })
export const assignForm = v.object({ collega: line(64, say('message.assign.missing')) })
export const handOnForm = v.object({})

/** A message that came otherwise than by the form, written down by hand. */
export const newMessageForm = v.object({
  kanaal: pick(CHANNELS.filter((channel) => channel !== 'form')),
  onderwerp: line(120, say('message.new.missing')),
  thema: pick(TOPICS),
  taal: pick(['nl', 'en']),
  voornaam: optionalLine(60),
  achternaam: line(80, say('message.new.missing')),
  mail: v.pipe(
    boundedText(320, { message: say('message.new.email.wrong') }),
    v.transform((text) => text.trim()),
    v.check((text) => text === '' || parseEmail(text) !== null, say('message.new.email.wrong')),
    v.transform((text) => text || null),
  ),
  telefoon: optionalLine(30),
  tekst: v.pipe(
    boundedText(TYPED, { message: say('message.new.missing'), tooLong: say('message.new.too-long') }),
    v.transform(asLines),
    v.nonEmpty(say('message.new.missing')),
    v.maxLength(10_000, say('message.new.too-long')),
  ),
})

const cannedText = v.pipe(
  boundedText(TYPED, { message: say('message.new.missing'), tooLong: say('message.new.too-long') }),
  v.transform(asLines),
  v.nonEmpty(say('message.new.missing')),
  v.maxLength(5000, say('message.new.too-long')),
)

export const cannedForm = v.object({
  versie: place,
  naam: line(80, say('message.new.missing')),
  tekst: cannedText,
  naamEngels: line(80, say('message.new.missing')),
  tekstEngels: cannedText,
})
