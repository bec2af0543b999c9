import { isRouteErrorResponse, useMatches, useRouteError } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { useIntl } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { failureTitleId } from './ErrorPage'

const AnswerStatus = createContext(200)

/** Tells the title, on the server, with which status the page is answered. */
export const AnswerStatusProvider = AnswerStatus.Provider

/** The title of the page that `handle.title` names; it says "Fout:" first when a form came back. */
export function DocumentTitle() {
  const intl = useIntl()
  const error = useRouteError()
  const invalid = useContext(AnswerStatus) === 422
  const handles = useMatches().map((match) => (match.handle as { title?: MessageId } | undefined)?.title)
  const failed = error ? failureTitleId(isRouteErrorResponse(error) ? error.status : 500) : undefined
  const id = failed ?? handles.findLast((title) => title !== undefined)
  const words = [id && intl.formatMessage({ id }), intl.formatMessage({ id: 'ui.name' })]
    .filter(Boolean)
    .join(' – ')
  const title = invalid ? `${intl.formatMessage({ id: 'ui.error.before' })} ${words}` : words
  return <title suppressHydrationWarning>{title}</title>
}
