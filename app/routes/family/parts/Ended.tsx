import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { useBack } from '../../use-came-from'
import { endReason, endTitle } from './agreement'
import { AskedChanges } from './AskedChanges'
import { useToldWho } from './told-who'
import { MutedAsker } from './Muting'
import type { Approval } from './shown'

/** How it ended, why, and what was asked. */
export function Ended(shown: Approval) {
  const {
    state,
    why,
    settledBy,
    reason,
    version,
    settledAt,
    askedAt,
    changes,
    stands,
    liftsLock,
    mayAskAgain,
    isMuted,
    relations,
  } = shown
  const back = useBack(PATHS.agreements)
  const who = useToldWho(relations)
  if (state === 'waiting') return null
  const changed = stands !== null && stands !== 'all' ? stands : null
  const isLifted = liftsLock && state === 'in-force' && !changed
  return (
    <>
      <PageTitle
        back={{ to: back }}
        lead={
          <FormattedMessage
            id={
              isLifted
                ? 'agreement.lift.end.in-force'
                : changed
                  ? (`agreement.end.text.in-force.${changed}` as const)
                  : endReason({ state, settledBy, why, isMuted })
            }
            values={who}
          />
        }
      >
        <FormattedMessage
          id={
            isLifted
              ? 'agreement.lift.end.title'
              : changed
                ? (`agreement.end.title.in-force.${changed}` as const)
                : endTitle({ state, settledBy })
          }
          values={who}
        />
      </PageTitle>
      <p className="hint">
        <Moment at={settledAt ?? askedAt} />
      </p>
      {reason && (
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="agreement.reason" />
          </Heading>
          <blockquote className="quoted">{reason}</blockquote>
        </section>
      )}
      {state !== 'in-force' && (changes.length > 0 || liftsLock) && (
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="agreement.asked.other" />
          </Heading>
          <div className="stack">
            <AskedChanges {...shown} />
          </div>
        </section>
      )}
      {mayAskAgain && changes.length > 0 && <AskAgain />}
      <MutedAsker isMuted={isMuted} />
      <Actions>
        <ButtonLink to={PATHS.overview} size="main">
          <FormattedMessage id="ui.to-overview" />
        </ButtonLink>
        {version !== null && (
          <TextLink to={withQuery(PATHS.done, { versie: version })} kind="strong">
            <FormattedMessage id="agreement.at-once.link" />
          </TextLink>
        )}
      </Actions>
    </>
  )
}

/** Puts the same in a draft: nothing is asked before it is sent from the review page. */
function AskAgain() {
  return (
    <Form method="post" className="part">
      <CsrfField />
      <Button name="do" value="again">
        <FormattedMessage id="agreement.again" />
      </Button>
      <p className="hint">
        <FormattedMessage id="agreement.again.note" />
      </p>
    </Form>
  )
}
