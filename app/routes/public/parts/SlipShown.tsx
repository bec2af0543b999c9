import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import type { readBySlip } from '~/recording/slip-use-cases.server'
import { AskedAloud } from '~/ui/AskedAloud'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { LockIcon } from '~/ui/icons'
import { bold } from '~/ui/words'
import { Member } from '../../citizen/recorded/WhoRecorded'
import { SinglesSaid } from '../../citizen/recorded/WhatWasSaid'
import { useOrganisation } from '../../citizen/recorded/organisation'

/** A paper as who typed its code sees it. */
export type ShownSlip = SerializeFrom<NonNullable<Awaited<ReturnType<typeof readBySlip>>> & { code: string }>

/** What the paper shows, and two answers of equal width: never what stood before, or what stands now. */
export function SlipShown(slip: ShownSlip) {
  const { code, member, at, number, what, questionVersion, spoken, until, city } = slip
  const organisation = useOrganisation(slip)
  const answer = what === 'none' ? 'none' : (spoken[0]?.answer ?? 'none')
  const facts = [
    {
      name: <FormattedMessage id="recorded.code.who" />,
      value: [organisation, city].filter(Boolean).join(', '),
    },
    { name: <FormattedMessage id="recorded.by" />, value: <Member member={member} /> },
    { name: <FormattedMessage id="recorded.when" />, value: <Moment at={at} /> },
    { name: <FormattedMessage id="recorded.number" />, value: number },
    ...(what === 'single'
      ? []
      : [
          {
            name: <FormattedMessage id="recorded.code.answer" />,
            value: <FormattedMessage id={`recorded.code.answer.${answer}`} />,
          },
        ]),
  ]
  return (
    <PageBody narrow>
      <PageTitle step={<FormattedMessage id="recorded.code.of" values={{ code }} />}>
        <FormattedMessage id="recorded.code.title" />
      </PageTitle>
      <Card>
        <Facts facts={facts} />
      </Card>
      {what !== 'none' && (
        <section className="part">
          <Heading level={2} looks={4}>
            <FormattedMessage id={what === 'single' ? 'recorded.asked.single' : 'recorded.code.asked'} />
          </Heading>
          {what === 'single' ? (
            <SinglesSaid spoken={spoken} />
          ) : (
            <AskedAloud what={what} version={questionVersion} />
          )}
        </section>
      )}
      <ButtonForm hidden={{ code }} className="two-answers">
        <div>
          <Button name="do" value="accept" size="main" wide>
            <FormattedMessage id="recorded.accept" />
          </Button>
          <p className="hint">
            <FormattedMessage id="recorded.code.accept.text" />
          </p>
        </div>
        <div>
          <Button name="do" value="not-said" size="main" wide>
            <FormattedMessage id="recorded.not-said" />
          </Button>
          <p className="hint">
            <FormattedMessage id="recorded.code.not-said.text" />
          </p>
        </div>
      </ButtonForm>
      <div className="part">
        <Notice kind="explain" icon={LockIcon}>
          <FormattedMessage
            id="recorded.code.only"
            values={{
              ...bold,
              a: (words) => (
                <TextLink key="in" to={PATHS.overview}>
                  {words}
                </TextLink>
              ),
            }}
          />
        </Notice>
      </div>
      <Paragraph kind="hint">
        <FormattedMessage id="recorded.code.until" values={{ day: <Day key="day" at={until} /> }} />
      </Paragraph>
    </PageBody>
  )
}
