import { Form, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { Answer } from '~/consent/choice'
import { useText } from '~/i18n/text'
import { AnswerWord, BridgeWithWord } from '~/ui/BridgeSign'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import type { loader } from '../group'

type Answers = Record<string, Answer>

/** Two windows chose differently: both are shown, and the person decides; nothing was overwritten. */
export function GroupConflict({
  conflict,
}: {
  conflict: { typed: Answers; stored: Answers; revision: number }
}) {
  const { rows, group } = useLoaderData<typeof loader>()
  const text = useText()
  const different = rows.filter(
    ({ receiver }) => conflict.typed[receiver.code] !== conflict.stored[receiver.code],
  )
  return (
    <Card frame="failed">
      <Heading level={2} id="conflict">
        <FormattedMessage id="group.conflict.title" />
      </Heading>
      <p>
        <FormattedMessage id="group.conflict.text" />
      </p>
      <Rows>
        {different.map(({ receiver }) => (
          <Row
            key={receiver.code}
            name={text(receiver.name)}
            note={
              <>
                <FormattedMessage id="group.conflict.stored" />:{' '}
                <AnswerWord answer={conflict.stored[receiver.code] ?? 'none'} />
                <br />
                <FormattedMessage id="group.conflict.typed" />:{' '}
                <AnswerWord answer={conflict.typed[receiver.code] ?? 'none'} />
              </>
            }
            end={<BridgeWithWord answer={conflict.typed[receiver.code] ?? 'none'} />}
          />
        ))}
      </Rows>
      <Form method="post">
        <CsrfField />
        <input type="hidden" name="revision" value={conflict.revision} />
        {Object.entries(conflict.typed).map(([receiver, answer]) => (
          <input key={receiver} type="hidden" name={`answer-${receiver}`} value={answer} />
        ))}
        <Actions>
          <Button name="next" value="on">
            <FormattedMessage id="group.conflict.keep-typed" />
          </Button>
          <ButtonLink to={`/mijn/keuzes/groep/${group.code}`}>
            <FormattedMessage id="group.conflict.keep-stored" />
          </ButtonLink>
        </Actions>
      </Form>
    </Card>
  )
}
