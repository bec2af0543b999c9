import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { decline } from '~/choosing/approval-use-cases.server'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import type { MessageId } from '~/i18n/nl'
import { reasonForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextArea } from '~/ui/TextField'
import { TextLink } from '~/ui/TextLink'
import { readForm, typedIn } from '~/ui/form-problems'
import { PAGE_FORM, page } from '~/ui/page'
import { useCheckedForm } from '~/ui/use-checked-form'
import { bold } from '~/ui/words'
import { AskedChanges } from './parts/AskedChanges'
import { LATE, shownOf } from './parts/agreement'
import { useToldWho } from './parts/told-who'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'agreement.decline.title',
  words: [...FOR_ANOTHER_WORDS, 'history'],
  menu: 'none',
  form: { sends: 'post' },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { portal, language } = context
  const approvalId = params.approval ?? ''
  const found = await readOneApproval(portal, dossierIn(context), approvalId)
  if (!found) throw new Response(null, { status: 404 })
  if (!found.isMyTurn && !found.mayTakeBack)
    throw redirect(inLanguage(language, PATHS.agreement({ approval: approvalId })))
  return json({ ...shownOf(found), approvalId })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { portal, language } = context
  const form = await request.formData()
  const read = readForm(reasonForm, form)
  const typed = typedIn(form).reden ?? ''
  if (!read.ok) return json({ typed, changed: false, problems: read.problems }, { status: 422 })
  const approvalId = params.approval ?? ''
  const declining = { approvalId, reason: read.output.reden, seen: String(form.get('seen')) }
  const said = await decline(portal, dossierIn(context), declining)
  const page = PATHS.agreement({ approval: approvalId })
  const to = (query: string) => redirect(inLanguage(language, withQuery(page, query)))
  if (said.ok) return to(new URL(request.url).search)
  if (said.refusal === 'not-there' || said.refusal === 'not-yours') throw new Response(null, { status: 404 })
  if (said.refusal === 'changed-meanwhile')
    return json({ typed, changed: true, problems: [] }, { status: 409 })
  return to(LATE)
}

export default function Decline() {
  const shown = useLoaderData<typeof loader>()
  const { askedBy, approvalId, seen, relations } = shown
  const who = useToldWho(relations)
  const answered = useActionData<typeof action>()
  const values = { reden: answered?.typed ?? '' }
  const { search } = useLocation()
  const { problems, problemAt, onSubmit } = useCheckedForm(reasonForm, {
    values,
    problems: answered?.problems,
  })
  const words = (id: string) => <FormattedMessage id={id as MessageId} />
  const problem = problemAt('reden')
  return (
    <PageBody narrow>
      <ErrorSummary problems={problems.map(({ field, message }) => ({ field, message: words(message) }))} />
      <PageTitle
        back={{ to: withQuery(PATHS.agreement({ approval: approvalId }), search) }}
        lead={<FormattedMessage id="agreement.decline.lead" />}
      >
        <FormattedMessage id="agreement.decline.title" />
      </PageTitle>
      {answered?.changed && (
        <Notice kind="attention" role="alert">
          <FormattedMessage id="agreement.refused.changed" values={bold} />
        </Notice>
      )}
      <div className="stack part">
        <AskedChanges {...shown} />
      </div>
      <Form id={PAGE_FORM} method="post" noValidate onSubmit={onSubmit}>
        <CsrfField />
        <input type="hidden" name="seen" value={seen} />
        <TextArea
          name="reden"
          defaultValue={values.reden}
          maxLength={1000}
          label={<FormattedMessage id="agreement.reason.label" />}
          hint={<FormattedMessage id={`agreement.reason.hint.${askedBy}`} values={who} />}
          error={problem && words(problem)}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="agreement.decline.send" />
          </Button>
          <TextLink to={PATHS.agreement({ approval: approvalId })} kind="strong">
            <FormattedMessage id="control.back" />
          </TextLink>
        </Actions>
      </Form>
    </PageBody>
  )
}
