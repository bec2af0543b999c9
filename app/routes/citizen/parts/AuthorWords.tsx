import { FormattedMessage, useIntl } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import type { Doer, Named, AuthorLabel } from '~/representation/author-label'

type Who = Exclude<AuthorLabel['who'], 'staff'>

/** One text for each who, or what, that can have changed something. */
const BY = {
  self: 'history.by.self',
  person: 'history.by.person',
  parent: 'history.by.parent',
  authorised: 'history.by.authorised',
  curator: 'history.by.curator',
  mentor: 'history.by.mentor',
  partner: 'history.by.partner',
  'adult-parent': 'history.by.adult-parent',
  child: 'history.by.child',
  sibling: 'history.by.sibling',
  grandparent: 'history.by.grandparent',
  grandchild: 'history.by.grandchild',
  'after-death': 'history.by.after-death',
  representative: 'history.by.representative',
  paper: 'history.by.paper',
  desk: 'history.by.desk',
  officer: 'history.by.officer',
  migration: 'history.by.migration',
  ended: 'history.by.ended',
  unconfirmed: 'history.by.unconfirmed',
} as const satisfies Record<Who, MessageId>

/** Who made a change, in words: "U", "Uw mentor", "Een medewerker van Ziekenhuis Noord". */
export function AuthorWords({ author }: { author: Named | Doer }) {
  return <FormattedMessage {...wordsOf(author)} />
}

function wordsOf(author: Named | Doer): { id: MessageId; values?: Record<string, string> } {
  if (!('organisation' in author)) return { id: BY[author.who] }
  if (author.name === null) return { id: 'history.by.staff-unknown' }
  return { id: 'history.by.staff', values: { name: author.name } }
}

/** The same as plain words, to stand in a sentence. */
export function useAuthorName(): (author: Named | Doer) => string {
  const { formatMessage } = useIntl()
  return (author) => {
    const { id, values } = wordsOf(author)
    return formatMessage({ id }, values)
  }
}

/** And after "door": "uw mentor", "een medewerker van Ziekenhuis Noord"; a person keeps their name. */
export function useDoneBy(): (author: Named | Doer) => string {
  const nameOf = useAuthorName()
  return (author) => {
    const said = nameOf(author)
    return author.who === 'person' ? said : said.charAt(0).toLowerCase() + said.slice(1)
  }
}
