import type { DataCategory, HolderCategory, ReceiverCategory } from '~/catalogue/catalogue'
import type { ChoiceKey } from '~/consent/choice'
import { useText } from '~/i18n/text'

export type CatalogueWords = {
  holders: HolderCategory[]
  receivers: ReceiverCategory[]
  data: DataCategory[]
}

/** Names the three parts of a choice as they stand inside a sentence. */
export function useChoiceWords(words: CatalogueWords) {
  const text = useText()
  return ({ holder, data, receiver }: ChoiceKey) => {
    const asked = words.receivers.find((one) => one.code === receiver)
    const kept = words.data.find((one) => one.code === data)
    const has = words.holders.find((one) => one.code === holder)
    return {
      holder: has ? text(has.possessive) : holder,
      data: kept ? text(kept.lowercase) : data,
      receiver: asked ? text(asked.everyone) : receiver,
      grammar: asked?.grammar ?? 'singular',
    }
  }
}
