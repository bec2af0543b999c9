import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { decline } from '~/choosing/approval-use-cases.server'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { reasonForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm, isTold } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { TextArea } from '~/ui/TextField'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { formAction } from '../form-action.server'
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

const form = defineForm(reasonForm, {
  refusals: {
    'not-there': 404,
    'not-yours': 404,
    'changed-meanwhile': { status: 409, words: 'agreement.refused.changed' },
  },
})

export const action = formAction(form, async ({ reden: reason }, at) => {
  const approvalId = at.params.approval ?? ''
  const declining = { approvalId, reason, seen: String(at.sent.get('seen')) }
  const said = await decline(at.portal, dossierIn(at), declining)
  const page = PATHS.agreement({ approval: approvalId })
  if (said.ok) return withQuery(page, new URL(at.request.url).search)
  const { refusal } = said
  return isTold(form, refusal) ? { refusal } : withQuery(page, LATE)
})

export default function Decline() {
  const shown = useLoaderData<typeof loader>()
  const { askedBy, approvalId, seen, relations } = shown
  const who = useToldWho(relations)
  const declining = useFormOf(form)
  const { search } = useLocation()
  return (
    <PageBody narrow>
      <Problems of={declining} />
      <PageTitle
        back={{ to: withQuery(PATHS.agreement({ approval: approvalId }), search) }}
        lead={<FormattedMessage id="agreement.decline.lead" />}
      >
        <FormattedMessage id="agreement.decline.title" />
      </PageTitle>
      <Said of={declining} kind="attention" />
      <div className="stack part">
        <AskedChanges {...shown} />
      </div>
      <PageForm of={declining}>
        <input type="hidden" name="seen" value={seen} />
        <TextArea
          name="reden"
          maxLength={1000}
          label={<FormattedMessage id="agreement.reason.label" />}
          hint={<FormattedMessage id={`agreement.reason.hint.${askedBy}`} values={who} />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="agreement.decline.send" />
          </Button>
          <TextLink to={PATHS.agreement({ approval: approvalId })} kind="strong">
            <FormattedMessage id="control.back" />
          </TextLink>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
