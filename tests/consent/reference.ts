import type { Catalogue } from '~/catalogue/catalogue'
import type { Choice } from '~/consent/choice'
import type { LocalDate } from '~/runtime/local-date'

/** One closed question: may this receiver see this data category that this holder keeps? */
export type Questionnaire = {
  /** `as`: the type that the question names; `types`: all that the directory has. */
  holder: { ura: string; as: string; types: string[] }
  data: string
  receiver: { ura: string; as: string; types: string[] }
  roleCode: string
  purpose: string
}

export type Circumstances = {
  catalogue: Catalogue
  /** The catalogue in which the choices are read. */
  reading: Catalogue
  choices: readonly Choice[]
  gate: string
  today: LocalDate
}

/**
 * `deciding` lists the sets of choices that each suffice to explain the answer. The definition names exactly one,
 * but where several contained categories deny, each has its own.
 */
export type Judgement = { permit: boolean; deciding: Choice[][] }

/**
 * The definition, once more and by another hand: slow, brute force, deliberately literal, and sharing nothing with the
 * product but types. It exists to be compared with the product's `decide`.
 *
 * Permitted is what is permitted under every reading: in either catalogue, with the type that the question names and any
 * of the other types of the organisation beside it, none, some or all, on either side.
 */
export function judge(asked: Questionnaire, circumstances: Circumstances): Judgement {
  return judgeUnder(asked, circumstances, besides)
}

/** The same with the two readings that the definition names, and no other: the type named, and all types at once. */
export function judgeLiterally(asked: Questionnaire, circumstances: Circumstances): Judgement {
  return judgeUnder(asked, circumstances, ({ as, types }) => [
    [as],
    [as, ...types.filter((type) => type !== as)],
  ])
}

type Typed = { as: string; types: string[] }

function judgeUnder(
  asked: Questionnaire,
  circumstances: Circumstances,
  counted: (side: Typed) => string[][],
): Judgement {
  const { gate, catalogue, reading } = circumstances
  if (gate !== 'open') return { permit: false, deciding: [[]] }
  const books = catalogue === reading ? [catalogue] : [catalogue, reading]
  const judgements = books.flatMap((book) =>
    counted(asked.holder).flatMap((holderTypes) =>
      counted(asked.receiver).map((receiverTypes) =>
        judgeReading(asked, { ...circumstances, book, holderTypes, receiverTypes }),
      ),
    ),
  )
  const denials = judgements.filter(({ permit }) => !permit)
  if (denials.length > 0) return { permit: false, deciding: denials.flatMap(({ deciding }) => deciding) }
  return judgements[0]!
}

/** The named type with every choice from the other types, the named one alone first. */
function besides({ as, types }: Typed): string[][] {
  const others = types.filter((type) => type !== as)
  return others.reduce((sets, type) => [...sets, ...sets.map((set) => [...set, type])], [[as]])
}

type Reading = Omit<Circumstances, 'catalogue' | 'reading'> & {
  book: Catalogue
  holderTypes: string[]
  receiverTypes: string[]
}

function judgeReading(asked: Questionnaire, reading: Reading): Judgement {
  const { book: catalogue, holderTypes, receiverTypes, choices, today } = reading
  if (alwaysDenied(asked, reading)) return { permit: false, deciding: [[]] }

  const holders = [`ura:${asked.holder.ura}`, ...kinds(catalogue.holderCategoriesOfType, holderTypes)]
  const receivers = [`ura:${asked.receiver.ura}`, ...kinds(catalogue.receiverCategoryOfType, receiverTypes)]
  const contains = (wide: string, narrow: string) =>
    catalogue.data.some((category) => category.code === wide && category.contains.includes(narrow))
  const concerns = (c: Choice) => holders.includes(c.holder) && receivers.includes(c.receiver)
  const matching = choices.filter(
    (c) => concerns(c) && (c.data === asked.data || contains(c.data, asked.data)),
  )

  // Among matching choices a named provider is narrower than any category; the categories of one organisation rank equal.
  const partyFits = (a: string, b: string) => a.startsWith('ura:') || !b.startsWith('ura:')
  const asNarrow = (a: Choice, b: Choice) =>
    partyFits(a.holder, b.holder) &&
    (a.data === b.data || contains(b.data, a.data)) &&
    partyFits(a.receiver, b.receiver)
  const deciding = matching.filter((b) => !matching.some((a) => asNarrow(a, b) && !asNarrow(b, a)))

  const saysYes = (c: Choice) => c.answer === 'yes' && (c.until === undefined || today <= c.until)
  if (deciding.length === 0 || !deciding.every(saysYes)) return { permit: false, deciding: [deciding] }

  const contained = choices.filter((c) => concerns(c) && contains(asked.data, c.data)).map((c) => c.data)
  const denials = contained
    .map((data) => judgeReading({ ...asked, data }, reading))
    .filter((inner) => !inner.permit)
  if (denials.length > 0) return { permit: false, deciding: denials.flatMap((inner) => inner.deciding) }
  return { permit: true, deciding: [deciding] }
}

/** What is denied whatever the choices say. */
function alwaysDenied(
  { holder, receiver, roleCode, purpose }: Questionnaire,
  { book, ...reading }: Reading,
): boolean {
  return (
    receiver.types.some((type) => book.excludedTypes.includes(type)) ||
    book.excludedRoleCodes.some((code) => code === roleCode) ||
    kinds(book.holderCategoriesOfType, reading.holderTypes.slice(0, 1)).length === 0 ||
    kinds(book.receiverCategoryOfType, reading.receiverTypes.slice(0, 1)).length === 0 ||
    !['TREAT', 'COC'].includes(purpose) ||
    holder.ura === receiver.ura
  )
}

function kinds(map: Record<string, string[]>, types: string[]): string[] {
  return types.flatMap((type) => (Object.hasOwn(map, type) ? map[type]! : []))
}
