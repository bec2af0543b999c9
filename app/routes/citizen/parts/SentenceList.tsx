import { FormattedMessage, useIntl } from 'react-intl'
import type { Said, Sentence } from '~/consent/sentence'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { dayOf } from '~/ui/written-time'

type Turned = { sentence: Sentence; was: Said }

type ListProps = {
  /** What changed, each with the answer that stood there before. */
  sentences: readonly (Turned & { exceptions?: readonly Turned[] })[]
  /** How many more there are. */
  more?: number
}

/** Changes as sentences, each with what it was. */
export function SentenceList({ sentences, more = 0 }: ListProps) {
  return (
    <ul className="change-list">
      {sentences.map(({ exceptions = [], ...turned }, place) => (
        <li key={place}>
          <Turn turned={turned} />
          {exceptions.length > 0 && (
            <ul className="change-list">
              {exceptions.map((exception, number) => (
                <li key={number}>
                  <FormattedMessage id="sentence.except" /> <Turn turned={exception} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
      {more > 0 && (
        <li>
          <FormattedMessage id="history.more" values={{ count: more }} />
        </li>
      )}
    </ul>
  )
}

function Turn({ turned: { sentence, was } }: { turned: Turned }) {
  const intl = useIntl()
  return (
    <>
      <ChoiceSentence sentence={sentence} />{' '}
      <span className="hint">
        {was?.until ? (
          <FormattedMessage id="history.was-until" values={{ day: dayOf(intl, was.until) }} />
        ) : (
          <FormattedMessage id="history.was" values={{ was: was?.answer ?? 'none' }} />
        )}
      </span>
    </>
  )
}
