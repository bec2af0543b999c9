import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { VIEWED } from '~/enquiry/filter-values'
import { readViewSheet } from '~/enquiry/use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { PrintButton } from '~/ui/PrintButton'
import { PrintFoot, PrintHead } from '~/ui/PrintSheet'
import { page } from '~/ui/page'
import { clockTime, dayOf } from '~/ui/written-time'
import { CountedPeriod } from './ViewCount'
import { reportUnreadable } from './report-unreadable.server'
import { ViewTable } from './ViewTable'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'viewed.print.title',
  words: [...OWN_WORDS, 'history', 'viewed'],
})

/** Who viewed on one sheet. A filter that cannot be read is told on the list's own page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context
  const { runtime } = context.portal
  const { searchParams, search } = new URL(request.url)
  const sheet = await readViewSheet(runtime, dossierIn(context), { query: searchParams, language })
  if (!sheet) throw new Response(null, { status: 404 })
  reportUnreadable(context, sheet.views)
  if (sheet.problems.length > 0) return redirect(inLanguage(language, withQuery(PATHS.viewed, search)))
  return json({ ...sheet, filter: VIEWED.query(sheet.values), madeAt: runtime.now() })
}

export default function ViewedPrint() {
  const shown = useLoaderData<typeof loader>()
  const { views, next, count, filter, madeAt } = shown
  const intl = useIntl()
  const clock = intl.formatMessage({ id: 'ui.clock' }, { clock: clockTime(intl, madeAt) })
  return (
    <PageBody>
      <PrintHead>
        <FormattedMessage id="viewed.print.head" />
      </PrintHead>
      <PageTitle
        back={{
          to: withQuery(PATHS.viewed, filter),
          words: <FormattedMessage id="viewed.print.back" />,
        }}
      >
        <FormattedMessage id="viewed.title" />
      </PageTitle>
      <div className="screen-only part">
        <Paragraph>
          <FormattedMessage id="viewed.print.lead" />
        </Paragraph>
        <PrintButton />
      </div>
      <p>
        <CountedPeriod {...shown} />
      </p>
      {next && (
        <Notice kind="attention">
          <FormattedMessage id="viewed.print.more" values={{ shown: views.length, count }} />
        </Notice>
      )}
      <ViewTable views={views} />
      <PrintFoot>
        <FormattedMessage id="viewed.print.foot" values={{ day: dayOf(intl, madeAt), clock }} />
      </PrintFoot>
    </PageBody>
  )
}
