import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { CHANNELS, TOPICS } from '~/conversation/conversation'
import { MESSAGES } from '~/conversation/inbox-list'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { PAGE_FORM } from '~/ui/page'
import { SelectField, TextField } from '~/ui/TextField'

/** Which messages: a form that only asks, so that its address can be kept. */
export function MessageFilter({ values }: { values: ReturnType<typeof MESSAGES.values> }) {
  const { formatMessage } = useIntl()
  const path = usePath()
  return (
    <Form
      key={MESSAGES.query(values)}
      id={PAGE_FORM}
      method="get"
      action={path(PATHS.deskMessages)}
      className="filter"
      role="search"
      aria-label={formatMessage({ id: 'message.filter' })}
    >
      {values.lijst !== 'alles' && <input type="hidden" name="lijst" value={values.lijst} />}
      <SelectField
        name="onderwerp"
        label={<FormattedMessage id="message.filter.topic" />}
        defaultValue={values.onderwerp}
      >
        <option value="">{formatMessage({ id: 'message.filter.all' })}</option>
        {(['dispute', ...TOPICS] as const).map((topic) => (
          <option key={topic} value={topic}>
            {formatMessage({ id: `message.topic.${topic}` })}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="kanaal"
        label={<FormattedMessage id="message.filter.channel" />}
        defaultValue={values.kanaal}
      >
        <option value="">{formatMessage({ id: 'message.filter.all' })}</option>
        {CHANNELS.map((channel) => (
          <option key={channel} value={channel}>
            {formatMessage({ id: `message.channel.${channel}` })}
          </option>
        ))}
      </SelectField>
      <TextField
        name="zoek"
        type="search"
        label={<FormattedMessage id="message.filter.search" />}
        defaultValue={values.zoek}
        maxLength={100}
        autoComplete="off"
      />
      <Button>
        <FormattedMessage id="message.filter.go" />
      </Button>
    </Form>
  )
}
