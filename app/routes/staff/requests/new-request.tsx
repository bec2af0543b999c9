import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { byCodeForm } from '~/consentrequest/forms'
import { sendByCode } from '~/consentrequest/send-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { afterSending, ASK_REFUSALS } from './ask'
import type { loadKinds } from './ask.server'
import { AskPage } from './AskPage'

export { loadKinds as loader } from './ask.server'

export const handle = page({
  audience: 'staff',
  needs: 'consent-requests',
  title: 'leave.code.title',
  words: ['staff', 'leave', 'counter'],
  form: { sends: 'post' },
})

const form = defineForm(byCodeForm, { lists: ['gegevens'], refusals: ASK_REFUSALS })

export const action = formAction(form, async (read, { portal, actor, requestId }) =>
  afterSending(await sendByCode(portal.runtime, { ...read, staff: atWork(actor), requestId }), 'code'),
)

/** Asks somebody for leave, with the code that they gave. */
export default function NewRequest() {
  const { kinds } = useLoaderData<typeof loadKinds>()
  return (
    <AskPage of={useFormOf(form)} by="code" other={PATHS.newRequestByNumber} kinds={kinds}>
      <TextField
        name="code"
        width="middle"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        label={<FormattedMessage id="leave.code" />}
        hint={<FormattedMessage id="leave.code.hint" />}
      />
    </AskPage>
  )
}
