import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { noteForm } from '~/rights/forms'
import { noteRights } from '~/rights/note.server'
import { RIGHTS_KINDS } from '~/rights/request'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { SelectField, TextArea, TextField } from '~/ui/TextField'
import { formAction } from '../form-action.server'
import { officerOf } from './at-office'

export const handle = page({
  audience: 'internal',
  needs: 'rights-requests',
  title: 'officer.note',
  words: ['officer', 'rights'],
  form: { sends: 'post' },
})

export const loader = () => null

const form = defineForm(noteForm, {
  refusals: {
    ahead: { status: 422, words: 'officer.note.ahead', field: 'dag' },
    nobody: { status: 422, words: 'officer.note.nobody', field: 'bsn' },
    'unproven-number': { status: 422, words: 'officer.note.unproven', field: 'bsn' },
    'own-request': { status: 409, words: 'officer.refused.own-request' },
    'under-way': { status: 409, words: 'officer.note.under-way' },
  },
})

export const action = formAction(form, async ({ soort, hoe, dag, naam, tekst, kenmerk, bsn, gezien }, at) => {
  const noted = await noteRights(at.portal.runtime, officerOf(at), {
    ...{ kind: soort, channel: hoe, receivedOn: dag, name: naam, text: tekst, about: kenmerk, bsn },
    isProven: gezien !== undefined,
  })
  return noted.ok ? PATHS.officerRight({ request: noted.id }) : noted
})

/** Where the officer writes down what somebody asked on paper or by mail. */
export default function NoteRight() {
  const of = useFormOf(form)
  const { formatMessage } = useIntl()
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <Said of={of} />
      <PageTitle back={{ to: PATHS.worklist }} lead={<FormattedMessage id="officer.note.lead" />}>
        <FormattedMessage id="officer.note" />
      </PageTitle>
      <PageForm of={of}>
        <SelectField name="soort" label={<FormattedMessage id="officer.note.kind" />}>
          <option value="" />
          {RIGHTS_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {formatMessage({ id: `rights.kind.${kind}` })}
            </option>
          ))}
        </SelectField>
        <RadioTiles name="hoe" legend={<FormattedMessage id="officer.note.how" />}>
          {(['paper', 'mail'] as const).map((how, place) => (
            <RadioTile
              key={how}
              id={place === 0 ? 'hoe' : undefined}
              name="hoe"
              value={how}
              label={<FormattedMessage id={`officer.note.how.${how}`} />}
            />
          ))}
        </RadioTiles>
        <TextField
          name="dag"
          width="middle"
          autoComplete="off"
          label={<FormattedMessage id="officer.note.day" />}
          hint={<FormattedMessage id="officer.note.day.hint" />}
        />
        <TextField name="naam" autoComplete="off" label={<FormattedMessage id="officer.note.name" />} />
        <TextArea name="tekst" label={<FormattedMessage id="officer.note.text" />} />
        <TextField
          name="kenmerk"
          width="middle"
          autoComplete="off"
          optional
          label={<FormattedMessage id="officer.note.about" />}
        />
        <TextField
          name="bsn"
          width="middle"
          autoComplete="off"
          inputMode="numeric"
          optional
          label={<FormattedMessage id="officer.note.bsn" />}
          hint={<FormattedMessage id="officer.note.bsn.hint" />}
        />
        <Checkbox name="gezien" value="ja" label={<FormattedMessage id="officer.note.seen" />} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="officer.note.do" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
