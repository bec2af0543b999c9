import type { ComponentProps } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { NOT_TOLD_GROUNDS, type BreachState } from '~/breach/breach'
import { typedDay } from '~/runtime/typed-day'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { PageForm } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { SelectField, TextArea, TextField } from '~/ui/TextField'
import type { Act } from './acts'
import { FactsFields, MomentFields } from './FactsFields'

type ActFormProps = { act: Act; state: BreachState; of: ComponentProps<typeof PageForm>['of'] }

/** The form of one act. */
export function BreachActForm({ act, state, of }: ActFormProps) {
  const button = act === 'correct' ? 'breach.facts.save' : (`breach.${act}.do` as const)
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id={`breach.${act}`} />
      </Heading>
      <PageForm of={of}>
        <input type="hidden" name="do" value={act} />
        <Fields act={act} state={state} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id={button} />
          </Button>
        </Actions>
      </PageForm>
    </Card>
  )
}

function Fields({ act, state }: Omit<ActFormProps, 'of'>) {
  switch (act) {
    case 'correct':
      return <FactsFields facts={state.facts} />
    case 'report':
      return (
        <>
          <MomentFields />
          <TextField
            name="kenmerk"
            width="middle"
            autoComplete="off"
            optional
            label={<FormattedMessage id="breach.report.reference" />}
          />
        </>
      )
    case 'look-for':
      return <ScopeFields scope={state.scope} />
    case 'word':
      return <NoticeFields notice={state.notice} />
    case 'not-tell':
      return <NotToldFields />
    default:
      return <TextArea name="tekst" label={<FormattedMessage id={`breach.${act}.text`} />} />
  }
}

function ScopeFields({ scope }: Pick<BreachState, 'scope'>) {
  const day = { width: 'middle', autoComplete: 'off' } as const
  return (
    <>
      <Paragraph>
        <FormattedMessage id="breach.look-for.text" />
      </Paragraph>
      <div className="side-by-side">
        <TextField
          name="van"
          {...day}
          defaultValue={scope ? typedDay(scope.from) : undefined}
          label={<FormattedMessage id="breach.from" />}
          hint={<FormattedMessage id="breach.day.hint" />}
        />
        <TextField
          name="tot"
          {...day}
          defaultValue={scope ? typedDay(scope.to) : undefined}
          label={<FormattedMessage id="breach.to" />}
        />
      </div>
      <TextField
        name="ura"
        {...day}
        optional
        defaultValue={scope?.ura}
        label={<FormattedMessage id="breach.ura" />}
        hint={<FormattedMessage id="breach.ura.hint" />}
      />
      <TextField
        name="medewerker"
        {...day}
        optional
        label={<FormattedMessage id="breach.member" />}
        hint={<FormattedMessage id="breach.member.hint" />}
      />
    </>
  )
}

function NoticeFields({ notice }: Pick<BreachState, 'notice'>) {
  return (
    <>
      <Paragraph>
        <FormattedMessage id="breach.word.hint" />
      </Paragraph>
      <TextArea name="nl" defaultValue={notice?.nl} label={<FormattedMessage id="breach.word.nl" />} />
      <TextArea
        name="en"
        lang="en"
        defaultValue={notice?.en}
        label={<FormattedMessage id="breach.word.en" />}
      />
    </>
  )
}

function NotToldFields() {
  const { formatMessage } = useIntl()
  return (
    <>
      <SelectField name="grond" label={<FormattedMessage id="breach.not-tell.ground" />}>
        <option value="" />
        {NOT_TOLD_GROUNDS.map((ground) => (
          <option key={ground} value={ground}>
            {formatMessage({ id: `breach.ground.${ground}` })}
          </option>
        ))}
      </SelectField>
      <TextArea name="tekst" label={<FormattedMessage id="breach.not-tell.text" />} />
    </>
  )
}
