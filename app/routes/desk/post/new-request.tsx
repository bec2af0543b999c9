import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { intakeForm } from '~/post/forms'
import { receiveRequest } from '~/post/request-use-cases.server'
import { POST_REQUEST_KINDS } from '~/post/request'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { NumberAndBirth } from '~/ui/NumberAndBirth'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { deskOf } from '../at-desk'
import { AddressFields } from './AddressFields'
import { FIND_REFUSALS } from './refusals'

export const handle = page({
  audience: 'internal',
  needs: 'desk-post',
  title: 'post.new.title',
  words: ['desk-post'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in. */
export function loader() {
  return null
}

const form = defineForm(intakeForm, {
  refusals: {
    ...FIND_REFUSALS,
    'other-name': { status: 422, words: 'post.other-name' },
    'under-way': { status: 409, words: 'post.under-way' },
  },
})

export const action = formAction(form, async (intake, at) => {
  const received = await receiveRequest(at.portal, deskOf(at), intake)
  return received.ok ? PATHS.postRequest({ request: received.id }) : received
})

/** Where the desk copies what came in on paper. */
export default function NewRequest() {
  const of = useFormOf(form)
  return (
    <PageBody width="desk" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.postRequests }} lead={<FormattedMessage id="post.new.lead" />}>
        <FormattedMessage id="post.new.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <RadioTiles name="soort" legend={<FormattedMessage id="post.kind" />}>
          {POST_REQUEST_KINDS.map((kind) => (
            <RadioTile
              key={kind}
              name="soort"
              value={kind}
              label={<FormattedMessage id={`post.what.${kind}`} />}
              hint={<FormattedMessage id={`post.kind.${kind}.hint`} />}
            />
          ))}
        </RadioTiles>
        <div className="side-by-side">
          <TextField
            name="voorletters"
            autoComplete="off"
            width="short"
            label={<FormattedMessage id="post.initials" />}
          />
          <TextField name="achternaam" autoComplete="off" label={<FormattedMessage id="post.surname" />} />
        </div>
        <NumberAndBirth area="post" />
        <AddressFields />
        <TextField
          name="telefoon"
          type="tel"
          autoComplete="off"
          width="middle"
          optional
          label={<FormattedMessage id="post.phone" />}
        />
        <Checkbox
          name="gezien"
          value="ja"
          label={<FormattedMessage id="post.seen" />}
          hint={<FormattedMessage id="post.seen.hint" />}
        />
        <Checkbox
          name="brieven"
          value="ja"
          label={<FormattedMessage id="post.write-there" />}
          hint={<FormattedMessage id="post.write-there.hint" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="post.new.button" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
