import { FormattedMessage } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import { ChoiceSentence } from './ChoiceSentence'

type StandingProps = { standing: readonly { sentence: Sentence; exceptions: readonly Sentence[] }[] }

/** What stands, each rule with its exceptions below it: apart they would read as a contradiction. */
export function StandingSentences({ standing }: StandingProps) {
  return (
    <ul className="plain-list">
      {standing.map(({ sentence, exceptions }, place) => (
        <li key={place}>
          <ChoiceSentence sentence={sentence} />
          {exceptions.length > 0 && (
            <ul>
              {exceptions.map((exception, number) => (
                <li key={number}>
                  <FormattedMessage id="sentence.except" /> <ChoiceSentence sentence={exception} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
