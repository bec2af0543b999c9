import { FormattedMessage } from 'react-intl'
import { TextField } from '~/ui/TextField'

type AddressFieldsProps = {
  /** In whose words. */
  area?: 'post' | 'message.letter'
  known?: { street: string; number: string; postcode: string; town: string } | null
}

/** Where a letter goes, without the name above it. */
export function AddressFields({ area = 'post', known }: AddressFieldsProps) {
  return (
    <>
      <div className="side-by-side">
        <TextField
          name="straat"
          defaultValue={known?.street}
          autoComplete="off"
          label={<FormattedMessage id={`${area}.street`} />}
        />
        <TextField
          name="huisnummer"
          defaultValue={known?.number}
          autoComplete="off"
          width="short"
          label={<FormattedMessage id={`${area}.number`} />}
        />
      </div>
      <div className="side-by-side">
        <TextField
          name="postcode"
          defaultValue={known?.postcode}
          autoComplete="off"
          width="short"
          label={<FormattedMessage id={`${area}.postcode`} />}
        />
        <TextField
          name="plaats"
          defaultValue={known?.town}
          autoComplete="off"
          label={<FormattedMessage id={`${area}.town`} />}
        />
      </div>
    </>
  )
}
