import { FormattedMessage } from 'react-intl'
import { TextArea, TextField } from '~/ui/TextField'

/** The public keys of a care system, or where they are. */
export function KeyFields() {
  return (
    <>
      <TextArea
        name="sleutels"
        optional
        autoComplete="off"
        spellCheck={false}
        label={<FormattedMessage id="organisation.client.form.keys" />}
        hint={<FormattedMessage id="organisation.client.form.keys.hint" />}
      />
      <TextField
        name="adres"
        inputMode="url"
        optional
        autoComplete="off"
        label={<FormattedMessage id="organisation.client.form.address" />}
        hint={<FormattedMessage id="organisation.client.form.address.hint" />}
      />
    </>
  )
}

/** What both forms say of keys that are not taken. */
export const KEY_REFUSALS = {
  'not-there': 404,
  one: { status: 422, words: 'organisation.client.form.one', field: 'sleutels' },
  both: { status: 422, words: 'organisation.client.form.both', field: 'sleutels' },
  unusable: { status: 422, words: 'organisation.client.wrong.unusable', field: 'sleutels' },
} as const
