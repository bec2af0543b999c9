import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { withoutNumber } from '~/oversight/reason'
import { actingForm } from '~/rights/forms'
import { changeActing, findActing, type ActingShown } from '~/rights/suspension.server'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextArea, TextField } from '~/ui/TextField'
import { bold } from '~/ui/words'
import { formAction } from '../form-action.server'
import { ActingRows } from './ActingRows'
import { officerOf } from './at-office'

export const handle = page({
  audience: 'internal',
  needs: 'suspend',
  title: 'officer.acting',
  words: ['officer', 'oversight', 'desk-evidence'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in: there is nothing to leaf through. */
export const loader = () => null

const form = defineForm(actingForm, {
  refusals: {
    'no-number': { status: 422, words: 'officer.acting.number', field: 'bsn' },
    'no-number-of-who': { status: 422, words: 'officer.acting.number', field: 'wie' },
    nobody: { status: 422, words: 'officer.acting.nobody', field: 'bsn' },
    'too-often': { status: 429, words: 'officer.acting.too-often', retryAfter: 900 },
    'not-there': 404,
    changed: { status: 409, words: 'officer.acting.changed' },
  },
  // A number is never shown again, and neither is one that stands in a reason.
  keep: (sent) => ({
    bsn: '',
    wie: '',
    reden: withoutNumber(String(sent.get('reden') ?? '').slice(0, 1000)),
  }),
})

export const action = formAction(form, async ({ bsn, wie: who, reden, do: what, id }, at) => {
  const by = officerOf(at)
  const reason = reden
  if (!what) {
    const found = await findActing(at.portal.runtime, by, { bsn, who, reason })
    return found.ok ? json({ acting: found.acting, reason, done: false }) : found
  }
  const changed = await changeActing(at.portal, by, { id, what, reason })
  return changed.ok ? json({ acting: changed.acting, reason, done: true }) : changed
})

type Found = { acting?: SerializeFrom<ActingShown[]>; reason?: string; done?: boolean }

/** Where the privacy officer stops somebody at once who acts for another; by a number and with a reason. */
export default function Acting() {
  const of = useFormOf(form)
  const { acting, reason = '', done } = (useActionData() ?? {}) as Found
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <PageTitle lead={<FormattedMessage id="officer.acting.lead" />}>
        <FormattedMessage id="officer.acting" />
      </PageTitle>
      <Said of={of} />
      {done && (
        <Notice kind="done" role="status">
          <FormattedMessage id="officer.acting.done" values={bold} />
        </Notice>
      )}
      {acting && <ActingRows acting={acting} reason={reason} />}
      {/* Anew after each look, so that no number is left standing in it. */}
      <div className="section">
        <PageForm key={acting ? 'found' : 'asked'} of={of}>
          <TextField
            name="bsn"
            inputMode="numeric"
            autoComplete="off"
            width="middle"
            label={<FormattedMessage id="officer.acting.bsn" />}
            hint={<FormattedMessage id="officer.acting.bsn.hint" />}
          />
          <TextField
            name="wie"
            inputMode="numeric"
            autoComplete="off"
            width="middle"
            optional
            label={<FormattedMessage id="officer.acting.who" />}
            hint={<FormattedMessage id="officer.acting.who.hint" />}
          />
          <TextArea
            name="reden"
            rows={3}
            label={<FormattedMessage id="officer.acting.reason" />}
            hint={<FormattedMessage id="officer.acting.reason.hint" />}
          />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="officer.acting.find" />
            </Button>
          </Actions>
        </PageForm>
      </div>
    </PageBody>
  )
}
