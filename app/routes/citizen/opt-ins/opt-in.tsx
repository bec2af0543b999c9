import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readOwnRequest } from '~/choosing/own-opt-ins-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { OptInAnswers } from './OptInAnswers'
import { OptInState } from './OptInState'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'optin.title',
  words: [...OWN_WORDS, 'optin'],
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await readOwnRequest(context.portal.runtime, dossierIn(context), params.request ?? '')
  if (!found) throw new Response(null, { status: 404 })
  return json(found)
}

/** One request or withdrawal: how far it is, and what was answered as long as that is kept. */
export default function OptIn() {
  const shown = useLoaderData<typeof loader>()
  const { kind, provider, state, answers, isLate, kept, approval, ura } = shown
  const text = useText()
  const words =
    state === 'processed'
      ? (`optin.state.processed.${kind}.text` as const)
      : (`optin.state.${state}.text` as const)
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.optIns }}>
        <FormattedMessage id={`optin.kind.${kind}.to`} values={{ provider: text(provider) }} />
      </PageTitle>
      <Card>
        <p>
          <OptInState state={state} />
        </p>
        <Paragraph>
          <FormattedMessage id={words} values={bold} />
        </Paragraph>
        <Progress {...shown} />
      </Card>
      {kept?.goesSoon && (
        <Notice kind="attention">
          <FormattedMessage
            id="optin.one.goes"
            values={{ ...bold, day: <Day key="day" at={kept.until} /> }}
          />
        </Notice>
      )}
      {isLate && !kept?.goesSoon && (
        <Notice kind="attention">
          <FormattedMessage id="optin.one.late" />
        </Notice>
      )}
      {answers && answers.length > 0 && (
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="optin.one.answers" />
          </Heading>
          <OptInAnswers
            id="antwoorden"
            caption={<FormattedMessage id="optin.one.answers" />}
            answers={answers}
          />
          <Paragraph kind="hint">
            <FormattedMessage id="optin.one.kept" />
          </Paragraph>
        </section>
      )}
      {approval && (
        <p>
          <TextLink to={PATHS.agreement({ approval })} kind="onward">
            <FormattedMessage id="optin.one.agreement" />
          </TextLink>
        </p>
      )}
      {ura && (
        <p>
          <TextLink to={PATHS.provider({ holder: ura })} kind="onward">
            <FormattedMessage id="optin.one.choices" />
          </TextLink>
        </p>
      )}
    </PageBody>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

function Progress({ state, sentAt, takenAt, settledAt, dueOn, kept }: Shown) {
  const isSent = state !== 'waiting' && state !== 'lapsed'
  const isOpen = state === 'new' || state === 'in-progress'
  const moments = [
    [isSent ? 'optin.one.sent' : 'optin.one.made', <Moment key="sent" at={sentAt} />],
    ['optin.one.taken', takenAt && <Moment key="taken" at={takenAt} />],
    ['optin.one.due', isOpen && dueOn && <Day key="due" at={dueOn} />],
    ['optin.one.kept-until', kept && <Day key="kept" at={kept.until} />],
    ['optin.one.settled', settledAt && <Moment key="settled" at={settledAt} />],
  ] as const
  return (
    <Facts
      facts={moments.flatMap(([id, value]) => (value ? [{ name: <FormattedMessage id={id} />, value }] : []))}
    />
  )
}
