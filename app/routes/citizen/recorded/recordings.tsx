import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { changeBan } from '~/recording/ban-use-cases.server'
import { banForm } from '~/recording/forms'
import { readRecordedList } from '~/recording/list-use-cases.server'
import { pageAsked } from '~/runtime/list'
import { Columns, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Pagination } from '~/ui/Pagination'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { useBack } from '../../use-came-from'
import { RecordedLines } from './RecordedLines'
import { Switch } from './Switch'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'recorded.list.title',
  words: ['history', 'recorded'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const list = await readRecordedList(context.portal.runtime, dossierIn(context), pageAsked(searchParams))
  const isOn = list.ban.since !== null
  const done = searchParams.get('schakelaar')
  return json({ ...list, done: done === (isOn ? 'aan' : 'uit') ? (isOn ? 'on' : 'off') : null } as const)
}

const form = defineButtons(banForm, {
  'not-there': 404,
  'reads-only': 403,
  'not-yours': { status: 409, words: 'recorded.ban.refused' },
})

export const action = formAction(form, async (asked, at) => {
  const isOn = asked.do === 'forbid'
  const changed = await changeBan(at.portal.runtime, dossierIn(at), isOn)
  return changed.ok ? withQuery(PATHS.recordings, { schakelaar: isOn ? 'aan' : 'uit' }) : changed
})

/** Who wrote something down at a counter, and who looked and wrote nothing down; with the switch. */
export default function Recordings() {
  const { lines, ban, done, page: number, pages } = useLoaderData<typeof loader>()
  return (
    <PageBody>
      <Said of={useFormOf()} kind="attention" />
      {done && (
        <Notice kind="done" role="status">
          <FormattedMessage id={`recorded.ban.done.${done}`} values={bold} />
        </Notice>
      )}
      <PageTitle back={{ to: useBack(PATHS.overview) }} lead={<FormattedMessage id="recorded.list.lead" />}>
        <FormattedMessage id="recorded.list.title" />
      </PageTitle>
      <Columns aside={<Switch ban={ban} />}>
        {lines.length === 0 ? (
          <EmptyState title={<FormattedMessage id="recorded.list.empty" />}>
            <FormattedMessage id="recorded.list.empty.text" />
          </EmptyState>
        ) : (
          <RecordedLines lines={lines} />
        )}
        <Pagination
          page={number}
          pages={pages}
          addressOf={(asked) => withQuery(PATHS.recordings, { bladzijde: asked })}
        />
      </Columns>
    </PageBody>
  )
}
