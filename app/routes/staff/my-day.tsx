import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Heading } from '~/ui/Heading'
import { FileIcon } from '~/ui/icons'
import { Day } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'staff.day.title',
  words: ['staff'],
})

export function loader({ context }: LoaderFunctionArgs) {
  return json({ today: context.portal.runtime.now() })
}

/** What one recorded today: no names and no answers, since others can see this screen. */
export default function MyDay() {
  const { today } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle lead={<Day at={today} form="weekday" />}>
        <FormattedMessage id="staff.day.title" />
      </PageTitle>
      <section aria-labelledby="vastgelegd">
        <Heading level={2} id="vastgelegd">
          <FormattedMessage id="staff.day.recorded" />
        </Heading>
        <EmptyState icon={FileIcon} title={<FormattedMessage id="staff.day.empty" />}>
          <FormattedMessage id="staff.day.empty.text" />
        </EmptyState>
      </section>
    </PageBody>
  )
}
