import { FormattedMessage } from 'react-intl'
import type { Path } from '~/paths'
import { Notice } from '~/ui/Notice'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'

type News = {
  ura: string
  news: 'ended' | 'merged' | 'other-group'
  name: string
  intoName?: string | undefined
  to: Path
}

/** Providers that choices name and that left, merged or changed: the choice stays where it is, the person decides. */
export function ProviderNews({ news }: { news: News[] }) {
  if (news.length === 0) return null
  return (
    <Notice kind="attention">
      <p>
        <strong>
          <FormattedMessage id="news.title" />
        </strong>
      </p>
      <ul className="plain-list">
        {news.map(({ ura, news: what, name, intoName, to }) => (
          <li key={ura}>
            <FormattedMessage id={`news.${what}`} values={{ ...bold, name, into: intoName }} />{' '}
            <TextLink to={to} about={name}>
              <FormattedMessage id="news.look" />
            </TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
