import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { useIntl } from 'react-intl'
import { failureTitleId } from './ErrorPage'
import { usePages } from './page'

const AnswerStatus = createContext(200)

/** Tells the title, on the server, with which status the page is answered. */
export const AnswerStatusProvider = AnswerStatus.Provider

/** The title of the page that the page declares; it says "Fout:" first when a form came back. */
export function DocumentTitle() {
  const intl = useIntl()
  const error = useRouteError()
  const invalid = useContext(AnswerStatus) === 422
  const titles = usePages().map(({ page }) => page.title)
  const failed = error ? failureTitleId(isRouteErrorResponse(error) ? error.status : 500) : undefined
  const id = failed ?? titles.findLast((title) => title !== null)
  const words = [id && intl.formatMessage({ id }), intl.formatMessage({ id: 'ui.name' })]
    .filter(Boolean)
    .join(' – ')
  const title = invalid ? `${intl.formatMessage({ id: 'ui.error.before' })} ${words}` : words
  return <title suppressHydrationWarning>{title}</title>
}
