import { FormattedMessage } from 'react-intl'
import type { TakenOver } from '~/choosing/foresee'
import type { MessageId } from '~/i18n/nl'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Notice } from '~/ui/Notice'
import { CatalogueAdds } from '../parts/CatalogueAdds'
import { ProviderNews } from '../parts/ProviderNews'
import type { Review } from '../parts/shown'

/** What becomes of it, one text each. */
const ADDED = {
  now: 'catalogue.adds.sending',
  asked: 'catalogue.adds.asked',
  not: 'catalogue.adds.kept',
} as const satisfies Record<TakenOver, MessageId>

/** What is new since the draft was begun: combinations that went or came, providers that left, exceptions that go. */
export function ReviewNews({
  dropped,
  fresh,
  news,
  way,
  adds,
  foresight,
}: Pick<Review, 'dropped' | 'fresh' | 'news' | 'way' | 'adds' | 'foresight'>) {
  return (
    <>
      {way && (
        <Notice kind="explain">
          <FormattedMessage id={`control.way.${way}`} />
        </Notice>
      )}
      <ProviderNews news={news} />
      {dropped.length > 0 && (
        <Notice kind="attention">
          <p>
            <FormattedMessage id="control.dropped" values={{ count: dropped.length }} />
          </p>
          <Sentences sentences={dropped} />
        </Notice>
      )}
      <CatalogueAdds adds={adds}>
        <FormattedMessage id={ADDED[foresight?.takenOver ?? 'not']} />
      </CatalogueAdds>
      {fresh.length > 0 && (
        <Notice kind="attention">
          <p>
            <FormattedMessage id="control.fresh" />
          </p>
          <Sentences sentences={fresh} />
        </Notice>
      )}
    </>
  )
}

type SentencesProps = { sentences: Parameters<typeof ChoiceSentence>[0]['sentence'][] }

/** Several choices, one sentence each. */
export function Sentences({ sentences }: SentencesProps) {
  return (
    <ul className="plain-list">
      {sentences.map((sentence, place) => (
        <li key={place}>
          <ChoiceSentence sentence={sentence} />
        </li>
      ))}
    </ul>
  )
}
