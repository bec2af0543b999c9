import type { ComponentProps } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { OUTCOMES, type Ground } from '~/rights/request'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { PageForm } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { SelectField, TextArea, TextField } from '~/ui/TextField'
import type { Act } from './acts'

type ActFormProps = {
  act: Act
  grounds: Ground[]
  today: string
  of: ComponentProps<typeof PageForm>['of']
}

/** The form of one act: what the person reads of it, on which day it was, and of a decision what and why. */
export function ActForm({ act, grounds, today, of }: ActFormProps) {
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id={`officer.${act}`} />
      </Heading>
      <PageForm of={of}>
        <input type="hidden" name="do" value={act} />
        {act === 'decide' && <Decision grounds={grounds} />}
        <TextArea name="tekst" label={<FormattedMessage id={`officer.${act}.text`} />} />
        {(act === 'ask' || act === 'note-answer') && (
          <TextField
            name="dag"
            width="short"
            autoComplete="off"
            defaultValue={today}
            label={<FormattedMessage id="officer.day" />}
          />
        )}
        {act === 'decide' && (
          <TextArea
            name="weglating"
            rows={3}
            optional
            label={<FormattedMessage id="officer.decide.redaction" />}
          />
        )}
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id={`officer.${act}.do`} />
          </Button>
        </Actions>
      </PageForm>
    </Card>
  )
}

function Decision({ grounds }: { grounds: Ground[] }) {
  const { formatMessage } = useIntl()
  return (
    <>
      <RadioTiles name="besluit" legend={<FormattedMessage id="officer.decide.outcome" />}>
        {OUTCOMES.map((outcome, place) => (
          <RadioTile
            key={outcome}
            id={place === 0 ? 'besluit' : undefined}
            name="besluit"
            value={outcome}
            required
            label={<FormattedMessage id={`officer.outcome.${outcome}`} />}
          />
        ))}
      </RadioTiles>
      <SelectField name="grond" label={<FormattedMessage id="officer.decide.ground" />} optional>
        <option value="">{formatMessage({ id: 'officer.decide.ground.none' })}</option>
        {grounds.map((ground) => (
          <option key={ground} value={ground}>
            {formatMessage({ id: `rights.ground.${ground}` })}
          </option>
        ))}
      </SelectField>
    </>
  )
}
