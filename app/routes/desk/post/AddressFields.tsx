import { FormattedMessage } from 'react-intl'
import { TextField } from '~/ui/TextField'

/** Where a letter goes, without the name above it. */
export function AddressFields() {
  return (
    <>
      <div className="side-by-side">
        <TextField name="straat" autoComplete="off" label={<FormattedMessage id="post.street" />} />
        <TextField
          name="huisnummer"
          autoComplete="off"
          width="short"
          label={<FormattedMessage id="post.number" />}
        />
      </div>
      <div className="side-by-side">
        <TextField
          name="postcode"
          autoComplete="off"
          width="short"
          label={<FormattedMessage id="post.postcode" />}
        />
        <TextField name="plaats" autoComplete="off" label={<FormattedMessage id="post.town" />} />
      </div>
    </>
  )
}
