import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import type { Review } from '../parts/shown'
import { RestoredFrom } from './RestoredFrom'

const REFUSED: Record<string, MessageId> = {
  'terms-not-accepted': 'control.terms',
  'end-date-in-past': 'control.refused.end-date-in-past',
  'register-down': 'control.refused.register-down',
  muted: 'control.refused.muted',
  'declined-lately': 'control.refused.declined-lately',
  'asked-often': 'control.refused.asked-often',
}

type Stale = 'base' | 'catalogue' | null

/** Why nothing was sent, or what changed since the page was made: each cause in its own words. */
export function ReviewRefused({
  refusal,
  stale,
  restoring,
}: { refusal: string | undefined; stale: Stale } & Pick<Review, 'restoring'>) {
  return (
    <>
      <Warning stale={refusal ? staleWords(refusal) : stale} />
      <RestoredFrom restoring={restoring} stale={stale === 'base'} />
      {refusal && !refusal.startsWith('stale-') && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id={REFUSED[refusal] ?? 'control.refused'} />
        </Notice>
      )}
    </>
  )
}

/** Says that something changed since the draft was begun; what is shown below was worked out anew. */
function Warning({ stale }: { stale: Stale }) {
  if (!stale) return null
  return (
    <Notice kind="attention" role="alert">
      <FormattedMessage id={stale === 'catalogue' ? 'control.catalogue' : 'control.stale'} values={bold} />
    </Notice>
  )
}

function staleWords(refusal: string): Stale {
  if (refusal === 'stale-catalogue') return 'catalogue'
  return refusal.startsWith('stale-') ? 'base' : null
}
