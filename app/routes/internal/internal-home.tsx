import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { workerIn } from '~/identity/access'
import { PageBody } from '~/ui/Container'
import { internalMenuFor } from '~/ui/work-menu.server'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'

export const handle = page({
  audience: 'internal',
  needs: 'internal-work',
  title: 'internal.home.title',
  words: ['internal'],
})

export function loader({ context }: LoaderFunctionArgs) {
  const [first] = internalMenuFor(workerIn(context.actor).roles)
  if (first) throw redirect(inLanguage(context.language, first.to))
  return null
}

/** The first page of a role with which nothing can be done here yet; every other role begins at its own work. */
export default function InternalHome() {
  return (
    <PageBody width="counter" narrow>
      <PageTitle lead={<FormattedMessage id="internal.home.nothing" />}>
        <FormattedMessage id="internal.home.title" />
      </PageTitle>
    </PageBody>
  )
}
