import { Fragment, useEffect, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import type { SignAnswer } from '~/ui/BridgeSign'
import { Card } from '~/ui/Card'
import { Branch, ChoiceTree } from '~/ui/ChoiceTree'
import { Heading } from '~/ui/Heading'
import { categoryIcon } from '~/ui/category-icons'
import type { Questionnaire } from '../parts/shown'

/** The choice as a picture that follows along. Decoration: the form is complete without it. */
export function QuestionnairePicture({
  group,
  party,
  rows,
}: Pick<Questionnaire, 'group' | 'party' | 'rows'>) {
  const text = useText()
  const chosen = useFollowedAnswers()
  return (
    <div className="live-picture" aria-hidden="true">
      <Card>
        <Heading level={2} looks={4}>
          <FormattedMessage id="group.picture" />
        </Heading>
        <ChoiceTree
          holder={party?.name ?? (group && text(group.possessive))}
          icon={categoryIcon(group?.code ?? '')}
          size="small"
        >
          {rows.map((row) => (
            <Fragment key={row.receiver.code}>
              {row.exceptions.map(({ party: { ura, name }, answer }) => (
                <Branch key={ura} answer={answer} word={null}>
                  {name}
                </Branch>
              ))}
              <Branch answer={chosen[row.receiver.code] ?? row.answer ?? row.otherwise ?? 'none'} word={null}>
                {row.exceptions.length > 0 ? (
                  <FormattedMessage id="group.picture.others" values={{ group: text(row.receiver.short) }} />
                ) : (
                  text(row.receiver.short)
                )}
              </Branch>
            </Fragment>
          ))}
        </ChoiceTree>
      </Card>
    </div>
  )
}

/** Listens to the form beside it, so that the form itself needs no script. */
function useFollowedAnswers(): Record<string, SignAnswer> {
  const [answers, setAnswers] = useState<Record<string, SignAnswer>>({})
  useEffect(() => {
    const follow = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || !target.name.startsWith('answer-')) return
      const receiver = target.name.slice('answer-'.length)
      setAnswers((before) => ({ ...before, [receiver]: target.value === 'yes' ? 'yes' : 'no' }))
    }
    document.addEventListener('change', follow)
    return () => document.removeEventListener('change', follow)
  }, [])
  return answers
}
