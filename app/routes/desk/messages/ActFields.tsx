import { FormattedMessage, useIntl } from 'react-intl'
import { BLACKENED, CLOSINGS, FLAGS } from '~/conversation/conversation'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { SelectField, TextField } from '~/ui/TextField'
import type { ActPage } from './act-forms'

type ActFieldsProps = { act: ActPage; flag: string | null; colleagues: { id: string; name: string }[] }

/** What an act asks first. */
export function ActFields({ act, flag, colleagues }: ActFieldsProps) {
  const { formatMessage } = useIntl()
  switch (act) {
    case 'geef-door':
      return null
    case 'zwart':
      return (
        <>
          <TextField
            name="woorden"
            maxLength={500}
            autoComplete="off"
            label={<FormattedMessage id="message.black.words" />}
            hint={<FormattedMessage id="message.black.words.hint" />}
          />
          <RadioTiles name="soort" legend={<FormattedMessage id="message.black.kind" />}>
            {BLACKENED.map((kind) => (
              <RadioTile
                key={kind}
                name="soort"
                value={kind}
                label={<FormattedMessage id={`message.black.${kind}`} />}
              />
            ))}
          </RadioTiles>
        </>
      )
    case 'voeg-samen':
      return (
        <TextField
          name="nummer"
          width="short"
          maxLength={12}
          autoComplete="off"
          label={<FormattedMessage id="message.merge.number" />}
        />
      )
    case 'nood':
      return (
        <RadioTiles name="vlag" legend={<FormattedMessage id="message.flag.which" />}>
          {[...FLAGS, ...(flag ? (['none'] as const) : [])].map((kind) => (
            <RadioTile
              key={kind}
              name="vlag"
              value={kind}
              label={<FormattedMessage id={`message.flag.which.${kind}`} />}
            />
          ))}
        </RadioTiles>
      )
    case 'wijs-toe':
      return (
        <SelectField name="collega" label={<FormattedMessage id="message.assign.who" />}>
          <option value="">{formatMessage({ id: 'message.assign.pick' })}</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )
    case 'sluit':
      return (
        <RadioTiles name="hoe" legend={<FormattedMessage id="message.close.how" />}>
          {CLOSINGS.map((how) => (
            <RadioTile
              key={how}
              name="hoe"
              value={how}
              label={<FormattedMessage id={`message.close.how.${how}`} />}
            />
          ))}
        </RadioTiles>
      )
  }
}
