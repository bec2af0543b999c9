import { Form, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { SeenRevision } from '~/ui/SeenRevision'
import { PAGE_FORM } from '~/ui/page'
import { bold } from '~/ui/words'
import { ParentsSeeNames } from '../../family/parts/ParentsSeeNames'
import { useBack } from '../../use-came-from'
import { LockNotice } from '../parts/LockNotice'
import { Overruled } from '../parts/Overruled'
import type { Questionnaire } from '../parts/shown'
import { AnswerProblemWords } from './AnswerProblemWords'
import { LeftProvider, LooseExceptions } from './LeftProvider'
import { QuestionnaireAbout } from './QuestionnaireAbout'
import { QuestionnaireConflict } from './QuestionnaireConflict'
import { QuestionnaireDates } from './QuestionnaireDates'
import { QuestionnairePicture } from './QuestionnairePicture'
import { QuestionnaireRows } from './QuestionnaireRows'
import { useIsOnlyThis } from './questionnaire-data'

/** Who may see what a group, or one provider, has: a question per group of receivers, exceptions under each. */
export function QuestionnairePage(shown: Questionnaire) {
  const { asked, party, revision, base, receivers, names, today, overruled, refused } = shown
  const problems = (refused?.problems ?? []).map(({ receiver, problem }) => ({
    field: `until-${receiver}`,
    message: <AnswerProblemWords problem={problem} today={today} />,
  }))
  return (
    <PageBody>
      <ErrorSummary problems={problems} />
      <LockNotice choosing />
      <AskedTitle {...shown} />
      <Anew />
      <Overruled overruled={overruled} />
      {refused && refused.conflicts.length > 0 && (
        <QuestionnaireConflict refused={refused} base={base} names={{ receivers, providers: names }} />
      )}
      {party?.departure ? (
        <LeftProvider {...shown} />
      ) : (
        <Columns aside={<QuestionnairePicture {...shown} key={`${asked.holder} ${asked.data}`} />}>
          <Form id={PAGE_FORM} method="post" noValidate key={`${asked.holder}-${asked.data}-${revision}`}>
            <CsrfField />
            <SeenRevision revision={revision} base={refused?.base ?? base} />
            <QuestionnaireAbout {...shown} />
            {party && <ParentsSeeNames />}
            <QuestionnaireRows {...shown} />
            <LooseExceptions {...shown} />
            <QuestionnaireDates {...shown} />
            <Onward {...shown} />
          </Form>
        </Columns>
      )}
    </PageBody>
  )
}

/** All or none was begun before, and is dropped: nothing is ticked that was not chosen here. */
function Anew() {
  const way = useSearchParams()[0].get('in-plaats-van')
  if (way !== 'all' && way !== 'none') return null
  return (
    <Notice kind="explain">
      <FormattedMessage id={`choices.anew.${way}`} values={bold} />
    </Notice>
  )
}

function AskedTitle({ group, party, step }: Pick<Questionnaire, 'group' | 'party' | 'step'>) {
  const text = useText()
  const before = step?.previous ? PATHS.group({ holder: step.previous }) : PATHS.choices
  const ofParty = group ? PATHS.group({ holder: group.code }) : PATHS.choices
  return (
    <PageTitle
      back={{ to: useBack(party ? ofParty : before) }}
      step={
        step && group ? (
          <FormattedMessage id="group.step" values={{ ...step, group: text(group.plural) }} />
        ) : (
          <FormattedMessage id="provider.step" />
        )
      }
    >
      {party ? (
        <FormattedMessage id="provider.question" values={{ name: party.name }} />
      ) : (
        group && text(group.question)
      )}
    </PageTitle>
  )
}

function Onward({ next, party }: Pick<Questionnaire, 'next' | 'party'>) {
  const text = useText()
  const isOnlyThis = useIsOnlyThis()
  const further = next && !isOnlyThis
  return (
    <>
      <Actions>
        <Button kind="primary" size="main" name="next" value="on">
          {further ? (
            <FormattedMessage id="group.next" values={{ group: text(next) }} />
          ) : (
            <FormattedMessage id="group.to-control" />
          )}
        </Button>
        {further && (
          <Button size="main" name="next" value="control">
            <FormattedMessage id="group.done" />
          </Button>
        )}
        <button type="submit" name="next" value="later" className="nl-link strong-link link-button">
          <FormattedMessage id="choices.later" />
        </button>
      </Actions>
      <Paragraph kind="hint">
        <FormattedMessage id={party ? 'provider.skip' : 'group.skip'} />
      </Paragraph>
    </>
  )
}
