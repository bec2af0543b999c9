import { FormattedMessage, useIntl } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { ASKED_BY, type Paper } from '~/representation/evidence'
import { HIGHER_RECORDS, type Rank } from '~/representation/grant'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { SelectField, TextArea, TextField } from '~/ui/TextField'

/** Which papers somebody saw, with what to look at in each. */
export function PaperBoxes({ rows }: { rows: readonly (readonly Paper[])[] }) {
  const papers = [...new Set(rows.flat())]
  return (
    <CheckboxGroup
      legend={<FormattedMessage id="desk-evidence.papers" />}
      hint={
        <FormattedMessage
          id={rows.length > 1 ? 'desk-evidence.one.look.each' : 'desk-evidence.one.look.one'}
        />
      }
    >
      {papers.map((paper, place) => (
        <Checkbox
          key={paper}
          // The summary of what is wrong leads to the first.
          id={place === 0 ? 'papier' : `papier-${paper}`}
          name="papier"
          value={paper}
          label={<FormattedMessage id={`desk-evidence.paper.${paper}`} />}
          hint={<FormattedMessage id={`desk-evidence.paper.${paper}.look`} />}
        />
      ))}
    </CheckboxGroup>
  )
}

type DayProps = { name: string; label: MessageId; hint?: MessageId; defaultValue?: string }

export function DayField({ name, label, hint, defaultValue }: DayProps) {
  return (
    <TextField
      name={name}
      width="middle"
      autoComplete="off"
      defaultValue={defaultValue}
      label={<FormattedMessage id={label} />}
      hint={hint && <FormattedMessage id={hint} />}
    />
  )
}

/** A citizen number, or a code; a browser keeps neither. */
export function NumberField({ name, label, hint }: Omit<DayProps, 'defaultValue'>) {
  return (
    <TextField
      name={name}
      width="middle"
      autoComplete="off"
      label={<FormattedMessage id={label} />}
      hint={hint && <FormattedMessage id={hint} />}
    />
  )
}

/** Of everybody higher in the order of the law, why they do not decide. */
export function HigherFields({ ranks }: { ranks: readonly Rank[] }) {
  const { formatMessage } = useIntl()
  return (
    <fieldset className="group">
      <legend className="group__legend">
        <FormattedMessage id="desk-evidence.higher" />
      </legend>
      <p className="hint">
        <FormattedMessage id="desk-evidence.higher.hint" />
      </p>
      {ranks.map((rank) => (
        <SelectField
          key={rank}
          name={`rang${rank}`}
          label={<FormattedMessage id={`desk-evidence.rank.${rank}` as 'desk-evidence.rank.1'} />}
        >
          <option value="">{formatMessage({ id: 'desk-evidence.higher.choose' })}</option>
          {HIGHER_RECORDS.map((record) => (
            <option key={record} value={record}>
              {formatMessage({ id: `desk-evidence.higher.${record}` })}
            </option>
          ))}
        </SelectField>
      ))}
    </fieldset>
  )
}

export function ChannelTiles() {
  return (
    <RadioTiles name="kanaal" legend={<FormattedMessage id="desk-evidence.channel" />}>
      {ASKED_BY.map((channel) => (
        <RadioTile
          key={channel}
          name="kanaal"
          value={channel}
          label={<FormattedMessage id={`desk-evidence.channel.${channel}`} />}
        />
      ))}
    </RadioTiles>
  )
}

export function ReasonField({ hint }: { hint: MessageId }) {
  return (
    <TextArea
      name="reden"
      rows={4}
      label={<FormattedMessage id="desk-evidence.reason" />}
      hint={<FormattedMessage id={hint} />}
    />
  )
}
