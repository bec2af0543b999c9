import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { CASE_KINDS, EVIDENCE_LIST } from '~/evidence/list'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { SelectField, TextField } from '~/ui/TextField'

/** Which of them: a form that only asks, so that its address can be kept. */
export function EvidenceFilter({ values }: { values: Record<'toon' | 'soort' | 'nummer', string> }) {
  const { formatMessage } = useIntl()
  const path = usePath()
  return (
    <Form
      key={EVIDENCE_LIST.query(values)}
      method="get"
      action={path(PATHS.deskEvidence)}
      className="filter"
      aria-label={formatMessage({ id: 'desk-evidence.filter' })}
    >
      <input type="hidden" name="toon" value={values.toon} />
      <SelectField
        name="soort"
        defaultValue={values.soort}
        label={<FormattedMessage id="desk-evidence.filter.kind" />}
      >
        <option value="">{formatMessage({ id: 'desk-evidence.filter.kind.all' })}</option>
        {CASE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {formatMessage({ id: `desk-evidence.kind.${kind}` })}
          </option>
        ))}
      </SelectField>
      <TextField
        name="nummer"
        autoComplete="off"
        maxLength={40}
        defaultValue={values.nummer}
        label={<FormattedMessage id="desk-evidence.filter.number" />}
      />
      <Button>
        <FormattedMessage id="desk-evidence.filter.go" />
      </Button>
    </Form>
  )
}
