import type { Catalogue, DataCategoryCode, HolderCategoryCode, ReceiverCategory } from '~/catalogue/catalogue'
import {
  dataKeptBy,
  findHolder,
  findReceiver,
  holderCategoriesOf,
  receiverCategoriesOf,
  rowsOf,
} from '~/catalogue/lookup'
import { PATHS, type Path } from '~/paths'
import type { Departure } from '~/provider/departure'
import type { LocalDate } from '~/runtime/local-date'
import { isNamed, keyText, uraOf, type Answer, type Choice, type ChoiceKey, type Holder } from './choice'
import type { OwnParty } from './effects'
import { shownAnswerAt, type ShownAnswer } from './overview'
import type { Party } from './question'

/** A provider as the choosing screens show it. */
export type ShownParty = {
  ura: string
  name: string
  city: string
  types: string[]
  departure: Departure | null
}

/** Whose data a page asks about: a group or one provider, and which data. */
export type Questionnaire = { holder: Holder; data: DataCategoryCode }

/** A choice for one named receiver, under the row of its group. */
export type RowException = {
  party: ShownParty
  answer: Answer
  until: LocalDate | null
  /** Whether it is on the own list. */
  own: boolean
}

/** One question of a page: a group of receivers, the citizen's own providers in it, and what stands there now. */
export type QuestionnaireRow = {
  receiver: ReceiverCategory
  own: string[]
  answer: Answer | null
  until: LocalDate | null
  /** What holds where nothing stands here: the wider choice. Only where one may exist, so for a named holder. */
  otherwise: ShownAnswer | null
  exceptions: RowException[]
}

export type AskedFacts = {
  catalogue: Catalogue
  choices: readonly Choice[]
  own: readonly OwnParty[]
  /** The providers that choices name, and the named holder itself, by URA. */
  parties: ReadonlyMap<string, ShownParty>
  today: LocalDate
}

/** The groups in the order they are asked: those with own providers first, each part in the catalogue's order. */
export function groupOrder(catalogue: Catalogue, own: readonly OwnParty[]): HolderCategoryCode[] {
  const codes = catalogue.holders.map((holder) => holder.code)
  const mine = new Set(own.flatMap((party) => holderCategoriesOf(catalogue, party.types)))
  return [...codes.filter((code) => mine.has(code)), ...codes.filter((code) => !mine.has(code))]
}

/** Where a group stands in the order: for "Groep 2 van 8", the way back and the way on. */
export function groupStep(order: readonly HolderCategoryCode[], code: HolderCategoryCode) {
  const place = order.indexOf(code)
  return {
    number: place + 1,
    total: order.length,
    previous: order[place - 1] ?? null,
    next: order[place + 1] ?? null,
  }
}

/** The kinds of data a page may ask about: those of a group's rows; of one provider, all it keeps. Main data first. */
export function dataAskedOf(
  catalogue: Catalogue,
  holder: Holder,
  party: Pick<ShownParty, 'types'> | undefined,
): DataCategoryCode[] {
  if (isNamed(holder)) return dataKeptBy(catalogue, holderCategoriesOf(catalogue, party?.types ?? []))
  if (!findHolder(catalogue, holder)) return []
  return [...new Set(rowsOf(catalogue, holder).map((row) => row.data))]
}

/** The groups of receivers a page asks about: those of the rows of the group, or of the groups of one provider. */
export function receiversAskedOf(
  catalogue: Catalogue,
  { holder, data }: Questionnaire,
  party: Pick<ShownParty, 'types'> | undefined,
): ReceiverCategory[] {
  const rows = isNamed(holder)
    ? holderCategoriesOf(catalogue, party?.types ?? []).flatMap((group) => rowsOf(catalogue, group))
    : rowsOf(catalogue, holder).filter((row) => row.data === data)
  const codes = [...new Set(rows.map((row) => row.receiver))]
  return codes.flatMap((code) => findReceiver(catalogue, code) ?? [])
}

