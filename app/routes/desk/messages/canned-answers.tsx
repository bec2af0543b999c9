import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { listCanned } from '~/conversation/canned-use-cases.server'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { NoteIcon } from '~/ui/desk-icons'
import { PlusIcon } from '~/ui/icons'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'

export const handle = page({
  audience: 'internal',
  needs: 'desk-messages',
  title: 'message.canned.title',
  words: ['message'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const canned = await listCanned(context.portal.runtime.database.reader)
  return json({ canned, saved: new URL(request.url).searchParams.has('bewaard') })
}

/** Answers that are given often: what they are called, and the version that is in use. */
export default function CannedAnswers() {
  const { canned, saved } = useLoaderData<typeof loader>()
  return (
    <PageBody width="desk" narrow>
      <PageTitle lead={<FormattedMessage id="message.canned.lead" />}>
        <FormattedMessage id="message.canned.title" />
      </PageTitle>
      {saved && (
        <Notice kind="done" role="status">
          <FormattedMessage id="message.canned.saved" />
        </Notice>
      )}
      {canned.length === 0 ? (
        <EmptyState icon={NoteIcon} title={<FormattedMessage id="message.canned.none" />}>
          <FormattedMessage id="message.canned.none.text" />
        </EmptyState>
      ) : (
        <Rows>
          {canned.map(({ id, nameNl, version, changedAt }) => (
            <Row
              key={id}
              name={<TextLink to={PATHS.cannedAnswer({ answer: id })}>{nameNl}</TextLink>}
              note={
                <FormattedMessage
                  id="message.canned.version"
                  values={{ version, day: <Day key="day" at={changedAt} /> }}
                />
              }
            />
          ))}
        </Rows>
      )}
      <Actions>
        <ButtonLink icon={PlusIcon} to={PATHS.cannedAnswer({ answer: 'nieuw' })}>
          <FormattedMessage id="message.canned.new" />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}
