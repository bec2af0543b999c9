import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import type { Sentence } from '~/ui/form'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import type { Review } from '../parts/shown'
import { RestoredFrom } from './RestoredFrom'

type Stale = 'base' | 'catalogue' | null
type Refusal = { code: string; words: Sentence } | null

const STALE_WORDS = { base: 'control.stale', catalogue: 'control.catalogue' } as const

/** Why nothing was sent, or what changed since the page was made: each cause in its own words. */
export function ReviewRefused({
  refusal,
  stale,
  restoring,
}: { refusal: Refusal; stale: Stale } & Pick<Review, 'restoring'>) {
  const isStale = refusal?.code.startsWith('stale-')
  const told = isStale ? refusal?.words : null
  const warning = refusal ? told : stale && STALE_WORDS[stale]
  return (
    <>
      {warning && (
        <Notice kind="attention" role="alert">
          <FormattedMessage id={warning as MessageId} values={bold} />
        </Notice>
      )}
      <RestoredFrom restoring={restoring} stale={stale === 'base'} />
      {refusal && !isStale && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id={refusal.words as MessageId} />
        </Notice>
      )}
    </>
  )
}
