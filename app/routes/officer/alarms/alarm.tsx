import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { openAlarm, reviewAlarm } from '~/oversight/alarm-use-cases.server'
import { reviewForm } from '~/oversight/review-form'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea } from '~/ui/TextField'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { officerOf } from '../at-office'
import { AlarmFacts } from './AlarmFacts'

export const handle = page({
  audience: 'internal',
  needs: 'alarms',
  title: 'officer.alarm',
  words: ['officer', 'organisation'],
  form: { sends: 'post' },
})

const VERDICTS = ['in-order', 'not-in-order', 'asked'] as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await openAlarm(context.portal.runtime, officerOf(context), params.alarm ?? '')
  if (!found) throw new Response(null, { status: 404 })
  return json({ ...found, did: new URL(request.url).searchParams.has('gedaan') })
}

const form = defineForm(reviewForm, {
  refusals: {
    'not-there': 404,
    changed: { status: 409, words: 'officer.alarm.changed' },
    numbers: { status: 422, words: 'officer.alarm.numbers', field: 'tekst' },
  },
})

export const action = formAction(form, async ({ oordeel, tekst, gezien }, at) => {
  const id = at.params.alarm ?? ''
  const asked = { id, seenAt: gezien, verdict: oordeel, text: tekst }
  const done = await reviewAlarm(at.portal.runtime, officerOf(at), asked)
  return done.ok ? withQuery(PATHS.alarm({ alarm: id }), { gedaan: true }) : done
})

/** One thing that stood out: who it was, what the organisation found, and what the officer makes of it. */
export default function Alarm() {
  const found = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <Said of={of} />
      {found.did && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id="officer.alarm.done" values={bold} />
        </Notice>
      )}
      <PageTitle
        back={{ to: PATHS.alarms }}
        lead={
          <FormattedMessage id={`organisation.signal.kind.${found.kind}`} values={{ count: found.count }} />
        }
      >
        <FormattedMessage id="officer.alarm" />
      </PageTitle>
      <AlarmFacts alarm={found} />
      <PageForm of={of}>
        <input type="hidden" name="gezien" value={found.at} />
        <RadioTiles name="oordeel" legend={<FormattedMessage id="officer.alarm.verdict" />}>
          {VERDICTS.map((verdict, place) => (
            <RadioTile
              key={verdict}
              id={place === 0 ? 'oordeel' : undefined}
              name="oordeel"
              value={verdict}
              label={<FormattedMessage id={`officer.alarm.verdict.${verdict}`} />}
            />
          ))}
        </RadioTiles>
        <TextArea name="tekst" rows={4} label={<FormattedMessage id="officer.alarm.text" />} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="officer.alarm.do" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
