import { Form, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { Answer } from '~/consent/choice'
import type { GroupAnswer } from '~/consent/forms'
import { useText } from '~/i18n/text'
import { AnswerWord, BridgeWithWord } from '~/ui/BridgeSign'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import type { loader } from '../group'

type Conflict = {
  typed: Record<string, GroupAnswer>
  stored: Record<string, Answer>
  revision: number
}

/** Two windows chose differently: both are shown, and the person decides; nothing was overwritten. */
export function GroupConflict({ conflict }: { conflict: Conflict }) {
  const { rows, group } = useLoaderData<typeof loader>()
  const text = useText()
  const typedAt = (code: string) => conflict.typed[code] ?? 'open'
  const storedAt = (code: string) => conflict.stored[code] ?? 'open'
  const different = rows.filter(({ receiver }) => typedAt(receiver.code) !== storedAt(receiver.code))
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
                <AnswerWord answer={signOf(storedAt(receiver.code))} />
                <br />
                <FormattedMessage id="group.conflict.typed" />:{' '}
                <AnswerWord answer={signOf(typedAt(receiver.code))} />
              </>
            }
            end={<BridgeWithWord answer={signOf(typedAt(receiver.code))} />}
          />
        ))}
      </Rows>
      <Form method="post">
        <CsrfField />
        <input type="hidden" name="revision" value={conflict.revision} />
        {rows.map(({ receiver: { code } }) => (
          <input key={code} type="hidden" name={`answer-${code}`} value={typedAt(code)} />
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

function signOf(answer: GroupAnswer) {
  return answer === 'open' ? 'none' : answer
}
