import type { Catalogue, Text } from './catalogue'
import { findHolder, findReceiver, holderCategoriesOf, receiverCategoriesOf } from './lookup'

/** What a provider of a type is called as one side of a question: the groups it belongs to; nothing for one of no group. */
export function countedAs(catalogue: Catalogue, side: 'holder' | 'receiver', type: string): Text[] {
  if (side === 'holder')
    return holderCategoriesOf(catalogue, [type]).flatMap((code) => findHolder(catalogue, code)?.name ?? [])
  return receiverCategoriesOf(catalogue, [type]).flatMap((code) => findReceiver(catalogue, code)?.name ?? [])
}
