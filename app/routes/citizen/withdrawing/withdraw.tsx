import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { withdrawPath } from '~/choosing/withdraw-form'
import { readWithdrawable } from '~/choosing/withdraw-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { BridgeSign } from '~/ui/BridgeSign'
import { Card } from '~/ui/Card'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { takesBack } from './takes-back.server'

/** Open to who has not accepted the terms: taking back is as easy as giving (AVG 7(3)). */
export const handle = page({
  audience: 'citizen',
  needs: 'take-back',
  title: 'withdraw.title',
  words: [...OWN_WORDS, 'history', 'receipt'],
  menu: 'none',
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { home } = takesBack(context)
  const { given } = await readWithdrawable(context.portal.runtime, dossierIn(context))
  return json({ given, home })
}

/** Every yes as a sentence; each can be withdrawn by itself. */
export default function Withdraw() {
  const { given, home } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: home }} lead={<FormattedMessage id="withdraw.lead" />}>
        <FormattedMessage id="withdraw.title" />
      </PageTitle>
      <Card>
        {given.length === 0 && (
          <EmptyState title={<FormattedMessage id="withdraw.nothing" />}>
            <FormattedMessage id="withdraw.nothing.text" />
          </EmptyState>
        )}
        {given.length > 0 && (
          <Rows badges>
            {given.map(({ key, sentence }) => (
              <Row
                key={`${key.holder} ${key.data} ${key.receiver}`}
                name={
                  <span className="said">
                    <BridgeSign answer="yes" />
                    <span>
                      <ChoiceSentence sentence={sentence} />
                    </span>
                  </span>
                }
                end={
                  <TextLink to={withdrawPath(key)} about={<ChoiceSentence sentence={sentence} />}>
                    <FormattedMessage id="withdraw.one" />
                  </TextLink>
                }
              />
            ))}
          </Rows>
        )}
      </Card>
      <p>
        <TextLink to={PATHS.stopEverything} kind="onward">
          <FormattedMessage id="withdraw.all.button" />
        </TextLink>
      </p>
    </PageBody>
  )
}
