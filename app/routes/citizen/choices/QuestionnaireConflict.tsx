import { Form, useLocation } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Stood, TypedAnswer } from '~/consent/answers'
import { isNamed, uraOf } from '~/consent/choice'
import { withoutLanguage } from '~/i18n/language'
import { useText } from '~/i18n/text'
import { withQuery } from '~/paths'
import { AnswerWord, BridgeWithWord } from '~/ui/BridgeSign'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { dayOf } from '~/ui/written-time'

type Names = {
  receivers: { code: string; everyone: { nl: string; en: string } }[]
  providers: Record<string, string>
}
type Conflict = { receiver: string; typed: TypedAnswer; stored: Stood }
type ConflictProps = {
  refused: { conflicts: Conflict[]; typed: Record<string, TypedAnswer>; revision: number }
  /** The version in force, which is shown beside what was typed. */
  base: number
  names: Names
}

/** Two windows chose differently: both are shown, and the person decides; nothing was overwritten. */
export function QuestionnaireConflict({
  refused: { conflicts, typed, revision },
  base,
  names,
}: ConflictProps) {
  const text = useText()
  const { pathname, search } = useLocation()
  const nameOf = (receiver: string) => {
    if (isNamed(receiver)) return names.providers[uraOf(receiver)] ?? receiver
    const found = names.receivers.find(({ code }) => code === receiver)
    return found ? text(found.everyone) : receiver
  }
  const sent = { ...typed, ...Object.fromEntries(conflicts.map((one) => [one.receiver, one.typed])) }
  return (
    <Card frame="failed">
      <Heading level={2} id="conflict">
        <FormattedMessage id="group.conflict.title" />
      </Heading>
      <p>
        <FormattedMessage id="group.conflict.text" />
      </p>
      <Rows>
        {conflicts.map((conflict) => (
          <Row
            key={conflict.receiver}
            name={<span className="first-capital">{nameOf(conflict.receiver)}</span>}
            note={
              <>
                <FormattedMessage id="group.conflict.stored" />: <StoredWords stored={conflict.stored} />
                <br />
                <FormattedMessage id="group.conflict.typed" />: <TypedWords typed={conflict.typed} />
              </>
            }
            end={<BridgeWithWord answer={signOf(conflict.typed)} />}
          />
        ))}
      </Rows>
      <Form method="post">
        <CsrfField />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="base" value={base} />
        {Object.entries(sent).map(([receiver, { answer, until }]) => (
          <span key={receiver}>
            <input type="hidden" name={`answer-${receiver}`} value={answer} />
            {until !== undefined && <input type="hidden" name={`until-${receiver}`} value={until} />}
          </span>
        ))}
        <Actions>
          <Button name="next" value="on">
            <FormattedMessage id="group.conflict.keep-typed" />
          </Button>
          <ButtonLink to={withQuery(withoutLanguage(pathname), search)}>
            <FormattedMessage id="group.conflict.keep-stored" />
          </ButtonLink>
        </Actions>
      </Form>
    </Card>
  )
}

function StoredWords({ stored }: { stored: Stood }) {
  const intl = useIntl()
  return (
    <>
      <AnswerWord answer={stored?.answer ?? 'none'} />
      {stored?.until && (
        <>
          {' '}
          <FormattedMessage id="until.short" values={{ day: dayOf(intl, stored.until) }} />
        </>
      )}
    </>
  )
}

function TypedWords({ typed }: { typed: TypedAnswer }) {
  if (typed.answer === 'removed') return <FormattedMessage id="group.conflict.removed" />
  return (
    <>
      <AnswerWord answer={signOf(typed)} />
      {typed.answer === 'yes' && typed.until && (
        <>
          {' '}
          <FormattedMessage id="until.short" values={{ day: typed.until }} />
        </>
      )}
    </>
  )
}

function signOf({ answer }: TypedAnswer) {
  return answer === 'yes' || answer === 'no' ? answer : 'none'
}
