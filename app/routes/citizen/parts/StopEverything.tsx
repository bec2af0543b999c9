import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { usePath } from '~/i18n/path'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'

/** Withdrawing is as easy as giving (AVG 7(3)): one press here, a check, and a press there. */
export function StopEverything() {
  const path = usePath()
  return (
    <section>
      <Heading level={2} looks={3}>
        <FormattedMessage id="overview.stop" />
      </Heading>
      <p className="hint">
        <FormattedMessage id="overview.stop.text" />
      </p>
      <Form method="post" action={path('/mijn/keuzes')}>
        <CsrfField />
        <button type="submit" name="way" value="none" className="nl-link link-button">
          <FormattedMessage id="overview.stop.button" />
        </button>
      </Form>
    </section>
  )
}
