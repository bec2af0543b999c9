import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { PeopleIcon } from '~/ui/icons'
import { Row, Rows } from '~/ui/Rows'
import { dayOf } from '~/ui/written-time'
import { useAuthorName } from '../../citizen/parts/AuthorWords'
import type { Approval, Approvals } from './shown'

/** For whose turn it is, below the two answers: no more questions about this from who asked, and what that means. */
export function MuteAsker() {
  return (
    <Form method="post" className="part">
      <CsrfField />
      <button type="submit" name="do" value="mute" className="nl-link link-button">
        <FormattedMessage id="agreement.mute" />
      </button>
      <p className="hint">
        <FormattedMessage id="agreement.mute.note" />
      </p>
    </Form>
  )
}

/** That the reader wants no questions from who asked this, and the way back. */
export function MutedAsker({ isMuted }: Pick<Approval, 'isMuted'>) {
  if (!isMuted) return null
  return (
    <Form method="post" className="part">
      <CsrfField />
      <p>
        <FormattedMessage id="agreement.muted" />
      </p>
      <Button name="do" value="hear">
        <FormattedMessage id="agreement.unmute" />
      </Button>
    </Form>
  )
}

/** From whom the reader wants no questions, each with the way back. */
export function MutedAskers({ muted }: Pick<Approvals, 'muted'>) {
  const intl = useIntl()
  const path = usePath()
  const nameOf = useAuthorName()
  if (muted.length === 0) return null
  return (
    <section className="section">
      <Heading level={2} id="muted">
        <FormattedMessage id="agreement.muted.title" />
      </Heading>
      <p>
        <FormattedMessage id="agreement.muted.lead" />
      </p>
      <Rows>
        {muted.map(({ askedBy, asker, since, approvalId }) => (
          <Row
            key={approvalId}
            icon={PeopleIcon}
            name={nameOf({ who: askedBy === 'person' ? 'person' : asker })}
            note={<FormattedMessage id="agreement.muted.since" values={{ day: dayOf(intl, since) }} />}
            end={
              <Form method="post" action={path(PATHS.agreement({ approval: approvalId }))}>
                <CsrfField />
                <Button name="do" value="hear">
                  <FormattedMessage id="agreement.unmute" />
                </Button>
              </Form>
            }
          />
        ))}
      </Rows>
    </section>
  )
}
