import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { BreachState } from '~/breach/breach'
import type { openBreach } from '~/breach/use-cases.server'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { Disclosure } from '~/ui/Disclosure'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import type { Preview } from './preview.server'

type Opened = SerializeFrom<NonNullable<Awaited<ReturnType<typeof openBreach>>>>
type PeopleProps = Pick<Opened, 'people' | 'work'> & { state: BreachState; preview: Preview | null }

const WAYS = ['left', 'mail', 'letter', 'unreached', 'gone'] as const

/** Whom it touches: numbers, never names; the notice as it will arrive, and how far it has gone. */
export function BreachPeople({ state: { scope, tells }, people, work, preview }: PeopleProps) {
  const isOut = tells === 'telling' || tells === 'stopped'
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="breach.people.title" />
      </Heading>
      {scope === null ? (
        <Paragraph>
          <FormattedMessage id="breach.people.none" />
        </Paragraph>
      ) : (
        <>
          <Paragraph>
            <FormattedMessage
              id={work === 'looking' ? 'breach.looking' : 'breach.found'}
              values={{ count: people.all }}
            />
          </Paragraph>
          <Paragraph kind="hint">
            <FormattedMessage
              id="breach.people.scope"
              values={{ from: <Day key="from" at={scope.from} />, to: <Day key="to" at={scope.to} /> }}
            />
          </Paragraph>
        </>
      )}
      {isOut && <Progress people={people} isStopped={tells === 'stopped'} />}
      {preview && (
        <Disclosure summary={<FormattedMessage id="breach.preview" />}>
          {preview.map(({ language, subject, text }) => (
            <section key={language} lang={language}>
              <Paragraph>
                <FormattedMessage id="breach.preview.mail" values={{ subject }} />
              </Paragraph>
              <blockquote className="quoted as-typed">{text}</blockquote>
            </section>
          ))}
          <Paragraph kind="hint">
            <FormattedMessage id="breach.preview.letter" />
          </Paragraph>
        </Disclosure>
      )}
      {work === 'found' && preview && tells === 'open' && (
        <ButtonForm whole>
          <Paragraph kind="hint">
            <FormattedMessage id="breach.tell.hint" values={{ count: people.all }} />
          </Paragraph>
          <Button name="do" value="tell" kind="primary">
            <FormattedMessage id="breach.tell" />
          </Button>
        </ButtonForm>
      )}
    </Card>
  )
}

function Progress({ people, isStopped }: Pick<PeopleProps, 'people'> & { isStopped: boolean }) {
  return (
    <>
      <Paragraph>
        <strong>
          <FormattedMessage
            id="breach.progress"
            values={{ done: people.all - people.left, all: people.all }}
          />
        </strong>
      </Paragraph>
      {isStopped && (
        <Paragraph>
          <FormattedMessage id="breach.people.stopped" />
        </Paragraph>
      )}
      <Facts
        facts={WAYS.filter((way) => people[way] > 0).map((way) => ({
          name: <FormattedMessage id={`breach.people.${way}`} />,
          value: people[way],
        }))}
      />
      {people.left > 0 && (
        <ButtonForm whole>
          <Button name="do" value={isStopped ? 'tell' : 'stop'}>
            <FormattedMessage id={isStopped ? 'breach.go-on' : 'breach.stop'} />
          </Button>
        </ButtonForm>
      )}
    </>
  )
}
