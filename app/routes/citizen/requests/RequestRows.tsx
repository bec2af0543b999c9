import { FormattedMessage, useIntl } from 'react-intl'
import { OWN_REQUESTS, readRequestShow, REQUEST_SHOWS } from '~/consentrequest/lists'
import { PATHS, withQuery } from '~/paths'
import { Card } from '~/ui/Card'
import { EmptyState } from '~/ui/EmptyState'
import { ListShows } from '~/ui/ListShows'
import { Day } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { MailIcon } from '~/ui/icons'
import { RequestStanding } from './RequestStanding'
import type { RequestList } from './shown'

type Listed = RequestList['requests'][number]

/** The requests, with what waits apart from what is given and what is over. */
export function RequestRows({ requests, values }: Pick<RequestList, 'requests' | 'values'>) {
  const now = readRequestShow(values.toon)
  return (
    <section className="section">
      <ListShows
        label="request.show"
        shows={REQUEST_SHOWS.map((show) => ({
          words: `request.show.${show}` as const,
          to: withQuery(PATHS.requests, OWN_REQUESTS.query({ toon: show })),
          isNow: show === now,
        }))}
      />
      {requests.length === 0 ? (
        <EmptyState icon={MailIcon} title={<FormattedMessage id={`request.none.${now}`} />}>
          <FormattedMessage id="request.none.text" />
        </EmptyState>
      ) : (
        <Card>
          <Rows badges>
            {requests.map((request) => (
              <RequestRow key={request.id} {...request} />
            ))}
          </Rows>
        </Card>
      )}
    </section>
  )
}

/** One of a list: who asks and for what, and until when it can be answered or what became of it. */
export function RequestRow({ id, organisation, purpose, sentAt, answerBy, standing, endsOn }: Listed) {
  const { formatMessage } = useIntl()
  const values = {
    organisation: organisation.name,
    purpose: formatMessage({ id: `request.purpose.${purpose}` }),
  }
  return (
    <Row
      name={
        <TextLink to={PATHS.request({ request: id })}>
          <FormattedMessage id="request.of" values={values} />
        </TextLink>
      }
      note={
        standing === 'waiting' ? (
          <FormattedMessage id="request.until.answer" values={{ day: <Day key="day" at={answerBy} /> }} />
        ) : (
          <Day at={sentAt} />
        )
      }
      end={<RequestStanding standing={standing} endsOn={endsOn} />}
    />
  )
}
