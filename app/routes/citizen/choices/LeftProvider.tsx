import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { Exception } from '~/ui/YesNo'
import { PAGE_FORM } from '~/ui/page'
import type { Questionnaire } from '../parts/shown'
import { RemoveButton } from './RowException'

/** A provider that takes part no more: what was chosen about it by name stands here, and can be taken away. */
export function LeftProvider({
  party,
  left,
  revision,
  base,
}: Pick<Questionnaire, 'party' | 'left' | 'revision' | 'base'>) {
  return (
    <Form id={PAGE_FORM} method="post">
      <CsrfField />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="base" value={base} />
      <Notice kind="attention">
        <FormattedMessage id="provider.left" values={{ name: party?.name }} />
      </Notice>
      {left.map(({ data, receiver, answer, sentence, about }) => (
        <Exception
          key={`${data} ${receiver}`}
          answer={answer}
          action={<RemoveButton data={data} receiver={receiver} name={<ChoiceSentence sentence={about} />} />}
        >
          <ChoiceSentence sentence={sentence} />
        </Exception>
      ))}
      <Actions>
        <ButtonLink to={PATHS.review} kind="primary" size="main">
          <FormattedMessage id="group.to-control" />
        </ButtonLink>
      </Actions>
    </Form>
  )
}

/** Choices for named receivers that hang under no row: their provider left, or has another kind of care now. */
export function LooseExceptions({ loose, asked }: Pick<Questionnaire, 'loose' | 'asked'>) {
  if (loose.length === 0) return null
  return (
    <section className="section">
      <Heading level={2} looks={3}>
        <FormattedMessage id="exception.loose" />
      </Heading>
      {loose.map(({ party, answer }) => (
        <Exception
          key={party.ura}
          answer={answer}
          note={<FormattedMessage id={party.departure ? 'exception.left' : 'exception.no-row'} />}
          action={<RemoveButton data={asked.data} receiver={`ura:${party.ura}`} name={party.name} />}
        >
          {party.name}
        </Exception>
      ))}
    </section>
  )
}
