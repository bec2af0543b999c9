import { FormattedMessage, useIntl } from 'react-intl'
import { BREACH_PARTS, type BreachState } from '~/breach/breach'
import { Disclosure } from '~/ui/Disclosure'
import { Paragraph } from '~/ui/Heading'

type TextProps = {
  number: string
  state: BreachState
  people: { all: number }
  organisation: { name: string; email: string; phone: string }
}

/** What is reported, from what is known (AVG 33(3)); what is not known yet says so, and follows in phases (33(4)). */
export function RegulatorText({ number, state, people, organisation: { name, ...contact } }: TextProps) {
  const { formatMessage, formatDate } = useIntl()
  const { facts, scope, tells } = state
  const unknown = formatMessage({ id: 'breach.part.unknown' })
  const parts = BREACH_PARTS.map(
    (part) => `${formatMessage({ id: `breach.part.${part}` })}\n${facts[part] || unknown}`,
  ).join('\n\n')
  const text = formatMessage(
    { id: 'breach.regulator.text' },
    {
      ...{ number, parts, organisation: name },
      contact: formatMessage({ id: 'breach.contact' }, contact),
      found: formatDate(facts.foundAt, {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'Europe/Amsterdam',
      }),
      kind: formatMessage({ id: `breach.kind.${facts.kind}` }),
      count: scope === null ? unknown : people.all,
      told: formatMessage({ id: `breach.tells.${tells}` }),
    },
  )
  return (
    <Disclosure summary={<FormattedMessage id="breach.regulator" />}>
      <Paragraph kind="hint">
        <FormattedMessage id="breach.regulator.hint" />
      </Paragraph>
      <blockquote className="quoted as-typed">{text}</blockquote>
    </Disclosure>
  )
}
