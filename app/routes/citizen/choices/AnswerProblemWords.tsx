import { FormattedMessage, useIntl } from 'react-intl'
import type { AnswerProblem } from '~/consent/answers'
import { dayOf } from '~/ui/written-time'

/** What must change about an end date, and how. */
export function AnswerProblemWords({ problem, today }: { problem: AnswerProblem['problem']; today: string }) {
  const intl = useIntl()
  return <FormattedMessage id={`until.problem.${problem}`} values={{ today: dayOf(intl, today) }} />
}
