import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readAlarms } from '~/colleagues/alarm-use-cases.server'
import { readOwnEndpoint } from '~/colleagues/endpoint-use-cases.server'
import { readPeople } from '~/colleagues/people-use-cases.server'
import { readInboxAddressOf } from '~/inbox/address-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { PlusIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { Endpoint } from './parts/Endpoint'
import { InboxAddress } from './parts/InboxAddress'
import { PeopleTable } from './parts/PeopleTable'
import { SignalBand } from './parts/SignalBand'

export const handle = page({
  audience: 'staff',
  needs: 'staff-roles',
  title: 'staff.organisation.title',
  words: ['staff', 'organisation', 'inbox'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = atWork(context.actor)
  const people = await readPeople(context.portal.runtime, staff)
  const { waiting } = await readAlarms(context.portal.runtime, staff)
  const inbox = await readInboxAddressOf(context.portal.runtime, staff)
  const endpoint = await readOwnEndpoint(context.portal.runtime, staff)
  return json({ waiting, people, inbox, endpoint, saved: new URL(request.url).searchParams.get('bewaard') })
}

const SAVED = {
  adres: 'inbox.address.saved',
  systeem: 'organisation.endpoint.saved',
  'systeem-weg': 'organisation.endpoint.removed',
  'systeem-opnieuw': 'organisation.endpoint.again.done',
} as const

/** Who may do what in one's own organisation; of patients and their choices there is nothing here. */
export default function Organisation() {
  const { waiting, people, saved, inbox, endpoint } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle lead={<FormattedMessage id="staff.organisation.lead" />}>
        <FormattedMessage id="staff.organisation.title" />
      </PageTitle>
      {saved !== null && (
        <Notice kind="done" role="status">
          <FormattedMessage
            id={Object.hasOwn(SAVED, saved) ? SAVED[saved as keyof typeof SAVED] : 'staff.people.saved'}
          />
        </Notice>
      )}
      <SignalBand signals={waiting} />
      <Paragraph>
        <TextLink to={PATHS.signals}>
          <FormattedMessage id="organisation.signal.all" />
        </TextLink>
      </Paragraph>
      <section>
        <div className="heading-with-action">
          <Heading level={2}>
            <FormattedMessage id="staff.people" />
          </Heading>
          <ButtonLink to={PATHS.addStaff} kind="primary" icon={PlusIcon}>
            <FormattedMessage id="staff.people.add" />
          </ButtonLink>
        </div>
        <PeopleTable people={people} />
        <Paragraph kind="hint">
          <FormattedMessage id="staff.people.at-once" />
        </Paragraph>
      </section>
      <InboxAddress inbox={inbox} />
      <Endpoint endpoint={endpoint} />
    </PageBody>
  )
}
