import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readAlarms } from '~/colleagues/alarm-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Heading } from '~/ui/Heading'
import { CheckIcon } from '~/ui/icons'
import { Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { AnswerBy, WhatStoodOut, WhoAndWhen } from './parts/SignalWords'

export const handle = page({
  audience: 'staff',
  needs: 'staff-roles',
  title: 'organisation.signal.title',
  words: ['staff', 'organisation'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const alarms = await readAlarms(context.portal.runtime, atWork(context.actor))
  return json({ ...alarms, saved: new URL(request.url).searchParams.has('bewaard') })
}

/** What stood out in one's own organisation: what must be answered, and what was. */
export default function Signals() {
  const { waiting, answered, saved } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle
        back={{ to: PATHS.staffOrganisation }}
        lead={<FormattedMessage id="organisation.signal.lead" />}
      >
        <FormattedMessage id="organisation.signal.title" />
      </PageTitle>
      {saved && (
        <Notice kind="done" role="status">
          <FormattedMessage id="organisation.signal.saved" />
        </Notice>
      )}
      <section>
        <Heading level={2}>
          <FormattedMessage id="organisation.signal.waiting" />
        </Heading>
        {waiting.length === 0 && (
          <EmptyState icon={CheckIcon} title={<FormattedMessage id="organisation.signal.none" />}>
            <FormattedMessage id="organisation.signal.none.text" />
          </EmptyState>
        )}
        <Rows badges>
          {waiting.map((signal) => (
            <Row
              key={signal.id}
              name={<WhatStoodOut {...signal} />}
              note={
                <>
                  <WhoAndWhen {...signal} />. <AnswerBy {...signal} />
                </>
              }
              end={
                <TextLink to={PATHS.signal({ alarm: signal.id })}>
                  <FormattedMessage id="organisation.signal.to" />
                  <span className="visually-hidden">
                    {': '}
                    <WhatStoodOut {...signal} />
                  </span>
                </TextLink>
              }
            />
          ))}
        </Rows>
      </section>
      {answered.length > 0 && (
        <section>
          <Heading level={2}>
            <FormattedMessage id="organisation.signal.answered" />
          </Heading>
          <Rows badges>
            {answered.map((signal) => (
              <Row
                key={signal.id}
                name={<WhatStoodOut {...signal} />}
                note={
                  <>
                    <WhoAndWhen {...signal} />
                    <br />
                    {signal.verdict && (
                      <FormattedMessage id={`organisation.signal.verdict.${signal.verdict}`} />
                    )}{' '}
                    {signal.answer}
                  </>
                }
                end={
                  signal.answeredAt && (
                    <FormattedMessage
                      id="organisation.signal.by"
                      values={{
                        by: signal.answeredBy ?? '–',
                        at: <Moment key="at" at={signal.answeredAt} />,
                      }}
                    />
                  )
                }
              />
            ))}
          </Rows>
        </section>
      )}
    </PageBody>
  )
}
