import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { PeopleIcon } from '~/ui/icons'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import { useNameOf } from './concerns'
import type { Concerns } from './shown'
import type { Overview } from '../../citizen/parts/shown'

type Person = Concerns['people'][number]

/** Everybody one decides for, each with what there is to do. */
export function ForOthers({ concerns }: Pick<Overview, 'concerns'>) {
  const { people } = concerns
  const fromHere = useFromHere()
  const nameOf = useNameOf()
  if (people.length === 0) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="family.title" />
      </Heading>
      <Rows>
        {people.map((person) => (
          <Row
            key={person.representationId}
            icon={PeopleIcon}
            name={
              <TextLink to={fromHere(PATHS.begin({ representation: person.representationId }))}>
                <FormattedMessage id="family.who" values={{ name: nameOf(person), age: person.age ?? -1 }} />
              </TextLink>
            }
            note={<ToDo person={person} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

function ToDo({ person: { asked, ended, ahead } }: { person: Person }) {
  const intl = useIntl()
  if (asked.length > 0) return <FormattedMessage id="family.to-do.answer" values={{ count: asked.length }} />
  if (ended.length > 0) return <FormattedMessage id="family.to-do.look" />
  if (ahead)
    return (
      <FormattedMessage id="family.to-do.birthday" values={{ age: ahead.age, day: dayOf(intl, ahead.on) }} />
    )
  return <FormattedMessage id="family.to-do.nothing" />
}
