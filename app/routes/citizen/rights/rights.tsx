import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { listOwnRights } from '~/rights/person-use-cases.server'
import { isOpen } from '~/rights/request'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import type { OwnRight } from './shown'

export const handle = page({
  audience: 'citizen',
  needs: 'rights',
  title: 'rights.title',
  words: ['rights'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ requests: await listOwnRights(context.portal.runtime, dossierIn(context)) })
}

/** What somebody asked of the privacy officer, the newest first, each with whose turn it is (AVG 12 to 22). */
export default function Rights() {
  const { requests } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.ownData }} lead={<FormattedMessage id="rights.lead" />}>
        <FormattedMessage id="rights.title" />
      </PageTitle>
      {requests.length === 0 && (
        <Paragraph>
          <FormattedMessage id="rights.none" />
        </Paragraph>
      )}
      {requests.length > 0 && (
        <Rows>
          {requests.map((one) => (
            <Row
              key={one.id}
              name={
                <TextLink to={PATHS.right({ request: one.id })}>
                  {one.number} · <FormattedMessage id={`rights.kind.${one.kind}`} />
                </TextLink>
              }
              note={<Line of={one} />}
            />
          ))}
        </Rows>
      )}
      <Actions>
        <ButtonLink to={PATHS.newRight} size="main">
          <FormattedMessage id="rights.new" />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}

function Line({ of: { standing, clock, receivedAt } }: { of: OwnRight }) {
  if (!isOpen(standing))
    return (
      <>
        <FormattedMessage id={`rights.turn.${standing}`} values={{ b: (words) => words }} />{' '}
        <FormattedMessage id="rights.line.closed" values={{ day: <Day key="day" at={receivedAt} /> }} />
      </>
    )
  if (standing === 'paused') return <FormattedMessage id="rights.line.still" />
  const [words, day] =
    standing === 'doing'
      ? (['rights.line.doing', clock.carriedOutBy] as const)
      : (['rights.line.decide', clock.endsOn] as const)
  return <FormattedMessage id={words} values={{ day: <Day key="day" at={day} /> }} />
}
