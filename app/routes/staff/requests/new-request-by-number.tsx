import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { byNumberForm } from '~/consentrequest/forms'
import { sendByNumber } from '~/consentrequest/send-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { Checkbox } from '~/ui/Checkbox'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { NumberAndDate } from '../counter/NumberAndDate'
import { afterSending, ASK_REFUSALS } from './ask'
import type { loadKinds } from './ask.server'
import { AskPage } from './AskPage'

export { loadKinds as loader } from './ask.server'

export const handle = page({
  audience: 'staff',
  needs: 'consent-requests',
  title: 'leave.number.title',
  words: ['staff', 'leave', 'counter'],
  form: { sends: 'post' },
})

const form = defineForm(byNumberForm, { lists: ['gegevens'], refusals: ASK_REFUSALS })

export const action = formAction(form, async (read, { portal, actor, requestId }) =>
  afterSending(await sendByNumber(portal, { ...read, staff: atWork(actor), requestId }), 'nummer'),
)

/** Asks somebody who is treated here for leave, by number and birth date. */
export default function NewRequestByNumber() {
  const { kinds } = useLoaderData<typeof loadKinds>()
  return (
    <AskPage of={useFormOf(form)} by="number" other={PATHS.newRequest} kinds={kinds}>
      <NumberAndDate />
      <Checkbox name="patient" value="ja" label={<FormattedMessage id="leave.patient" />} />
    </AskPage>
  )
}
