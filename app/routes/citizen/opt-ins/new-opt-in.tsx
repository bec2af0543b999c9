import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS } from '~/paths'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import type { loadStart } from './opt-in-start.server'
import { ChooseProvider, HiddenProviders, ProviderRows } from './ChooseProvider'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'optin.choose.title',
  words: [...OWN_WORDS, 'optin'],
  menu: 'none',
  form: { sends: 'get', when: ({ start }: { start?: unknown }) => Boolean(start) },
})

export { loadStart as loader } from './opt-in-start.server'

/** To which care provider: one of one's own, or one that is searched. */
export default function NewOptIn() {
  const { start } = useLoaderData<typeof loadStart>()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.optIns }} lead={<FormattedMessage id="optin.choose.lead" />}>
        <FormattedMessage id="optin.choose.title" />
      </PageTitle>
      {!start && <HiddenProviders />}
      {start && (
        <>
          <ProviderRows what="opt-in" heading="optin.choose.own" providers={start.own} />
          <ChooseProvider what="opt-in" {...start} />
        </>
      )}
    </PageBody>
  )
}
