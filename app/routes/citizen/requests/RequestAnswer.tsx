import { FormattedMessage, useIntl } from 'react-intl'
import { useAnother } from '~/i18n/SpeakOf'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Disclosure } from '~/ui/Disclosure'
import { PageForm, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { AnswerFields } from './AnswerFields'
import type { RequestShown } from './shown'

type Props = RequestShown & { of: Shown }

/**
 * Two equal answers for what waits; taking back, or making smaller, for what is given; what became of it for the rest. What is given is
 * taken back by whoever it is about too, at any age.
 */
export function RequestAnswer(shown: Props) {
  const { standing, may } = shown
  if (standing === 'given') return <Given {...shown} />
  if (standing === 'waiting' && may !== 'look') return <Waiting {...shown} />
  return (
    <>
      <Notice kind="explain">
        {standing === 'waiting' ? (
          <FormattedMessage id="request.answer.look" />
        ) : (
          <FormattedMessage id={`request.one.${standing}.text`} values={bold} />
        )}
      </Notice>
      {standing === 'lapsed' && <TakeBack />}
    </>
  )
}

function TakeBack() {
  return (
    <ButtonForm className="one-button">
      <Button name="do" value="intrekken" size="main">
        <FormattedMessage id="request.answer.withdraw" />
      </Button>
    </ButtonForm>
  )
}

function Waiting({ of, offered, longest, sayEndsAt, answerBy, may, together }: Props) {
  const name = useAnother() ?? 'none'
  const mayAll = may === 'all' && together !== 'theirs'
  return (
    <section className="section">
      <Heading level={2} id="antwoord">
        <FormattedMessage id="request.answer.question" />
      </Heading>
      {may === 'narrow' && !together && (
        <Notice kind="explain">
          <FormattedMessage id="request.answer.only-no" values={bold} />
        </Notice>
      )}
      {together && (
        <Notice kind="explain">
          <FormattedMessage id={`request.together.${together}`} values={{ ...bold, name }} />
        </Notice>
      )}
      {mayAll && sayEndsAt && (
        <Notice kind="explain">
          <FormattedMessage
            id="request.answer.say-ends"
            values={{ ...bold, age: sayEndsAt, day: <Day key="day" at={longest} /> }}
          />
        </Notice>
      )}
      <PageForm of={of}>
        {mayAll && <AnswerFields offered={offered} until={longest} legend="request.answer.data" />}
        <div className="two-answers">
          {mayAll && (
            <div>
              <Button size="main" wide>
                <FormattedMessage id="request.answer.yes" />
              </Button>
              <p className="hint">
                <FormattedMessage id="request.answer.yes.hint" />
              </p>
            </div>
          )}
          <div>
            <Button name="do" value="nee" size="main" wide formNoValidate>
              <FormattedMessage id="request.answer.no" />
            </Button>
            <p className="hint">
              <FormattedMessage id="request.answer.no.hint" />
            </p>
          </div>
        </div>
      </PageForm>
      {together !== 'theirs' && (
        <p className="part">
          <TextLink to={PATHS.overview}>
            <FormattedMessage id="request.answer.later" />
          </TextLink>
        </p>
      )}
      <Paragraph kind="hint">
        <FormattedMessage id="request.until.answer" values={{ day: <Day key="day" at={answerBy} /> }} />
      </Paragraph>
    </section>
  )
}

function Given({ of, given, offered, organisation, may }: Props) {
  const { formatList } = useIntl()
  const text = useText()
  if (!given) return null
  return (
    <section className="section">
      <Heading level={2} id="antwoord">
        <FormattedMessage id="request.one.given" />
      </Heading>
      <Paragraph>{formatList(given.data.map(({ name }) => text(name)))}</Paragraph>
      <Paragraph>
        <FormattedMessage
          id="request.one.given.text"
          values={{ ...bold, organisation: organisation.name, day: <Day key="day" at={given.until} /> }}
        />
      </Paragraph>
      <TakeBack />
      {may !== 'look' && (
        <Disclosure summary={<FormattedMessage id="request.answer.smaller" />} open={!of.isFirst}>
          <PageForm of={of}>
            <AnswerFields offered={offered} until={given.until} legend="request.answer.smaller.data" />
            <Button name="do" value="kleiner">
              <FormattedMessage id="request.answer.smaller.do" />
            </Button>
          </PageForm>
        </Disclosure>
      )}
    </section>
  )
}
