import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { answerAlarm, readOneAlarm } from '~/colleagues/alarm-use-cases.server'
import { answerForm } from '~/colleagues/forms'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { VERDICTS } from '~/staff/alarm'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea } from '~/ui/TextField'
import { formAction } from '../form-action.server'
import { AnswerBy, WhatStoodOut, WhoAndWhen } from './parts/SignalWords'

type Loaded = { signal: { isSelf: boolean; answeredAt: unknown } }

export const handle = page({
  audience: 'staff',
  needs: 'staff-roles',
  title: 'organisation.signal.one',
  words: ['staff', 'organisation'],
  form: { sends: 'post', when: ({ signal }: Loaded) => !signal.isSelf && signal.answeredAt === null },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const signal = await readOneAlarm(context.portal.runtime, atWork(context.actor), params.alarm ?? '')
  if (!signal) throw new Response(null, { status: 404 })
  return json({ signal })
}

const form = defineForm(answerForm, {
  refusals: {
    'not-there': 404,
    'own-alarm': { status: 403, words: 'organisation.signal.own' },
    answered: { status: 409, words: 'organisation.signal.already' },
    numbers: { status: 422, words: 'organisation.signal.answer.numbers', field: 'antwoord' },
  },
})

export const action = formAction(form, async ({ oordeel: verdict, antwoord: answer }, at) => {
  const answering = {
    staff: atWork(at.actor),
    id: at.params.alarm ?? '',
    verdict,
    answer,
    requestId: at.requestId,
  }
  const answered = await answerAlarm(at.portal.runtime, answering)
  return answered.ok ? withQuery(PATHS.signals, { bewaard: true }) : answered
})

/** One thing that stood out, and where its administrator writes down what it was. */
export default function Signal() {
  const { signal } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const { isSelf, verdict, answer, answeredAt, answeredBy, records } = signal
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.signals }} lead={<WhoAndWhen {...signal} />}>
        <WhatStoodOut {...signal} />
      </PageTitle>
      <Said of={of} kind="attention" />
      {records.length > 0 && (
        <section>
          <Heading level={2}>
            <FormattedMessage id="organisation.signal.records" />
          </Heading>
          <ul>
            {records.map(({ number, at }) => (
              <li key={number}>
                <FormattedMessage
                  id="organisation.signal.record"
                  values={{ number, at: <Moment key="at" at={at} /> }}
                />
              </li>
            ))}
          </ul>
          <Paragraph>
            <FormattedMessage id="organisation.signal.put-back" />
          </Paragraph>
        </section>
      )}
      {answer !== null && (
        <section>
          <Heading level={2}>
            {answeredAt ? (
              <FormattedMessage
                id="organisation.signal.by"
                values={{ by: answeredBy ?? '–', at: <Moment key="at" at={answeredAt} /> }}
              />
            ) : (
              <FormattedMessage id="organisation.signal.again" />
            )}
          </Heading>
          {verdict && (
            <Paragraph>
              <FormattedMessage id={`organisation.signal.verdict.${verdict}`} />
            </Paragraph>
          )}
          <Paragraph>{answer}</Paragraph>
        </section>
      )}
      {answeredAt === null && isSelf && (
        <Notice kind="explain">
          <FormattedMessage id="organisation.signal.own" />
        </Notice>
      )}
      {answeredAt === null && !isSelf && (
        <PageForm of={of}>
          <Paragraph>
            <AnswerBy {...signal} />
          </Paragraph>
          <RadioTiles name="oordeel" legend={<FormattedMessage id="organisation.signal.verdict" />}>
            {VERDICTS.map((verdict) => (
              <RadioTile
                key={verdict}
                name="oordeel"
                value={verdict}
                label={<FormattedMessage id={`organisation.signal.verdict.${verdict}`} />}
              />
            ))}
          </RadioTiles>
          <TextArea
            name="antwoord"
            label={<FormattedMessage id="organisation.signal.answer" />}
            hint={<FormattedMessage id="organisation.signal.answer.hint" />}
          />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="organisation.signal.save" />
            </Button>
          </Actions>
        </PageForm>
      )}
    </PageBody>
  )
}
