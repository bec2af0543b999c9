import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { breachesToReport } from '~/breach/use-cases.server'
import { countToReview } from '~/oversight/alarm-use-cases.server'
import { PATHS } from '~/paths'
import { kindNamed, listHandedOn, pickUpHandedOn } from '~/rights/handed-on.server'
import { doRights, listRights } from '~/rights/officer-use-cases.server'
import { boundedText } from '~/runtime/bounded-text'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../form-action.server'
import { officerOf } from './at-office'
import { FirstLook } from './FirstLook'
import { HandedOn } from './HandedOn'
import { RightsTable } from './RightsTable'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'rights-requests',
  title: 'officer.title',
  words: ['officer', 'rights', 'breach'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  return json({
    requests: await listRights(runtime, officerOf(context)),
    messages: await listHandedOn(runtime),
    breaches: await breachesToReport(runtime),
    alarms: await countToReview(runtime),
  })
}

const LONGEST_ID = 40
const form = defineButtons(v.object({ take: boundedText(LONGEST_ID) }), REFUSALS)

export const action = formAction(
  form,
  async ({ take: id }, at) => {
    const by = officerOf(at)
    const done = await doRights(at.portal.runtime, by, { id, command: { do: 'take', by: by.worker } })
    return done.ok ? PATHS.officerRight({ request: id }) : done
  },
  {
    picked: async (id, at) => {
      const kind = kindNamed(at.sent.get('soort'))
      const made = await pickUpHandedOn(at.portal.runtime, officerOf(at), { id, kind })
      return made.ok ? PATHS.officerRight({ request: made.id }) : made
    },
  },
)

/** What is open, the soonest first: kind, number and clock; never contents or names. */
export default function Worklist() {
  const { requests, messages, breaches, alarms } = useLoaderData<typeof loader>()
  return (
    <PageBody width="desk">
      <Said of={useFormOf()} />
      <PageTitle lead={<FormattedMessage id="officer.lead" />}>
        <FormattedMessage id="officer.title" />
      </PageTitle>
      <FirstLook breaches={breaches} alarms={alarms} />
      <section>
        <Heading level={2}>
          <FormattedMessage id="officer.table" />
        </Heading>
        <Actions>
          <ButtonLink to={PATHS.noteRight}>
            <FormattedMessage id="officer.note" />
          </ButtonLink>
        </Actions>
        {requests.length === 0 ? (
          <Paragraph>
            <FormattedMessage id="officer.none" />
          </Paragraph>
        ) : (
          <RightsTable requests={requests} />
        )}
      </section>
      {messages.length > 0 && <HandedOn messages={messages} />}
    </PageBody>
  )
}
