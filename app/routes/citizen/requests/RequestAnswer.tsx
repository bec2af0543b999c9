import { FormattedMessage, useIntl } from 'react-intl'
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

/** Two equal answers for what waits; taking back, or making smaller, for what is given; what became of it for the rest. */
export function RequestAnswer(shown: Props) {
  const { standing, may } = shown
  if (standing === 'waiting' || standing === 'given') {
    if (may === 'look')
      return (
        <Notice kind="explain">
          <FormattedMessage id="request.answer.look" />
        </Notice>
      )
    return standing === 'waiting' ? <Waiting {...shown} /> : <Given {...shown} />
  }
  return (
    <Notice kind="explain">
      <FormattedMessage id={`request.one.${standing}.text`} values={bold} />
    </Notice>
  )
}

function Waiting({ of, offered, askedUntil, answerBy, may }: Props) {
  const mayAll = may === 'all'
  return (
    <section className="section">
      <Heading level={2} id="antwoord">
        <FormattedMessage id="request.answer.question" />
      </Heading>
      {!mayAll && (
        <Notice kind="explain">
          <FormattedMessage id="request.answer.only-no" values={bold} />
        </Notice>
      )}
      <PageForm of={of}>
        {mayAll && <AnswerFields offered={offered} until={askedUntil} legend="request.answer.data" />}
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
      <p className="part">
        <TextLink to={PATHS.overview}>
          <FormattedMessage id="request.answer.later" />
        </TextLink>
      </p>
      <Paragraph kind="hint">
        <FormattedMessage id="request.until.answer" values={{ day: <Day key="day" at={answerBy} /> }} />
      </Paragraph>
    </section>
  )
}

function Given({ of, given, offered, organisation }: Props) {
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
      <ButtonForm className="one-button">
        <Button name="do" value="intrekken" size="main">
          <FormattedMessage id="request.answer.withdraw" />
        </Button>
      </ButtonForm>
      <Disclosure summary={<FormattedMessage id="request.answer.smaller" />} open={!of.isFirst}>
        <PageForm of={of}>
          <AnswerFields offered={offered} until={given.until} legend="request.answer.smaller.data" />
          <Button name="do" value="kleiner">
            <FormattedMessage id="request.answer.smaller.do" />
          </Button>
        </PageForm>
      </Disclosure>
    </section>
  )
}
