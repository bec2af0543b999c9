import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readFollowed } from '~/follow/staff-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { FileIcon } from '~/ui/icons'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'follow.list.title',
  words: ['staff', 'follow'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const followed = await readFollowed(context.portal.runtime, atWork(context.actor))
  return json({ followed, stopped: new URL(request.url).searchParams.has('gestopt') })
}

/** Whom one's organisation follows, and of whom something changed that is about it. */
export default function Followed() {
  const { followed, stopped } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle lead={<FormattedMessage id="follow.list.lead" />}>
        <FormattedMessage id="follow.list.title" />
      </PageTitle>
      {stopped && (
        <Notice kind="done" role="status">
          <FormattedMessage id="follow.person.stopped" />
        </Notice>
      )}
      {followed.length === 0 ? (
        <EmptyState icon={FileIcon} title={<FormattedMessage id="follow.list.none" />}>
          <FormattedMessage id="follow.list.none.text" />
        </EmptyState>
      ) : (
        <Rows badges>
          {followed.map(({ id, name, since, changed, stopAsked }) => (
            <Row
              key={id}
              name={
                <TextLink to={PATHS.followedPerson({ person: id })}>
                  {name ?? <FormattedMessage id="ui.nameless" />}
                </TextLink>
              }
              note={
                <FormattedMessage id="follow.list.since" values={{ day: <Day key="day" at={since} /> }} />
              }
              end={
                <>
                  {changed && (
                    <Badge>
                      <FormattedMessage id="follow.list.changed" />
                    </Badge>
                  )}
                  {stopAsked && (
                    <Badge>
                      <FormattedMessage id="follow.list.stop-asked" />
                    </Badge>
                  )}
                </>
              }
            />
          ))}
        </Rows>
      )}
    </PageBody>
  )
}
