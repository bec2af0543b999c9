import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import { PATHS, withQuery } from '~/paths'
import { queueForm } from '~/post/forms'
import { markPosted, markReturned, printAgain, printDue } from '~/post/print-use-cases.server'
import { readQueue } from '~/post/queue-use-cases.server'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Paragraph } from '~/ui/Heading'
import { MailIcon, PrinterIcon } from '~/ui/icons'
import { ListShows } from '~/ui/ListShows'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { deskOf } from '../at-desk'
import { LettersTable, type QueueShow } from './LettersTable'
import { PostTabs } from './PostTabs'

export const handle = page({
  audience: 'internal',
  needs: 'desk-post',
  title: 'post.title',
  words: ['desk-post'],
})

const SHOWS = { due: null, posted: 'gepost', returned: 'terug' } as const satisfies Record<QueueShow, unknown>
const SHOW_NAMES = Object.keys(SHOWS) as QueueShow[]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const show = SHOW_NAMES.find((one) => SHOWS[one] === searchParams.get('toon')) ?? 'due'
  const queue = await readQueue(context.portal.runtime, deskOf(context), show)
  const posted = Number(searchParams.get('gepost'))
  return json({ ...queue, show, posted: Number.isInteger(posted) && posted > 0 ? posted : null })
}

const form = defineButtons(queueForm, { 'not-there': { status: 409, words: 'post.not-there' } })

export const action = formAction(form, async ({ do: pressed, letter, tot }, at) => {
  const { runtime } = at.portal
  const by = deskOf(at)
  switch (pressed) {
    case 'print': {
      const { printed } = await printDue({ runtime, subjects: MAIL_SUBJECTS }, by)
      return printed > 0 ? PATHS.postPrint : { told: 'post.printed.none' }
    }
    case 'posted': {
      const until = new Date(tot)
      if (Number.isNaN(until.getTime())) return { refusal: 'not-there' }
      return withQuery(PATHS.post, { gepost: await markPosted(runtime, by, until) })
    }
    case 'again': {
      const again = await printAgain(runtime, by, letter)
      return again.ok ? withQuery(PATHS.postPrint, { opnieuw: true }) : again
    }
    case 'returned': {
      const returned = await markReturned(runtime, by, letter)
      return returned.ok ? { told: 'post.returned.done' } : returned
    }
  }
})

/** Letters for who has no e-mail: what is to be printed, what went, and what came back. */
export default function Queue() {
  const { show, due, next, printed, lines, oldest, posted } = useLoaderData<typeof loader>()
  const of = useFormOf()
  return (
    <PageBody width="desk">
      {posted !== null && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id="post.posted.done" values={{ count: posted }} />
        </Notice>
      )}
      <Said of={of} kind="attention" />
      <PageTitle lead={<FormattedMessage id="post.lead" />}>
        <FormattedMessage id="post.title" />
      </PageTitle>
      <PostTabs now="queue" />
      {printed > 0 && (
        <Notice
          kind="attention"
          icon={PrinterIcon}
          actions={
            <ButtonLink to={PATHS.postPrint}>
              <FormattedMessage id="post.stack.open" />
            </ButtonLink>
          }
        >
          <FormattedMessage id="post.stack" values={{ count: printed, ...bold }} />
        </Notice>
      )}
      {due > 0 && (
        <Notice
          kind="explain"
          icon={MailIcon}
          actions={
            <ButtonForm to={PATHS.post}>
              <Button kind="primary" icon={PrinterIcon} name="do" value="print">
                <FormattedMessage id="post.print" values={{ count: next }} />
              </Button>
            </ButtonForm>
          }
        >
          <FormattedMessage id="post.due" values={{ count: due, ...bold }} />{' '}
          {oldest && (
            <FormattedMessage id="post.due.oldest" values={{ day: <Day key="day" at={oldest} /> }} />
          )}
        </Notice>
      )}
      <ListShows
        label="post.show"
        shows={SHOW_NAMES.map((one) => ({
          words: `post.show.${one}` as const,
          to: withQuery(PATHS.post, { toon: SHOWS[one] }),
          isNow: one === show,
        }))}
      />
      {show === 'returned' && lines.length > 0 && (
        <Paragraph>
          <FormattedMessage id="post.returned.hint" />
        </Paragraph>
      )}
      {lines.length === 0 ? (
        <EmptyState icon={MailIcon} title={<FormattedMessage id={`post.list.none.${show}`} />}>
          <FormattedMessage id="post.list.none.text" />
        </EmptyState>
      ) : (
        <LettersTable lines={lines} show={show} />
      )}
      <Paragraph kind="hint">
        <FormattedMessage id="post.keep" />
      </Paragraph>
    </PageBody>
  )
}
