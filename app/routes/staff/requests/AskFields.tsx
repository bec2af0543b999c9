import { FormattedMessage } from 'react-intl'
import { PURPOSES } from '~/consentrequest/request'
import type { Text } from '~/catalogue/catalogue'
import { useText } from '~/i18n/text'
import { Button } from '~/ui/Button'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'
import { Actions } from '~/ui/Container'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea, TextField } from '~/ui/TextField'

type Kind = { code: string; name: Text }

/** What is asked, whomever: for what, which data, for whom, until when; and the button that sends it. */
export function AskFields({ kinds }: { kinds: Kind[] }) {
  const text = useText()
  return (
    <>
      <RadioTiles name="doel" legend={<FormattedMessage id="leave.purpose" />}>
        {PURPOSES.map((purpose) => (
          <RadioTile
            key={purpose}
            name="doel"
            value={purpose}
            label={<FormattedMessage id={`leave.purpose.${purpose}`} />}
          />
        ))}
      </RadioTiles>
      <TextArea
        name="tekst"
        label={<FormattedMessage id="leave.text" />}
        hint={<FormattedMessage id="leave.text.hint" />}
      />
      <CheckboxGroup
        legend={<FormattedMessage id="leave.data" />}
        hint={<FormattedMessage id="leave.data.hint" />}
      >
        {kinds.map(({ code, name }, place) => (
          <Checkbox
            key={code}
            // The summary of what is wrong leads to the first.
            id={place === 0 ? 'gegevens' : `gegevens-${code}`}
            name="gegevens"
            value={code}
            label={text(name)}
          />
        ))}
      </CheckboxGroup>
      {(['ontvanger', 'totenmet', 'kenmerk'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          autoComplete="off"
          width={name === 'totenmet' ? 'middle' : 'full'}
          label={<FormattedMessage id={WORDS[name]} />}
          hint={<FormattedMessage id={`${WORDS[name]}.hint`} />}
        />
      ))}
      <p className="hint">
        <FormattedMessage id="leave.send.hint" />
      </p>
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="leave.send" />
        </Button>
      </Actions>
    </>
  )
}

const WORDS = { ontvanger: 'leave.recipient', totenmet: 'leave.until', kenmerk: 'leave.label' } as const
