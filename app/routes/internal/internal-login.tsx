import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readInternalFailure } from '~/identity/internal-failure'
import { PageBody } from '~/ui/Container'
import { PageTitle } from '~/ui/PageTitle'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { isAgain, WorkLogin } from '../staff/parts/WorkLogin'
import { readWorkLogin } from '../staff/parts/work-login.server'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'internal.login.title',
  words: ['internal'],
})

export function loader(args: LoaderFunctionArgs) {
  return readWorkLogin(args, 'internal', readInternalFailure)
}

/** Where who runs the portal logs in, and reads why they are not (any more). */
export default function InternalLogin() {
  const told = useLoaderData<typeof loader>()
  const name = useRootData()?.organisation.name ?? ''
  return (
    <PageBody width="counter" narrow>
      <PageTitle lead={<FormattedMessage id="internal.login.lead" values={{ name }} />}>
        <FormattedMessage id="internal.login.title" />
      </PageTitle>
      <WorkLogin
        told={told}
        says={{
          failed: told.failed && <FormattedMessage id={`internal.failed.${told.failed}`} />,
          left: <FormattedMessage id="internal.login.zelf" />,
          instead: <FormattedMessage id="internal.login.instead" />,
          level: <FormattedMessage id="internal.login.level" />,
        }}
        button={<FormattedMessage id={isAgain(told) ? 'internal.login.again' : 'internal.login.button'} />}
      />
    </PageBody>
  )
}
