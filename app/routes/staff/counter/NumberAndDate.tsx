import { FormattedMessage } from 'react-intl'
import { TextField } from '~/ui/TextField'

/** Number and birth date, from an identity document. A browser keeps neither. */
export function NumberAndDate() {
  return (
    <div className="side-by-side">
      <TextField
        name="bsn"
        inputMode="numeric"
        autoComplete="off"
        width="middle"
        label={<FormattedMessage id="counter.bsn" />}
        hint={<FormattedMessage id="counter.bsn.hint" />}
      />
      <TextField
        name="geboortedatum"
        autoComplete="off"
        width="middle"
        label={<FormattedMessage id="counter.birth-date" />}
        hint={<FormattedMessage id="counter.birth-date.hint" />}
      />
    </div>
  )
}
