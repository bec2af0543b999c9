import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { joined } from '~/i18n/joined'
import { ALL_HOLDING, OPT_IN_WORDS } from '~/choosing/opt-in-asked'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { ChooseProvider, HiddenProviders, ProviderRows } from './ChooseProvider'
import type { loadStart } from './opt-in-start.server'

export { loadStart as loader } from './opt-in-start.server'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'optin.withdraw.title',
  words: [...OWN_WORDS, 'optin'],
  menu: 'none',
  form: { sends: 'get', when: ({ start }: { start?: unknown }) => Boolean(start) },
})

/** At which care provider: one where a yes stands, all of them, or one that is searched. */
export default function NewWithdrawal() {
  const { start } = useLoaderData<typeof loadStart>()
  const intl = useIntl()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.optIns }} lead={<FormattedMessage id="optin.withdraw.lead" />}>
        <FormattedMessage id="optin.withdraw.title" />
      </PageTitle>
      {!start && <HiddenProviders />}
      {start && start.holding.length === 0 && (
        <Paragraph>
          <FormattedMessage id="optin.withdraw.nobody" />
        </Paragraph>
      )}
      {start && start.holding.length > 0 && (
        <>
          <ProviderRows what="withdrawal" heading="optin.withdraw.holding" providers={start.holding} />
          <section className="section">
            <Paragraph>
              <FormattedMessage
                id="optin.withdraw.all.text"
                values={{
                  names: joined(
                    intl,
                    start.holding.map(({ name }) => name),
                  ),
                }}
              />
            </Paragraph>
            <Actions>
              <ButtonLink
                to={PATHS.optInDetails({ what: OPT_IN_WORDS.withdrawal, to: ALL_HOLDING })}
                size="main"
              >
                <FormattedMessage id="optin.withdraw.all" />
              </ButtonLink>
            </Actions>
          </section>
        </>
      )}
      {start && <ChooseProvider what="withdrawal" {...start} />}
    </PageBody>
  )
}
