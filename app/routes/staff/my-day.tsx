import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { readBeside } from '~/colleagues/assistance-use-cases.server'
import { readDay, readOwnToday } from '~/counter/day-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Panel } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Heading } from '~/ui/Heading'
import { FileIcon, PlusIcon } from '~/ui/icons'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { Keys } from './counter/Keys'
import { DayTable } from './parts/DayTable'
import { NotPrinted } from './parts/NotPrinted'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'staff.day.title',
  words: ['staff', 'day', 'counter'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const staff = atWork(context.actor)
  const taken = new URL(request.url).searchParams.get('weggehaald')
  const record = taken ? await readOwnToday(runtime, staff, taken) : null
  return json({
    today: runtime.now(),
    lines: await readDay(runtime, staff),
    worksFor: (await readBeside(runtime, staff)).find(({ isCurrent }) => isCurrent)?.name ?? null,
    taken: record?.endedAs ? record.number : null,
  })
}

/** What one recorded today: no names and no answers, since others can see this screen. */
export default function MyDay() {
  const { today, lines, worksFor, taken } = useLoaderData<typeof loader>()
  return (
    <>
      <PageBody width="counter">
        {taken && (
          <Notice kind="done" role="status">
            <FormattedMessage id="day.wrong.done" values={{ number: taken }} />
          </Notice>
        )}
        <div className="heading-with-action">
          <PageTitle lead={<DayAndName today={today} worksFor={worksFor} />}>
            <FormattedMessage id="staff.day.title" />
          </PageTitle>
          <p className="with-key">
            <ButtonLink id="nieuwe-persoon" to={PATHS.counterFind} kind="primary" icon={PlusIcon}>
              <FormattedMessage id="day.new" />
            </ButtonLink>
            <kbd className="key">N</kbd>
          </p>
        </div>
        <NotPrinted lines={lines} />
        <section className="section">
          <div className="heading-with-action">
            <Heading level={2}>
              <FormattedMessage id="day.list" />
            </Heading>
            {lines.length > 1 && (
              <span className="hint">
                <FormattedMessage id="day.newest" />
              </span>
            )}
          </div>
          {lines.length === 0 ? (
            <EmptyState icon={FileIcon} title={<FormattedMessage id="day.empty" />}>
              <FormattedMessage id="day.empty.text" />
            </EmptyState>
          ) : (
            <DayTable lines={lines} />
          )}
        </section>
        <div className="two-cards section">
          {(['names', 'tomorrow'] as const).map((about) => (
            <Panel key={about}>
              <Heading level={2} looks={3}>
                <FormattedMessage id={`day.${about}`} />
              </Heading>
              <p>
                <FormattedMessage id={`day.${about}.text`} />
              </p>
            </Panel>
          ))}
        </div>
      </PageBody>
      <Keys keys={{ n: 'nieuwe-persoon' }} />
    </>
  )
}

/** What is read out, and seen by nobody who sees that it stands beside a name. */
const readOut = { more: (words: ReactNode) => <span className="visually-hidden">{words}</span> }

/** The day, and of an assistant in whose name they work. */
function DayAndName({ today, worksFor }: { today: string; worksFor: string | null }) {
  return (
    <>
      <Day at={today} form="weekday" />
      {worksFor && (
        <>
          . <FormattedMessage id="day.for" values={{ ...bold, name: worksFor }} />{' '}
          <TextLink to={PATHS.inWhoseName}>
            <FormattedMessage id="day.for.change" values={readOut} />
          </TextLink>
        </>
      )}
    </>
  )
}
