import type {
  Catalogue,
  CatalogueRow,
  HolderCategory,
  HolderCategoryCode,
  ReceiverCategory,
} from '~/catalogue/catalogue'
import { findReceiver, holderCategoriesOf, receiverCategoriesOf, rowsOf } from '~/catalogue/lookup'
import type { Answer, Choice } from './choice'
import type { OwnParty } from './effects'

/** One question of a group's page: a receiver, the citizen's own providers in it, and what stands there now. */
export type GroupRow = { receiver: ReceiverCategory; own: string[]; answer: Answer | null }

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

/** The questions of a group; receivers with own providers come first. Nothing is ticked that was not chosen. */
export function groupRows(
  catalogue: Catalogue,
  group: HolderCategory,
  facts: { choices: readonly Choice[]; own: readonly OwnParty[] },
): GroupRow[] {
  const rows = rowsOf(catalogue, group.code).flatMap((row) => {
    const receiver = findReceiver(catalogue, row.receiver)
    return receiver
      ? [{ receiver, own: ownIn(catalogue, row, facts.own), answer: answerAt(row, facts.choices) }]
      : []
  })
  return [...rows.filter((row) => row.own.length > 0), ...rows.filter((row) => row.own.length === 0)]
}

function ownIn(catalogue: Catalogue, row: CatalogueRow, own: readonly OwnParty[]): string[] {
  return own
    .filter((party) => receiverCategoriesOf(catalogue, party.types).includes(row.receiver))
    .map((party) => party.name)
}

function answerAt(row: CatalogueRow, choices: readonly Choice[]): Answer | null {
  const choice = choices.find(
    (one) => one.holder === row.holder && one.data === row.data && one.receiver === row.receiver,
  )
  return choice?.answer ?? null
}
