import { FormattedMessage } from 'react-intl'
import { callForm } from '~/calls/forms'
import { noteCall } from '~/calls/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Panel } from '~/ui/Card'
import { Checkbox } from '~/ui/Checkbox'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, useFormOf } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextArea, TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { deskOf } from '../at-desk'

export const handle = page({
  audience: 'internal',
  needs: 'desk-calls',
  title: 'calls.new.title',
  words: ['desk-post'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in. */
export function loader() {
  return null
}

const form = defineForm(callForm)

export const action = formAction(form, async (typed, at) => {
  await noteCall(at.portal.runtime, deskOf(at), {
    ...{ firstName: typed.voornaam, surname: typed.achternaam },
    ...{ told: typed.verteld, reference: typed.gesprek },
  })
  return withQuery(PATHS.calls, { bewaard: true })
})

/** Where the desk writes down a call, after it said that it does. */
export default function NewCall() {
  const of = useFormOf(form)
  return (
    <PageBody width="desk" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.calls }}>
        <FormattedMessage id="calls.new.title" />
      </PageTitle>
      <Panel>
        <Heading level={2} looks={3}>
          <FormattedMessage id="calls.announce" />
        </Heading>
        <p>
          <FormattedMessage id="calls.announce.text" />
        </p>
      </Panel>
      <PageForm of={of}>
        <Checkbox name="voorgelezen" value="ja" label={<FormattedMessage id="calls.announced" />} />
        <div className="side-by-side">
          <TextField name="voornaam" autoComplete="off" label={<FormattedMessage id="calls.first-name" />} />
          <TextField name="achternaam" autoComplete="off" label={<FormattedMessage id="calls.surname" />} />
        </div>
        <TextArea
          name="verteld"
          label={<FormattedMessage id="calls.told.label" />}
          hint={<FormattedMessage id="calls.told.hint" />}
        />
        <TextField
          name="gesprek"
          autoComplete="off"
          width="middle"
          optional
          label={<FormattedMessage id="calls.reference" />}
          hint={<FormattedMessage id="calls.reference.hint" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="calls.save" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
