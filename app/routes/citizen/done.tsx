import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readConfirmation } from '~/consent/submit-use-cases.server'
import { Panel, ResultCard } from '~/ui/Card'
import { Columns, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { PrintButton } from '~/ui/PrintButton'
import { PrintFoot, PrintHead } from '~/ui/PrintSheet'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { ChangedTable } from './parts/ChangedTable'

export const handle = { access: 'participant', title: 'done.title' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const version = Number(new URL(request.url).searchParams.get('versie'))
  const confirmation =
    Number.isSafeInteger(version) && version > 0
      ? await readConfirmation(context.portal.runtime, context.actor, version)
      : null
  if (!confirmation) throw new Response(null, { status: 404 })
  return json(confirmation)
}

export default function Done() {
  const { receiptNumber, at, by } = useLoaderData<typeof loader>()
  return (
    <PageBody>
      <PrintHead>
        <FormattedMessage id="done.proof" />
      </PrintHead>
      <Columns
        aside={
          <Panel>
            <Heading level={2} looks={3}>
              <FormattedMessage id="done.keep" />
            </Heading>
            <PrintButton wide />
            <Paragraph kind="hint">
              <FormattedMessage id="done.print.hint" />
            </Paragraph>
          </Panel>
        }
      >
        <ResultCard>
          <Heading level={1}>
            <FormattedMessage id="done.title" />
          </Heading>
          <Paragraph kind="lead">
            <FormattedMessage id="done.lead" />
          </Paragraph>
          <Facts
            facts={[
              { name: <FormattedMessage id="done.number" />, value: receiptNumber },
              { name: <FormattedMessage id="done.when" />, value: <Moment at={at} /> },
              { name: <FormattedMessage id="done.by" />, value: <FormattedMessage id={`done.by.${by}`} /> },
            ]}
          />
        </ResultCard>
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="done.now" />
          </Heading>
          <p>
            <FormattedMessage id="done.now.text" />
          </p>
        </section>
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="done.changed" />
          </Heading>
          <ChangedTable />
        </section>
        <p>
          <TextLink to="/mijn" kind="onward">
            <FormattedMessage id="done.overview" />
          </TextLink>
        </p>
      </Columns>
      <PrintFoot>
        {receiptNumber} · <Moment at={at} /> · <FormattedMessage id="done.time-zone" />
      </PrintFoot>
    </PageBody>
  )
}
