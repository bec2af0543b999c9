import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_OPT_INS } from '~/choosing/own-opt-ins-list'
import { readOwnOptIns } from '~/choosing/own-opt-ins-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { useText } from '~/i18n/text'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { OlderNewer } from '~/ui/OlderNewer'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { OptInState } from './OptInState'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'optin.title',
  words: [...OWN_WORDS, 'optin'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const own = await readOwnOptIns(context.portal.runtime, dossierIn(context), query)
  if (!own) throw new Response(null, { status: 404 })
  return json({ ...own, sent: query.has('verstuurd') })
}

/** What one sent to care providers, and how far each of them is. */
export default function OptIns() {
  const { requests, first, next, sent } = useLoaderData<typeof loader>()
  const text = useText()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.overview }} lead={<FormattedMessage id="optin.lead" />}>
        <FormattedMessage id="optin.title" />
      </PageTitle>
      {sent && (
        <Notice kind="done" role="status">
          <FormattedMessage id="optin.sent" />
        </Notice>
      )}
      <Actions>
        <ButtonLink to={PATHS.newOptIn} size="main">
          <FormattedMessage id="optin.new" />
        </ButtonLink>
        <ButtonLink to={PATHS.newWithdrawal} size="main">
          <FormattedMessage id="optin.withdraw" />
        </ButtonLink>
      </Actions>
      <section className="section">
        <Card>
          {requests.length === 0 && (
            <EmptyState title={<FormattedMessage id="optin.none" />}>
              <FormattedMessage id="optin.none.text" />
            </EmptyState>
          )}
          <Rows badges>
            {requests.map(({ id, kind, provider, sentAt, state }) => (
              <Row
                key={id}
                name={
                  <TextLink to={PATHS.optIn({ request: id })}>
                    <FormattedMessage id={`optin.kind.${kind}.to`} values={{ provider: text(provider) }} />
                  </TextLink>
                }
                note={<Day at={sentAt} />}
                end={<OptInState state={state} />}
              />
            ))}
          </Rows>
        </Card>
      </section>
      <OlderNewer
        first={first}
        next={next}
        addressOf={(place) => withQuery(PATHS.optIns, OWN_OPT_INS.query({}, place))}
        words={{ newest: 'optin.newest', older: 'optin.older' }}
      />
    </PageBody>
  )
}
