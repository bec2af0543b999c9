import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readStaffFailure } from '~/identity/staff-failure'
import { PATHS } from '~/paths'
import { PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { isAgain, WorkLogin } from './parts/WorkLogin'
import { readWorkLogin } from './parts/work-login.server'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'staff.login.title',
  words: ['staff'],
})

export function loader(args: LoaderFunctionArgs) {
  return readWorkLogin(args, 'staff', readStaffFailure)
}

/** Where a colleague of a care provider logs in, and reads why they are not (any more). */
export default function StaffLogin() {
  const told = useLoaderData<typeof loader>()
  const organisation = useRootData()?.organisation
  return (
    <PageBody width="counter" narrow>
      <PageTitle lead={<FormattedMessage id="staff.login.lead" />}>
        <FormattedMessage id="staff.login.title" />
      </PageTitle>
      <WorkLogin
        told={told}
        says={{
          failed: told.failed && <FormattedMessage id={`staff.failed.${told.failed}`} />,
          left: <FormattedMessage id="staff.login.zelf" />,
          instead: <FormattedMessage id="staff.login.instead" />,
          level: <FormattedMessage id="staff.login.level" />,
        }}
        button={<FormattedMessage id={isAgain(told) ? 'staff.login.again' : 'staff.login.button'} />}
      />
      {organisation && (
        <Paragraph kind="hint">
          <FormattedMessage id="staff.login.where" values={{ name: organisation.name }} />
        </Paragraph>
      )}
      <Paragraph>
        <FormattedMessage id="staff.login.citizen" />{' '}
        <TextLink to={PATHS.login}>
          <FormattedMessage id="staff.login.citizen.link" />
        </TextLink>
      </Paragraph>
    </PageBody>
  )
}
