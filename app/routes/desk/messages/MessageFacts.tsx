import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import type { ShownMessage } from './shown'
import { Waiting } from './Waiting'

/** What is known of a message: who wrote, when, whose it is, and the day on which it goes. */
export function MessageFacts({ message }: { message: ShownMessage }) {
  const { earlier, merged, eraseOn, receivedAt, waits, phone, about } = message
  const unknown = <FormattedMessage id="message.facts.unknown" />
  const facts = [
    ['from', message.name || unknown],
    ['email', message.email ?? unknown],
    ['phone', phone],
    ['language', <LanguageOf key="language" {...message} />],
    ['in', <Moment key="in" at={receivedAt} />],
    ['waits', <Waiting key="waits" minutes={waits} />],
    ['whose', <Whose key="whose" {...message} />],
    ['about', about && <AboutWhat key="about" about={about} />],
    ['erased', <Day key="erased" at={eraseOn} />],
  ] as const
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="message.facts" />
      </Heading>
      <Facts
        facts={facts.flatMap(([name, value]) =>
          value ? [{ name: <FormattedMessage id={`message.facts.${name}`} />, value }] : [],
        )}
      />
      {earlier.length > 0 && (
        <>
          <Paragraph>
            <FormattedMessage id="message.facts.earlier" values={{ count: earlier.length }} />
          </Paragraph>
          <ul>
            {earlier.map(({ id, number, subject }) => (
              <li key={id}>
                <TextLink to={PATHS.deskMessage({ message: id })}>{number}</TextLink> {subject}
              </li>
            ))}
          </ul>
        </>
      )}
      {merged.map(({ id, number }) => (
        <ButtonForm key={id} hidden={{ unmerge: id }}>
          <button type="submit" className="linklike">
            <FormattedMessage id="message.facts.merged.undo" values={{ number }} />
          </button>
        </ButtonForm>
      ))}
    </Card>
  )
}

function LanguageOf({ language }: ShownMessage) {
  return (
    <FormattedMessage id={language === 'en' ? 'message.facts.language.en' : 'message.facts.language.nl'} />
  )
}

function Whose({ owner, state }: ShownMessage) {
  if (state === 'handed-on') return <FormattedMessage id="message.who.officer" />
  if (owner?.isMe) return <FormattedMessage id="message.facts.whose.you" />
  return owner ? <>{owner.name}</> : <FormattedMessage id="message.facts.whose.nobody" />
}

function AboutWhat({ about }: { about: NonNullable<ShownMessage['about']> }) {
  if (about.kind === 'view')
    return <FormattedMessage id="message.facts.about.view" values={{ number: about.id }} />
  const { number = about.id, organisation } = about
  if (!organisation) return <>{number}</>
  return <FormattedMessage id="message.facts.about.recording" values={{ number, organisation }} />
}
