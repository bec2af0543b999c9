import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { atWork } from '~/identity/access'
import { PageBody } from '~/ui/Container'
import { staffMenuFor } from '~/ui/work-menu.server'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'

export const handle = page({ audience: 'staff', needs: 'work', title: 'staff.home.title', words: ['staff'] })

export function loader({ context }: LoaderFunctionArgs) {
  const [first] = staffMenuFor(atWork(context.actor).role)
  if (first) throw redirect(inLanguage(context.language, first.to))
  return null
}

/** The first page of a role with which nothing can be done here yet; every other role begins at its own work. */
export default function StaffHome() {
  return (
    <PageBody width="counter" narrow>
      <PageTitle lead={<FormattedMessage id="staff.home.nothing" />}>
        <FormattedMessage id="staff.home.title" />
      </PageTitle>
    </PageBody>
  )
}
