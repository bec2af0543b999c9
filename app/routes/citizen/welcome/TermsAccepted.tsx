import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

/** That the terms of today are accepted, and the way on. */
export function TermsAccepted() {
  return (
    <section className="section">
      <Notice kind="done">
        <FormattedMessage id="welcome.terms.accepted" values={bold} />
      </Notice>
      <Actions>
        <ButtonLink to={PATHS.welcomeMail} kind="primary" size="main">
          <FormattedMessage id="welcome.on" />
        </ButtonLink>
      </Actions>
    </section>
  )
}
