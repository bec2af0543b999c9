import { FormattedMessage, useIntl } from 'react-intl'
import type { Text } from '~/catalogue/catalogue'
import type { Answer } from '~/consent/choice'
import { useText } from '~/i18n/text'
import { Branch, ChoiceTree } from '~/ui/ChoiceTree'
import { categoryIcon } from '~/ui/category-icons'

/** One answer with what it is about, by name; `was` is told where it was another before. */
export type AnswerLine = { data: Text; receiver: Text; answer: Answer; was?: Answer }

/** Answers about what one organisation has, as the picture that people know from home; a tree for each kind of data. */
export function AnswerTrees({
  holder,
  group,
  lines,
}: {
  holder: string
  group: string | null
  lines: AnswerLine[]
}) {
  const text = useText()
  const kinds = [...new Set(lines.map(({ data }) => text(data)))]
  return (
    <>
      {kinds.map((kind) => (
        <ChoiceTree key={kind} holder={holder} icon={categoryIcon(group ?? '')} headingLevel={2} about={kind}>
          {lines
            .filter(({ data }) => text(data) === kind)
            .map(({ receiver, answer, was = answer }) => (
              <Branch key={text(receiver)} answer={answer} note={was !== answer && <Was answer={was} />}>
                {text(receiver)}
              </Branch>
            ))}
        </ChoiceTree>
      ))}
    </>
  )
}

function Was({ answer }: { answer: Answer }) {
  const { formatMessage } = useIntl()
  const word = formatMessage({ id: `ui.answer.${answer}` }).toLowerCase()
  return <FormattedMessage id="follow.person.was" values={{ answer: word }} />
}
