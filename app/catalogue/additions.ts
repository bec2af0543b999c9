import type {
  Catalogue,
  CatalogueRow,
  DataCategoryCode,
  HolderCategoryCode,
  ReceiverCategoryCode,
  Text,
} from './catalogue'
import { containedIn, findData, findHolder, findReceiver, isRow } from './lookup'

/** What a newer catalogue lets choices be about, or cover, that an older one did not. */
export type Additions = {
  /** Combinations that could not be chosen before. */
  rows: CatalogueRow[]
  /** Groups that have more kinds of providers than before: who has data, and who may see them. */
  holders: HolderCategoryCode[]
  receivers: ReceiverCategoryCode[]
  /** Kinds of data that are now inside another kind. */
  contained: { data: DataCategoryCode; within: DataCategoryCode }[]
  /** Whether who, or what for, never might before now might: an exclusion that went, another purpose. */
  barred: boolean
}

/** Everything by which a newer catalogue could permit more than an older one with the same choices. */
export function additionsOf(older: Catalogue, newer: Catalogue): Additions {
  return {
    rows: newer.rows.filter((row) => !isRow(older, row)),
    holders: grown(older.holderCategoriesOfType, newer.holderCategoriesOfType),
    receivers: grown(older.receiverCategoryOfType, newer.receiverCategoryOfType),
    contained: newer.data.flatMap(({ code, contains }) =>
      contains
        .filter((data) => !containedIn(older, code).includes(data))
        .map((data) => ({ data, within: code })),
    ),
    barred:
      older.excludedTypes.some((type) => !newer.excludedTypes.includes(type)) ||
      older.excludedRoleCodes.some((code) => !newer.excludedRoleCodes.includes(code)) ||
      newer.purposes.some((purpose) => !older.purposes.includes(purpose)),
  }
}

export function addsNothing({ rows, holders, receivers, contained, barred }: Additions): boolean {
  return !barred && [rows, holders, receivers, contained].every((list) => list.length === 0)
}

/** What is added, in the words of the newer catalogue; new combinations are told one by one elsewhere. */
export type NamedAdditions = {
  holders: Text[]
  receivers: Text[]
  contained: { data: Text; within: Text }[]
  barred: boolean
}

export function namedAdditions(additions: Additions, catalogue: Catalogue): NamedAdditions {
  const dataName = (code: string) => findData(catalogue, code)?.lowercase ?? { nl: code, en: code }
  return {
    holders: additions.holders.flatMap((code) => findHolder(catalogue, code)?.name ?? []),
    receivers: additions.receivers.flatMap((code) => findReceiver(catalogue, code)?.name ?? []),
    contained: additions.contained.map(({ data, within }) => ({
      data: dataName(data),
      within: dataName(within),
    })),
    barred: additions.barred,
  }
}

/** The groups to which a type belongs now and did not before, each once. */
function grown(older: Record<string, string[]>, newer: Record<string, string[]>): string[] {
  const added = Object.entries(newer).flatMap(([type, groups]) => {
    const before = Object.hasOwn(older, type) ? older[type]! : []
    return groups.filter((group) => !before.includes(group))
  })
  return [...new Set(added)]
}
