import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readNotTaken } from '~/choosing/done-marker.server'
import { readConfirmation } from '~/choosing/receipt-use-cases.server'
import { versionNumber } from '~/choosing/restore-form'
import { CHOOSING_WORDS } from '~/i18n/areas'
import type { MessageId } from '~/i18n/nl'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { ResultCard } from '~/ui/Card'
import { Columns, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { PrintFoot, PrintHead } from '~/ui/PrintSheet'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'
import { ToProvider } from '../opt-ins/ToProvider'
import { AuthorWords } from '../parts/AuthorWords'
import { LockNotice } from '../parts/LockNotice'
import { ChangedTable } from './ChangedTable'
import { KeepProof } from './KeepProof'
import { PrintedContact } from './PrintedContact'
import { WhatHappensNow } from './WhatHappensNow'

/** A withdrawal ends here too, so it is open to who has not accepted the terms. */
export const handle = page({
  audience: 'citizen',
  needs: 'take-back',
  title: 'receipt.file',
  words: [...CHOOSING_WORDS, 'sent-along'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const number = versionNumber(searchParams.get('versie'))
  const { runtime, config } = context.portal
  const dossier = dossierIn(context)
  const confirmation = number === null ? null : await readConfirmation(runtime, dossier, number)
  if (!confirmation) throw new Response(null, { status: 404 })
  const told = { dossier, number: confirmation.number }
  return json({
    ...confirmation,
    notTaken: readNotTaken(runtime, told, searchParams.get('ja-niet')),
    origin: config.http.origin,
  })
}

export default function Done() {
  const shown = useLoaderData<typeof loader>()
  const { number, receiptNumber, at, author, unchanged, notTaken } = shown
  const title = useTitle()
  const root = useRootData()
  const name = root?.actingFor?.name ?? root?.signedInAs
  const isSelf = author.who === 'self'
  return (
    <PageBody>
      <LockNotice />
      <PrintHead>
        <FormattedMessage id="done.proof" />
      </PrintHead>
      <Columns aside={<KeepProof {...shown} />}>
        {notTaken && (
          <Notice kind="attention">
            <FormattedMessage id={`done.not-taken.${notTaken}`} values={bold} />
          </Notice>
        )}
        <ResultCard>
          <Heading level={1}>
            <FormattedMessage id={title} />
          </Heading>
          <Paragraph kind="lead">
            <HowItStands />
          </Paragraph>
          <Facts
            facts={[
              { name: <FormattedMessage id="receipt.name" />, value: name, printed: true },
              { name: <FormattedMessage id="done.number" />, value: receiptNumber },
              {
                name: <FormattedMessage id="done.when" />,
                value: (
                  <>
                    <Moment at={at} />{' '}
                    <span className="print-only-inline">
                      (<FormattedMessage id="done.time-zone" />)
                    </span>
                  </>
                ),
              },
              {
                name: <FormattedMessage id="done.by" />,
                value: isSelf ? <FormattedMessage id="done.by.self" /> : <AuthorWords author={author} />,
              },
              { name: <FormattedMessage id="receipt.version" />, value: number },
            ]}
          />
        </ResultCard>
        <ToProvider {...shown} />
        <WhatHappensNow {...shown} />
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="done.changed" />
          </Heading>
          <ChangedTable {...shown} />
          <p className="hint">
            <FormattedMessage id="receipt.unchanged" values={{ count: unchanged }} />
          </p>
        </section>
        <p>
          <TextLink to={PATHS.overview} kind="onward">
            <FormattedMessage id="done.overview" />
          </TextLink>
        </p>
        <PrintedContact {...shown} />
      </Columns>
      <PrintFoot>
        {receiptNumber} · <Moment at={at} /> · <FormattedMessage id="done.time-zone" />
      </PrintFoot>
    </PageBody>
  )
}

/** What the reader just did, or that this is the receipt of something from before. */
function useTitle(): MessageId {
  const { stands, author, agreed } = useLoaderData<typeof loader>()
  if (stands === 'replaced' || stands === 'since') return 'receipt.title'
  if (author.who === 'self') return 'done.title'
  return agreed ? 'done.title.agreed' : 'receipt.title'
}

/** Whether it is in force, since when, and until when. */
function HowItStands() {
  const { stands, at, replacedAt } = useLoaderData<typeof loader>()
  const id =
    stands === 'replaced' && replacedAt === null
      ? ('done.lead.replaced.unknown' as const)
      : (`done.lead.${stands}` as const)
  const moments = {
    at: <Moment key="at" at={at} />,
    until: replacedAt && <Moment key="until" at={replacedAt} />,
  }
  return <FormattedMessage id={id} values={moments} />
}
