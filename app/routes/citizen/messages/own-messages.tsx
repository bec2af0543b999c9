import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { listForPerson } from '~/conversation/person-use-cases.server'
import { signedIn } from '~/identity/access'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { useBack } from '../../use-came-from'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'contact.own.title',
  words: ['contact'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { subjectId } = signedIn(context.actor)
  return json({ messages: await listForPerson(context.portal.runtime, subjectId) })
}

/** What somebody wrote to the desk while they were logged in, the newest first, and where it stands. */
export default function OwnMessages() {
  const { messages } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: useBack(PATHS.ownData) }} lead={<FormattedMessage id="contact.own.lead" />}>
        <FormattedMessage id="contact.own.title" />
      </PageTitle>
      {messages.length === 0 && (
        <Paragraph>
          <FormattedMessage id="contact.own.none" />
        </Paragraph>
      )}
      {messages.length > 0 && (
        <Rows badges>
          {messages.map(({ id, number, subject, topic, receivedAt, stands }) => (
            <Row
              key={id}
              name={
                <TextLink to={PATHS.ownMessage({ message: id })}>
                  {subject || <FormattedMessage id={`contact.topic.${topic}`} />}
                </TextLink>
              }
              note={
                <FormattedMessage
                  id="contact.own.line"
                  values={{ number, day: <Day key="day" at={receivedAt} /> }}
                />
              }
              end={
                <Badge kind={stands === 'answered' ? 'done' : 'plain'}>
                  <FormattedMessage id={`contact.stands.${stands}`} />
                </Badge>
              }
            />
          ))}
        </Rows>
      )}
      <Actions>
        <ButtonLink to={PATHS.contact}>
          <FormattedMessage id="contact.own.new" />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}
