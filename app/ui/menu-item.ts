import type { MessageId } from '~/i18n/nl'
import type { Path } from '~/paths'

export type MenuItem = {
  /** A Dutch path of the portal. */
  to: Path
  words: MessageId
  /** Pages below it count as this item too. */
  withPagesBelow?: boolean
  /** Other pages that count as this item. */
  also?: readonly Path[]
  /** How many answers of the reader are waited for there. */
  waiting?: number
}
