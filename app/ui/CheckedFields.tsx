import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { ErrorSummary } from './ErrorSummary'
import type { Problem } from './form-problems'

/** The sentence that a schema named; nothing where nothing is wrong. */
function problemWords(id: string | undefined) {
  return id === undefined ? undefined : <FormattedMessage id={id as MessageId} />
}

/** What is wrong with a field, in words; nothing where nothing is wrong. */
export function problemIn(problems: readonly Problem[], field: string) {
  return problemWords(problems.find((problem) => problem.field === field)?.message)
}

/** The summary of what must change, in the words that the schema named. */
export function Problems({ problems }: { problems: Problem[] }) {
  return (
    <ErrorSummary
      problems={problems.map(({ field, message }) => ({ field, message: problemWords(message) }))}
    />
  )
}
