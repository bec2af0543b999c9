import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { renewAtDesk } from '~/evidence/begin-use-cases.server'
import { renewForm } from '~/evidence/forms'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { CasePage } from './CasePage'
import { caseIn, deskOf } from './desk.server'
import { ChannelTiles, DayField } from './fields'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'desk-evidence',
  title: 'desk-evidence.renew.title',
  words: ['desk-evidence'],
  form: { sends: 'post' },
})

export async function loader(at: LoaderFunctionArgs) {
  return json(await caseIn(at, ({ renewable }) => renewable))
}

const form = defineForm(renewForm, { refusals: REFUSALS })

export const action = formAction(form, async (asked, { portal, params, ...at }) => {
  const begun = await renewAtDesk(portal, { ...asked, ...deskOf(at), id: params.case ?? '' })
  if (!begun.ok) return begun
  return withQuery(PATHS.deskEvidenceOne({ case: begun.caseId }), { gedaan: 'begonnen' })
})

/** Where what ends soon is asked anew for the same two. */
export default function RenewEvidence() {
  return (
    <CasePage of={useFormOf(form)} shown={useLoaderData<typeof loader>()} title="renew">
      <DayField name="tot" label="desk-evidence.see.until" hint="desk-evidence.see.until.hint" />
      <ChannelTiles />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="desk-evidence.renew.go" />
        </Button>
      </Actions>
    </CasePage>
  )
}
