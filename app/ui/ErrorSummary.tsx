import { useEffect, useRef, type ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AlertIcon } from './icons'

export type FieldProblem = {
  /** The id of the field, without `#`. */
  field: string
  /** The same words as at the field. */
  message: ReactNode
}

/** Above a form that cannot go on yet: how many things must change, each a link to its field. Takes the focus. */
export function ErrorSummary({ problems }: { problems: FieldProblem[] }) {
  const title = useRef<HTMLHeadingElement>(null)
  const before = useIntl().formatMessage({ id: 'ui.error.before' })
  useEffect(() => title.current?.focus(), [problems])
  useEffect(() => (problems.length > 0 ? putBeforeTitle(before) : undefined), [problems.length, before])
  if (problems.length === 0) return null
  return (
    <div className="error-summary">
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the page came back because of this; it is where to go on */}
      <h2 ref={title} tabIndex={-1} autoFocus className="nl-heading nl-heading--level-2 error-summary__title">
        <AlertIcon />
        <FormattedMessage id="ui.error.summary" values={{ count: problems.length }} />
      </h2>
      <ul className="error-summary__list">
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`} className="nl-link">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A form that came back without a page load says so in the title, as the server does; answers how to undo it. */
function putBeforeTitle(word: string) {
  const prefix = `${word} `
  if (!document.title.startsWith(prefix)) document.title = prefix + document.title
  return () => {
    if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length)
  }
}
