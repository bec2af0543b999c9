import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { settingsForm } from '~/notification/forms'
import { KINDS, isSwitchable, type KindId, type SwitchableKind } from '~/notification/kinds'
import type { MailSettings } from '~/notification/settings'
import { shownFields } from '~/notification/shown-settings'
import { RHYTHMS } from '~/notification/viewed'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { Heading, Paragraph } from '~/ui/Heading'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { Row, Rows } from '~/ui/Rows'
import { TextField } from '~/ui/TextField'
import type { Problem } from '~/ui/form-problems'
import { PAGE_FORM } from '~/ui/page'
import { useCheckedForm } from '~/ui/use-checked-form'
import { kindHint, KindTitle } from '../parts/KindWords'

type Values = Omit<MailSettings, 'kinds'> & { kinds: string[] }
type FormProps = {
  settings: MailSettings
  /** The kinds one can switch on and off. */
  offered: readonly SwitchableKind[]
  /** What came back because something must be repaired. */
  refused: { values: Values; shown: MailSettings; problems: Problem[] } | null
}

/** About what one is mailed, how often, and under what name; what is always mailed stands below it. */
export function MailSettingsForm({ settings, offered, refused }: FormProps) {
  const values: Values = refused?.values ?? settings
  const { problems, problemAt, onSubmit } = useCheckedForm(settingsForm, {
    values,
    problems: refused?.problems,
  })
  const words = (id: string) => <FormattedMessage id={id as MessageId} />
  const problem = problemAt('name')
  return (
    <>
      <ErrorSummary problems={problems.map(({ field, message }) => ({ field, message: words(message) }))} />
      <Form id={PAGE_FORM} method="post" noValidate onSubmit={onSubmit}>
        <CsrfField />
        {shownFields(refused?.shown ?? settings).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Kinds chosen={values.kinds} offered={offered} />
        <RadioTiles name="rhythm" legend={<FormattedMessage id="settings.rhythm" />}>
          {RHYTHMS.map((rhythm) => (
            <RadioTile
              key={rhythm}
              name="rhythm"
              value={rhythm}
              defaultChecked={rhythm === values.rhythm}
              label={<FormattedMessage id={`settings.rhythm.${rhythm}`} />}
              hint={<FormattedMessage id={`settings.rhythm.${rhythm}.hint`} />}
            />
          ))}
        </RadioTiles>
        <TextField
          name="name"
          autoComplete="off"
          optional
          defaultValue={values.name}
          label={<FormattedMessage id="settings.name" />}
          hint={<FormattedMessage id="settings.name.hint" />}
          error={problem && words(problem)}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="settings.save" />
          </Button>
        </Actions>
      </Form>
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
  const always = (Object.keys(KINDS) as KindId[]).filter((kind) => !isSwitchable(kind))
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
