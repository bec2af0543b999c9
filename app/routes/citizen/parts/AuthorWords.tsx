import { FormattedMessage } from 'react-intl'
import type { Named, ToldAuthor } from '~/consent/author'

/** Who made a change, in words: "U", "Een medewerker van Ziekenhuis Noord". */
export function AuthorWords({ author }: { author: Named<ToldAuthor> }) {
  if (author.who !== 'staff') return <FormattedMessage id={`history.by.${author.who}`} />
  if (author.name === null) return <FormattedMessage id="history.by.staff-unknown" />
  return <FormattedMessage id="history.by.staff" values={{ name: author.name }} />
}
