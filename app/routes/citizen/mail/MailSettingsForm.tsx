import { FormattedMessage } from 'react-intl'
import { KINDS, isSwitchable, type KindId, type SwitchableKind } from '~/notification/kinds'
import type { MailSettings } from '~/notification/settings'
import { shownFields } from '~/notification/shown-settings'
import { RHYTHMS } from '~/notification/viewed'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'
import { Actions } from '~/ui/Container'
import { PageForm, Problems, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { Row, Rows } from '~/ui/Rows'
import { TextField } from '~/ui/TextField'
import { kindHint, KindTitle } from '../parts/KindWords'

type FormProps = {
  settings: MailSettings
  /** The kinds one can switch on and off. */
  offered: readonly SwitchableKind[]
  of: Shown
}

/** About what one is mailed, how often, and under what name; what is always mailed stands below it. */
export function MailSettingsForm({ settings, offered, of }: FormProps) {
  const before = of.kept?.shown as MailSettings | undefined
  return (
    <>
      <Problems of={of} />
      <PageForm of={of}>
        {shownFields(before ?? settings).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Kinds chosen={settings.kinds} offered={offered} />
        <RadioTiles name="rhythm" legend={<FormattedMessage id="settings.rhythm" />}>
          {RHYTHMS.map((rhythm) => (
            <RadioTile
              key={rhythm}
              name="rhythm"
              value={rhythm}
              defaultChecked={rhythm === settings.rhythm}
              label={<FormattedMessage id={`settings.rhythm.${rhythm}`} />}
              hint={<FormattedMessage id={`settings.rhythm.${rhythm}.hint`} />}
            />
          ))}
        </RadioTiles>
        <TextField
          name="name"
          autoComplete="off"
          optional
          defaultValue={settings.name}
          label={<FormattedMessage id="settings.name" />}
          hint={<FormattedMessage id="settings.name.hint" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="settings.save" />
          </Button>
        </Actions>
      </PageForm>
      <Always />
    </>
  )
}

type KindsProps = { chosen: readonly string[]; offered: readonly SwitchableKind[] }

function Kinds({ chosen, offered }: KindsProps) {
  return (
    <CheckboxGroup
      legend={<FormattedMessage id="settings.kinds" />}
      hint={<FormattedMessage id="settings.kinds.hint" />}
    >
      {offered.map((kind) => (
        <Checkbox
          key={kind}
          name="kinds"
          id={`kinds-${kind}`}
          value={kind}
          defaultChecked={chosen.includes(kind)}
          label={<KindTitle kind={kind} />}
          hint={kindHint(kind)}
        />
      ))}
    </CheckboxGroup>
  )
}

function Always() {
  // What goes to an organisation is none of theirs.
  const always = (Object.keys(KINDS) as KindId[]).filter(
    (kind) => !isSwitchable(kind) && KINDS[kind].to !== 'organisation',
  )
  return (
    <section className="section" aria-labelledby="always">
      <Heading level={2} id="always">
        <FormattedMessage id="settings.always" />
      </Heading>
      <Paragraph kind="hint">
        <FormattedMessage id="settings.always.why" />
      </Paragraph>
      <Rows badges>
        {always.map((kind) => (
          <Row
            key={kind}
            name={<KindTitle kind={kind} />}
            note={kindHint(kind)}
            end={
              <Badge>
                <FormattedMessage id="settings.always.badge" />
              </Badge>
            }
          />
        ))}
      </Rows>
    </section>
  )
}
