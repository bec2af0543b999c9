import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readHistoryVersion } from '~/choosing/history-use-cases.server'
import { versionNumber } from '~/choosing/restore-form'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { StandingSentences } from '~/ui/StandingSentences'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { useBack } from '../../use-came-from'
import { AuthorWords } from '../parts/AuthorWords'
import { BackToThis } from './BackToThis'
import { VersionChanges } from './VersionChanges'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'history.version.title',
  words: [...OWN_WORDS, 'history', 'receipt'],
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const number = versionNumber(params.versie)
  const version =
    number === null ? null : await readHistoryVersion(context.portal.runtime, dossierIn(context), number)
  if (!version) throw new Response(null, { status: 404 })
  return json(version)
}

export default function HistoryVersion() {
  const shown = useLoaderData<typeof loader>()
  const { number, receiptNumber, at, author, channel, current } = shown
  return (
    <PageBody narrow>
      <PageTitle
        back={{ to: useBack(PATHS.history) }}
        lead={<FormattedMessage id={number === current ? 'history.version.now' : 'history.version.before'} />}
      >
        <FormattedMessage id="history.version.heading" values={{ number }} />
      </PageTitle>
      <Facts
        facts={[
          { name: <FormattedMessage id="history.version.receipt" />, value: receiptNumber },
          { name: <FormattedMessage id="history.version.when" />, value: <Moment at={at} /> },
          { name: <FormattedMessage id="history.version.by" />, value: <AuthorWords author={author} /> },
          {
            name: <FormattedMessage id="history.version.how" />,
            value: <FormattedMessage id={`history.channel.${channelOf(channel)}`} />,
          },
        ]}
      />
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id="history.version.changed" />
        </Heading>
        <VersionChanges {...shown} />
        <Whole />
      </section>
      <BackToThis {...shown} />
      <p>
        <TextLink to={withQuery(PATHS.done, { versie: number })} kind="onward">
          <FormattedMessage id="history.version.proof" />
        </TextLink>
      </p>
    </PageBody>
  )
}

/** Everything that stood in it, folded away. */
function Whole() {
  const { whole } = useLoaderData<typeof loader>()
  if (whole.length === 0)
    return (
      <p className="hint">
        <FormattedMessage id="history.version.empty" />
      </p>
    )
  return (
    <Disclosure summary={<FormattedMessage id="history.version.whole" />}>
      <StandingSentences standing={whole} />
    </Disclosure>
  )
}

const CHANNELS = [
  'self',
  'representative',
  'staff-screen',
  'staff-system',
  'paper',
  'desk',
  'migration',
  'system',
] as const

function channelOf(text: string): (typeof CHANNELS)[number] {
  return CHANNELS.find((channel) => channel === text) ?? 'self'
}
