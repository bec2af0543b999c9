import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Doing } from '~/recording/forms'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { bold } from '~/ui/words'
import type { Recorded } from './shown'

type Props = Pick<Recorded, 'what' | 'accepted' | 'ended' | 'waiting' | 'keepsNo' | 'mayAnswer' | 'done'>

/** The three answers, none before another: that it is right, that it is not wanted after all, that it was never said. */
export function Answers({ what, accepted, ended, waiting, keepsNo, mayAnswer, done }: Props) {
  if (ended || !mayAnswer || done === 'accept') return null
  const waits = waiting?.state === 'asked'
  return (
    <section className="section">
      <Heading level={2} id="antwoord">
        <FormattedMessage id="recorded.answers" />
      </Heading>
      {accepted && (
        <p>
          <FormattedMessage id="recorded.accepted" values={bold} />
        </p>
      )}
      <Card>
        <ButtonForm>
          <Rows badges>
            {!accepted && (
              <Answer doing="accept">
                <FormattedMessage id={waits ? 'recorded.accept.text.waits' : 'recorded.accept.text'} />
              </Answer>
            )}
            {what !== 'none' && (
              <Answer doing="undo">
                <FormattedMessage id={keepsNo ? 'recorded.keeps-no' : 'recorded.undo.text'} />
              </Answer>
            )}
            <Answer doing="not-said">
              <FormattedMessage id="recorded.not-said.text" />{' '}
              {keepsNo && <FormattedMessage id="recorded.keeps-no" />}
            </Answer>
          </Rows>
        </ButtonForm>
      </Card>
      {what !== 'none' && (
        <Paragraph kind="hint">
          <FormattedMessage id="recorded.since" />
        </Paragraph>
      )}
    </section>
  )
}

function Answer({ doing, children }: { doing: Exclude<Doing, 'yes' | 'no'>; children: ReactNode }) {
  return (
    <Row
      name={<FormattedMessage id={`recorded.${doing}.title`} />}
      note={children}
      end={
        <span className="answer-button">
          <Button name="do" value={doing} wide>
            <FormattedMessage id={`recorded.${doing}`} />
          </Button>
        </span>
      }
    />
  )
}
