import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import type { Path } from '~/paths'
import { TextLink } from './TextLink'

type OlderNewerProps = {
  /** Whether this is where the list begins. */
  first: boolean
  /** The place where it goes on; null at its end. */
  next: string | number | null
  /** Where the list goes on from a place; from its beginning without one. */
  addressOf: (place: string | null) => Path
  words: { newest: MessageId; older: MessageId }
}

/** The way through a list that goes on from a place: back to where it begins, and on. */
export function OlderNewer({ first, next, addressOf, words }: OlderNewerProps) {
  if (first && next === null) return null
  return (
    <nav className="older-newer">
      {!first && (
        <TextLink to={addressOf(null)} kind="back">
          <FormattedMessage id={words.newest} />
        </TextLink>
      )}
      {next !== null && (
        <TextLink to={addressOf(String(next))} kind="onward">
          <FormattedMessage id={words.older} />
        </TextLink>
      )}
    </nav>
  )
}
