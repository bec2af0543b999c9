import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { NEVER, PERIODS } from '~/enquiry/filter-values'
import type { MessageId } from '~/i18n/nl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Disclosure } from '~/ui/Disclosure'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { Paragraph } from '~/ui/Heading'
import { SelectField, TextField } from '~/ui/TextField'
import { PAGE_FORM } from '~/ui/page'
import type { Views } from '../parts/shown'

/** What to look for, as a form that only asks: it works without scripts, and its address can be kept. */
export function ViewFilter({
  values,
  problems,
  filter,
  organisations,
  kinds,
}: Pick<Views, 'values' | 'problems' | 'filter' | 'organisations' | 'kinds'>) {
  const intl = useIntl()
  const path = usePath()
  const word = (id: MessageId) => intl.formatMessage({ id })
  const error = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    return problem && <FormattedMessage id={problem.message} />
  }
  const field = (name: keyof typeof values) => ({
    name,
    label: <FormattedMessage id={LABELS[name]} />,
    defaultValue: values[name],
    error: error(name),
  })
  return (
    <>
      <ErrorSummary
        problems={problems.map(({ field, message }) => ({
          field,
          message: <FormattedMessage id={message} />,
        }))}
      />
      {problems.length > 0 && (
        <Paragraph>
          <FormattedMessage id="viewed.filter.left-out" />
        </Paragraph>
      )}
      <Form
        // Filled in anew when the address says something else.
        key={filter}
        id={PAGE_FORM}
        method="get"
        action={path(PATHS.viewed)}
        className="filter"
        aria-label={word('viewed.filter')}
        noValidate
      >
        <SelectField {...field('wanneer')}>
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {word(`viewed.filter.period.${period}`)}
            </option>
          ))}
        </SelectField>
        <SelectField {...field('wie')}>
          <option value="">{word('viewed.filter.who.all')}</option>
          {organisations.map(({ ura, name, city }) => (
            <option key={ura} value={ura}>
              {city ? `${name} (${city})` : name}
            </option>
          ))}
        </SelectField>
        <SelectField {...field('antwoord')}>
          <option value="">{word('viewed.filter.answer.all')}</option>
          <option value="ja">{word('ui.answer.yes')}</option>
          <option value="nee">{word('ui.answer.no')}</option>
        </SelectField>
        <Button>
          <FormattedMessage id="viewed.filter.show" />
        </Button>
        <div className="filter__more">
          <Disclosure
            summary={<FormattedMessage id="viewed.filter.more" />}
            open={values.wanneer === 'dagen' || values.soort !== '' || undefined}
          >
            <div className="filter__row">
              <TextField {...field('van')} {...DAY} hint={<FormattedMessage id="viewed.filter.day.hint" />} />
              <TextField {...field('tot')} {...DAY} hint={<FormattedMessage id="viewed.filter.day.hint" />} />
              <SelectField {...field('soort')}>
                <option value="">{word('viewed.filter.kind.all')}</option>
                {kinds.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name ?? word(code === NEVER ? 'viewed.filter.kind.nooit' : 'viewed.filter.kind.anders')}
                  </option>
                ))}
              </SelectField>
              <Button>
                <FormattedMessage id="viewed.filter.show" />
              </Button>
            </div>
          </Disclosure>
        </div>
      </Form>
    </>
  )
}

const DAY = { width: 'short', autoComplete: 'off', maxLength: 40, optional: true } as const

const LABELS = {
  wanneer: 'viewed.filter.period',
  van: 'viewed.filter.from',
  tot: 'viewed.filter.to',
  wie: 'viewed.filter.who',
  soort: 'viewed.filter.kind',
  antwoord: 'viewed.filter.answer',
} as const satisfies Record<string, MessageId>
