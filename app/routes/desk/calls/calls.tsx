import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { deleteCallForm } from '~/calls/forms'
import { deleteCall, readCalls } from '~/calls/use-cases.server'
import { PATHS } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { FileIcon, PlusIcon } from '~/ui/icons'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import type { Shown } from '~/ui/shown'
import { Table, TableHead } from '~/ui/Table'
import { formAction } from '../../form-action.server'
import { deskOf } from '../at-desk'

export const handle = page({
  audience: 'internal',
  needs: 'desk-calls',
  title: 'calls.title',
  words: ['desk-post'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const isSaved = new URL(request.url).searchParams.has('bewaard')
  return json({ isSaved, notes: await readCalls(context.portal.runtime, deskOf(context)) })
}

const form = defineButtons(deleteCallForm, { 'not-there': 404 })

export const action = formAction(form, async ({ call }, at) => {
  const gone = await deleteCall(at.portal.runtime, deskOf(at), call)
  return gone ? { told: 'calls.deleted' } : { refusal: 'not-there' }
})

/** What was told in calls, the newest first; each is gone after 30 days. */
export default function Calls() {
  const { isSaved, notes } = useLoaderData<typeof loader>()
  const of = useFormOf()
  return (
    <PageBody width="desk">
      {isSaved && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id="calls.saved" />
        </Notice>
      )}
      <Said of={of} />
      <div className="heading-with-action">
        <PageTitle lead={<FormattedMessage id="calls.lead" />}>
          <FormattedMessage id="calls.title" />
        </PageTitle>
        <ButtonLink to={PATHS.newCall} kind="primary" icon={PlusIcon}>
          <FormattedMessage id="calls.new" />
        </ButtonLink>
      </div>
      {notes.length === 0 ? (
        <EmptyState icon={FileIcon} title={<FormattedMessage id="calls.none" />}>
          <FormattedMessage id="calls.none.text" />
        </EmptyState>
      ) : (
        <CallsTable notes={notes} />
      )}
    </PageBody>
  )
}

function CallsTable({ notes }: { notes: Shown<typeof readCalls> }) {
  const { formatMessage } = useIntl()
  const columns = (['name', 'at', 'told', 'reference', 'gone'] as const).map((id) =>
    formatMessage({ id: `calls.${id}` }),
  )
  return (
    <Table id="notities" caption={<FormattedMessage id="calls.title" />} captionHidden onPhone="cards">
      <TableHead columns={columns} last={<FormattedMessage id="calls.delete" />} />
      <tbody>
        {notes.map(({ id, firstName, surname, at, told, reference, goneOn }) => {
          const name = `${firstName} ${surname}`
          return (
            <tr key={id}>
              <td data-label={columns[0]}>
                <strong>{name}</strong>
              </td>
              <td data-label={columns[1]}>
                <Moment at={at} />
              </td>
              <td data-label={columns[2]} className="as-typed">
                {told}
              </td>
              <td data-label={columns[3]}>{reference || '–'}</td>
              <td data-label={columns[4]}>
                <Day at={`${goneOn}T12:00:00Z`} />
              </td>
              <td>
                <ButtonForm hidden={{ call: id }}>
                  <Button
                    size="narrow"
                    name="do"
                    value="delete"
                    aria-label={formatMessage({ id: 'calls.delete.of' }, { name })}
                  >
                    <FormattedMessage id="calls.delete" />
                  </Button>
                </ButtonForm>
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
