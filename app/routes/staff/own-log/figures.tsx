import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FEWEST_TOLD } from '~/colleagues/figures'
import { readFigures } from '~/colleagues/figures-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { FiguresTable, MonthName } from './FiguresTable'

export const handle = page({
  audience: 'staff',
  needs: 'own-log',
  title: 'organisation.figures.title',
  words: ['staff', 'organisation'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('maand')
  const staff = atWork(context.actor)
  const figures = await readFigures(context.portal.runtime, { staff, asked })
  return json({ ...figures, hasSignals: staff.role === 'administrator' })
}

/** Where something can go wrong in one's own organisation, over a month that is over; nobody is compared. */
export default function OwnFigures() {
  const { month, before, after, running, now, then, hasSignals } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle lead={<FormattedMessage id="organisation.figures.lead" />}>
        <FormattedMessage id="organisation.figures.title" />
      </PageTitle>
      <FiguresTable {...{ month, before, now, then, hasSignals }} />
      <Paragraph kind="hint">
        <FormattedMessage id="organisation.figures.few.why" values={{ count: FEWEST_TOLD }} />{' '}
        <FormattedMessage
          id="organisation.figures.over"
          values={{ month: <MonthName key="month" month={running} /> }}
        />
      </Paragraph>
      <nav className="older-newer">
        <TextLink to={withQuery(PATHS.figures, { maand: before })} kind="back">
          <FormattedMessage id="organisation.figures.earlier" />
        </TextLink>
        {after && (
          <TextLink to={withQuery(PATHS.figures, { maand: after })} kind="onward">
            <FormattedMessage id="organisation.figures.later" />
          </TextLink>
        )}
      </nav>
    </PageBody>
  )
}
