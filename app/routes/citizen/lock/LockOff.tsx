import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { LockIcon } from '~/ui/icons'
import { bold } from '~/ui/words'
import type { Lock } from '../parts/shown'

const WHAT_IT_DOES = ['nobody', 'at-once', 'kept'] as const

/** What the emergency lock does, and the one button that sets it. */
export function LockOff({
  state,
  lifted,
  lifting,
  home,
}: Pick<Lock, 'state' | 'lifted' | 'lifting' | 'home'>) {
  return (
    <>
      {lifted && (
        <Notice kind="done">
          <FormattedMessage id="lock.lifted" values={bold} />
        </Notice>
      )}
      <PageTitle back={{ to: home }} lead={<FormattedMessage id="lock.lead" />}>
        <FormattedMessage id="lock.title" />
      </PageTitle>
      <Card>
        <ul>
          {WHAT_IT_DOES.map((what) => (
            <li key={what}>
              <FormattedMessage id={`lock.does.${what}`} values={bold} />
            </li>
          ))}
        </ul>
      </Card>
      {state === 'closed' && (
        <div className="part">
          <Notice kind="explain">
            <FormattedMessage id="lock.closed" />
          </Notice>
        </div>
      )}
      {state === 'off' && (
        <Form method="post">
          <CsrfField />
          <Actions>
            <Button name="do" value="lock" kind="primary" size="main" icon={LockIcon}>
              <FormattedMessage id="lock.set" />
            </Button>
            <TextLink to={home} kind="strong">
              <FormattedMessage id="lock.not" />
            </TextLink>
          </Actions>
          <Paragraph kind="hint">
            <FormattedMessage id={`lock.later.${lifting}`} />
          </Paragraph>
        </Form>
      )}
    </>
  )
}