/** The questions of a page; receivers with own providers come first. Nothing is ticked that was not chosen. */
export function askedRows(asked: Questionnaire, facts: AskedFacts): QuestionnaireRow[] {
  const { catalogue, own, parties } = facts
  const holder = isNamed(asked.holder) ? parties.get(uraOf(asked.holder)) : undefined
  const choices = new Map(facts.choices.map((choice) => [keyText(choice), choice]))
  const exceptions = exceptionsOf(asked, facts)
  const rows = receiversAskedOf(catalogue, asked, holder).map((receiver): QuestionnaireRow => {
    const key = { ...asked, receiver: receiver.code }
    const choice = choices.get(keyText(key))
    return {
      receiver,
      own: own
        .filter((party) => receiverCategoriesOf(catalogue, party.types).includes(receiver.code))
        .map((party) => party.name),
      answer: choice?.answer ?? null,
      until: choice?.until ?? null,
      otherwise: isNamed(asked.holder) ? otherwiseAt(key, { ...facts, holder }) : null,
      exceptions: exceptions.filter(({ party }) => rowOf(catalogue, party) === receiver.code),
    }
  })
  return [...rows.filter((row) => row.own.length > 0), ...rows.filter((row) => row.own.length === 0)]
}

/** The choices for named receivers that belong under no row: their provider left, or has another kind of care now. */
export function looseExceptions(asked: Questionnaire, facts: AskedFacts): RowException[] {
  const holder = isNamed(asked.holder) ? facts.parties.get(uraOf(asked.holder)) : undefined
  const codes = receiversAskedOf(facts.catalogue, asked, holder).map(({ code }) => code)
  return exceptionsOf(asked, facts).filter(
    ({ party }) => !codes.includes(rowOf(facts.catalogue, party) ?? ''),
  )
}

/** The row under which a named receiver hangs; one with two categories hangs under the first. */
function rowOf(catalogue: Catalogue, party: Pick<ShownParty, 'types'>): string | undefined {
  return receiverCategoriesOf(catalogue, party.types)[0]
}

/** The choices for named receivers about these data; own providers first, then by name. */
function exceptionsOf(asked: Questionnaire, { choices, own, parties }: AskedFacts): RowException[] {
  const mine = new Set(own.map(({ ura }) => ura))
  return choices
    .filter((choice) => choice.holder === asked.holder && choice.data === asked.data)
    .flatMap(({ receiver, answer, until }): RowException[] => {
      if (!isNamed(receiver)) return []
      const ura = uraOf(receiver)
      const party = parties.get(ura) ?? unknownParty(ura)
      return [{ party, answer, until: until ?? null, own: mine.has(ura) }]
    })
    .toSorted(
      (one, other) =>
        Number(other.own) - Number(one.own) || one.party.name.localeCompare(other.party.name, 'nl'),
    )
}

/** One that no directory has: it is still named by its number, and can be taken away. */
export function unknownParty(ura: string): ShownParty {
  return { ura, name: `URA ${ura}`, city: '', types: [], departure: { kind: 'ended' } }
}

/** What the wider choices say where nothing stands at this key. */
function otherwiseAt(
  key: ChoiceKey,
  { catalogue, choices, today, holder }: AskedFacts & { holder: Party | undefined },
): ShownAnswer {
  const others = choices.filter((choice) => keyText(choice) !== keyText(key))
  const parties = holder ? [holder] : []
  // As it will be when the draft is sent: by then what the catalogue adds was named.
  return shownAnswerAt(key, { catalogue, reading: catalogue, choices: others, parties }, today).standing
}

/** Where a page about a holder's data stands. */
export function pathOfAsked({ holder, data }: Questionnaire): Path {
  return isNamed(holder) ? PATHS.provider({ holder: uraOf(holder), data }) : PATHS.group({ holder, data })
}

/** Where the choices for named receivers of one row stand; with a `ura`, that for one of them. */
export function pathOfExceptions({ holder, data }: Questionnaire, { receiver, ura }: Row): Path {
  const place = isNamed(holder)
    ? { scope: 'zorgaanbieder', holder: uraOf(holder), data, receiver }
    : { scope: 'groep', holder, data, receiver }
  return ura === undefined ? PATHS.exceptions(place) : PATHS.exception({ ...place, ura })
}

type Row = { receiver: string; ura?: string }

/** Where a choice is changed: the page of its holder, or for a named receiver the page of that exception. */
export function placeOf(
  key: ChoiceKey,
  { catalogue, parties }: { catalogue: Catalogue; parties: readonly OwnOrNamed[] },
): Path {
  if (!isNamed(key.receiver)) return pathOfAsked(key)
  const ura = uraOf(key.receiver)
  const row = rowOf(catalogue, parties.find((party) => party.ura === ura) ?? { types: [] })
  return row ? pathOfExceptions(key, { receiver: row, ura }) : pathOfAsked(key)
}

type OwnOrNamed = Pick<ShownParty, 'ura' | 'types'>
