import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { STAFF_ACT_KINDS } from '~/audit/staff-acts'
import { OWN_LOG } from '~/colleagues/own-log-list'
import { PERIODS } from '~/enquiry/filter-values'
import type { ReadPeriod } from '~/enquiry/view-filter'
import type { MessageId } from '~/i18n/nl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Disclosure } from '~/ui/Disclosure'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { PAGE_FORM } from '~/ui/page'
import { SelectField, TextField } from '~/ui/TextField'

const LABELS = {
  wanneer: 'viewed.filter.period',
  van: 'viewed.filter.from',
  tot: 'viewed.filter.to',
  wie: 'viewed.filter.who',
  wat: 'organisation.log.what',
} as const satisfies Record<string, MessageId>

type LogFilterProps = {
  values: Record<keyof typeof LABELS, string>
  problems: ReadPeriod['problems']
  people: { id: string; name: string }[]
}

/** Which lines of the log: a form that only asks, so that its address can be kept. */
export function LogFilter({ values, problems, people }: LogFilterProps) {
  const { formatMessage } = useIntl()
  const path = usePath()
  const told = problems.map(({ field, message }) => ({ field, message: <FormattedMessage id={message} /> }))
  const field = (name: keyof typeof LABELS) => ({
    name,
    label: <FormattedMessage id={LABELS[name]} />,
    defaultValue: values[name],
    error: told.find((one) => one.field === name)?.message,
  })
  const day = { width: 'short', autoComplete: 'off', maxLength: 40, optional: true } as const
  const hint = <FormattedMessage id="viewed.filter.day.hint" />
  const show = (
    <Button>
      <FormattedMessage id="viewed.filter.show" />
    </Button>
  )
  return (
    <>
      <ErrorSummary problems={told} />
      <Form
        key={OWN_LOG.query(values)}
        id={PAGE_FORM}
        method="get"
        action={path(PATHS.ownLog)}
        className="filter"
        aria-label={formatMessage({ id: 'organisation.log.filter' })}
        noValidate
      >
        <SelectField {...field('wanneer')}>
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {formatMessage({ id: `viewed.filter.period.${period}` })}
            </option>
          ))}
        </SelectField>
        <SelectField {...field('wie')}>
          <option value="">{formatMessage({ id: 'viewed.filter.who.all' })}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField {...field('wat')}>
          <option value="">{formatMessage({ id: 'organisation.log.what.all' })}</option>
          {STAFF_ACT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {formatMessage({ id: `organisation.log.kind.${kind}` })}
            </option>
          ))}
        </SelectField>
        {show}
        <div className="filter__more">
          <Disclosure
            summary={<FormattedMessage id="organisation.log.days" />}
            open={values.wanneer === 'dagen' || undefined}
          >
            <div className="filter__row">
              <TextField {...field('van')} {...day} hint={hint} />
              <TextField {...field('tot')} {...day} hint={hint} />
              {show}
            </div>
          </Disclosure>
        </div>
      </Form>
    </>
  )
}
