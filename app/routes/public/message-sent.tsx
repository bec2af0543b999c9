import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readNumber, shownNumber } from '~/conversation/conversation'
import { PATHS } from '~/paths'
import { ResultCard } from '~/ui/Card'
import { Actions, PageBody } from '~/ui/Container'
import { ButtonLink } from '~/ui/Button'
import { Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { withOwnMessages } from './parts/with-own-messages'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'contact.sent.title',
  words: ['contact'],
})

/** The number opens nothing: it is only said again. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const number = readNumber(new URL(request.url).searchParams.get('nummer') ?? '')
  const hasOwn = withOwnMessages(context.actor) !== null
  return json({ number: number === null ? null : shownNumber(number), hasOwn })
}

/** That a message is with us, with its number. */
export default function MessageSent() {
  const { number, hasOwn } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle>
        <FormattedMessage id="contact.sent.title" />
      </PageTitle>
      <ResultCard>
        {number && (
          <Paragraph>
            <FormattedMessage id="contact.sent.number" values={{ ...bold, number }} />{' '}
            <FormattedMessage id="contact.sent.mail" />
          </Paragraph>
        )}
        <Paragraph>
          <FormattedMessage id="contact.sent.when" />
        </Paragraph>
      </ResultCard>
      <Actions>
        {hasOwn && (
          <ButtonLink to={PATHS.ownMessages} kind="primary">
            <FormattedMessage id="contact.sent.own" />
          </ButtonLink>
        )}
        <ButtonLink to={hasOwn ? PATHS.overview : PATHS.home}>
          <FormattedMessage id="contact.sent.home" />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}
