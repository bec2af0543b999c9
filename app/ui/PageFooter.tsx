import { FormattedMessage } from 'react-intl'
import { Clock } from './Moment'
import { FOOTER_LINKS } from './menu'
import { TextLink } from './TextLink'

/** Links, when one is logged out, and whose portal this is. */
export function PageFooter({
  organisation,
  logoutAt,
}: {
  organisation: { name: string }
  logoutAt: string | null
}) {
  return (
    <footer className="utrecht-page-footer page-footer">
      <div className="container page-footer__bar">
        <ul className="page-footer__links">
          {FOOTER_LINKS.map((link) => (
            <li key={link.to}>
              <TextLink to={link.to}>
                <FormattedMessage id={link.words} />
              </TextLink>
            </li>
          ))}
        </ul>
        <p>
          {logoutAt && (
            <>
              <FormattedMessage
                id="ui.footer.log-out-at"
                values={{ time: <Clock key="clock" at={logoutAt} /> }}
              />{' '}
            </>
          )}
          <FormattedMessage id="ui.footer.owner" values={{ name: organisation.name }} />
        </p>
      </div>
    </footer>
  )
}
