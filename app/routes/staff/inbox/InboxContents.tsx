import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { readInboxRequest } from '~/inbox/use-cases.server'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { Facts } from '~/ui/Rows'
import { OptInAnswers } from '../../citizen/opt-ins/OptInAnswers'

type Found = NonNullable<SerializeFrom<typeof readInboxRequest>>
type Contents = NonNullable<Found['contents']>

/** Who it is, to find them by, and what they answered; what they chose since stands first. */
export function InboxContents({ kind, contents }: Pick<Found, 'kind'> & { contents: Contents }) {
  const { person, bsn, answers, since } = contents
  return (
    <>
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id="inbox.one.person" />
        </Heading>
        <Card>
          <Facts
            facts={[
              {
                name: <FormattedMessage id="inbox.one.name" />,
                value: `${person.initials} ${person.surname}`,
              },
              { name: <FormattedMessage id="inbox.one.born" />, value: <Day at={person.birthDate} /> },
              { name: <FormattedMessage id="inbox.one.bsn" />, value: bsn },
              {
                name: <FormattedMessage id="inbox.one.gender" />,
                value: <FormattedMessage id={`inbox.one.gender.${person.gender}`} />,
              },
              {
                name: <FormattedMessage id="inbox.one.address" />,
                value: `${person.street}, ${person.postcode} ${person.town}`,
              },
              ...(person.email
                ? [{ name: <FormattedMessage id="inbox.one.email" />, value: person.email }]
                : []),
            ]}
          />
        </Card>
      </section>
      {since && (
        <section className="section">
          <Notice kind="attention">
            <FormattedMessage id={since.length > 0 ? 'inbox.one.since' : 'inbox.one.since.nothing'} />
          </Notice>
          {since.length > 0 && (
            <OptInAnswers id="nu" caption={<FormattedMessage id="inbox.one.since" />} answers={since} />
          )}
        </section>
      )}
      <section className="section">
        <Heading level={2}>
          <FormattedMessage
            id={kind === 'withdrawal' ? 'inbox.one.answers.withdrawal' : 'inbox.one.answers'}
          />
        </Heading>
        <OptInAnswers
          id="antwoorden"
          caption={<FormattedMessage id="inbox.one.answers" />}
          answers={answers}
        />
      </section>
    </>
  )
}
