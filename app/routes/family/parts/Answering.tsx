import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Disclosure } from '~/ui/Disclosure'
import { CsrfField } from '~/ui/CsrfField'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { useBack } from '../../use-came-from'
import { conflictWords } from './agreement'
import { CatalogueAdds } from '../../citizen/parts/CatalogueAdds'
import { AskedChanges } from './AskedChanges'
import { useToldWho } from './told-who'
import { MuteAsker } from './Muting'
import type { Approval } from './shown'

/** For whose turn it is: what is asked, and two equal answers. */
export function Answering(shown: Approval) {
  const { askedBy, askedAt, expiresOn, conflict, isLast, seen, liftsLock, adds, relations } = shown
  const who = useToldWho(relations)
  const until = { day: <Day key="day" at={expiresOn} /> }
  return (
    <>
      <PageTitle
        back={{ to: useBack(PATHS.agreements) }}
        lead={
          <FormattedMessage
            id={liftsLock ? 'agreement.lift.lead' : `agreement.answer.lead.${askedBy}`}
            values={{ ...who, moment: <Moment key="moment" at={askedAt} /> }}
          />
        }
      >
        <FormattedMessage
          id={liftsLock ? 'agreement.lift.title' : `agreement.answer.title.${askedBy}`}
          values={who}
        />
      </PageTitle>
      {conflict && (
        <Notice kind="explain">
          <FormattedMessage id={conflictWords(conflict, askedBy, liftsLock)} values={{ ...bold, ...who }} />
        </Notice>
      )}
      <div className="stack part">
        <AskedChanges {...shown} />
      </div>
      <CatalogueAdds adds={adds}>
        <FormattedMessage id="agreement.adds" />
      </CatalogueAdds>
      {liftsLock ? (
        <Paragraph>
          <FormattedMessage id="agreement.lift.meaning.text" />
        </Paragraph>
      ) : (
        <Disclosure summary={<FormattedMessage id="agreement.meaning" />}>
          <FormattedMessage id="agreement.meaning.text" />
        </Disclosure>
      )}
      <section className="section">
        <Heading level={2} id="answer">
          <FormattedMessage id="agreement.answer.question" />
        </Heading>
        <Form method="post">
          <CsrfField />
          <input type="hidden" name="seen" value={seen} />
          <div className="two-answers">
            <div>
              <Button name="do" value="approve" size="main" wide>
                <FormattedMessage id="agreement.approve" />
              </Button>
              <p className="hint">
                <FormattedMessage
                  id={
                    liftsLock
                      ? 'agreement.lift.approve.hint'
                      : `agreement.approve.hint.${isLast ? 'last' : 'more'}`
                  }
                />
              </p>
            </div>
            <div>
              <Button name="do" value="decline" size="main" wide>
                <FormattedMessage id="agreement.decline" />
              </Button>
              <p className="hint">
                <FormattedMessage id="agreement.decline.hint" />
              </p>
            </div>
          </div>
        </Form>
        <p className="part">
          <TextLink to={PATHS.overview}>
            <FormattedMessage id="agreement.later" />
          </TextLink>
        </p>
        <Paragraph kind="hint">
          <FormattedMessage id="agreement.until-day" values={until} />{' '}
          <FormattedMessage id={`agreement.told.${askedBy}`} values={who} />
        </Paragraph>
        <MuteAsker />
      </section>
    </>
  )
}
