import { FormattedMessage } from 'react-intl'
import { TextField } from './TextField'

/** Number and birth date, by which somebody is found in the register, in the words of an area. A browser keeps neither. */
export function NumberAndBirth({ area }: { area: 'counter' | 'post' }) {
  return (
    <div className="side-by-side">
      <TextField
        name="bsn"
        inputMode="numeric"
        autoComplete="off"
        width="middle"
        label={<FormattedMessage id={`${area}.bsn`} />}
        hint={<FormattedMessage id={`${area}.bsn.hint`} />}
      />
      <TextField
        name="geboortedatum"
        autoComplete="off"
        width="middle"
        label={<FormattedMessage id={`${area}.birth-date`} />}
        hint={<FormattedMessage id={`${area}.birth-date.hint`} />}
      />
    </div>
  )
}
