import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { confirmInherited, readInherited } from '~/representation/inherited-use-cases.server'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Button, ButtonLink } from '~/ui/Button'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'

export const handle = { access: 'citizen', title: 'sixteen.title' }

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ found: await readInherited(context.portal.runtime, context.actor) })
}

export async function action({ context }: ActionFunctionArgs) {
  await confirmInherited(context.portal.runtime, context.actor, context.requestId)
  return redirect(inLanguage(context.language, '/mijn'))
}

/** What somebody took along at 16: what is in force, who decided it, and two equal ways on. */
export default function Sixteen() {
  const { found } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <PageBody narrow>
      <PageTitle
        back={{ to: '/mijn' }}
        lead={<FormattedMessage id={found ? 'sixteen.lead' : 'sixteen.nothing'} />}
      >
        <FormattedMessage id="sixteen.title" />
      </PageTitle>
      {found && (
        <>
          <Notice kind="attention">
            <FormattedMessage id="sixteen.until" values={{ ...bold, day: dayOf(intl, found.lastDay) }} />
          </Notice>
          <TakenAlong />
          <Form method="post" className="part">
            <CsrfField />
            <div className="two-answers">
              <Button size="main" wide busy={busy}>
                <FormattedMessage id="sixteen.keep" />
              </Button>
              <ButtonLink to="/mijn/keuzes" size="main" wide>
                <FormattedMessage id="sixteen.change" />
              </ButtonLink>
            </div>
          </Form>
        </>
      )}
    </PageBody>
  )
}

function TakenAlong() {
  const { found } = useLoaderData<typeof loader>()
  return (
    <Rows badges>
      {found?.choices.map(({ sentence, answer, decidedBy }, place) => (
        <Row
          key={place}
          name={<ChoiceSentence sentence={sentence} />}
          note={<FormattedMessage id={`sixteen.by.${decidedBy}`} />}
          end={<BridgeWithWord answer={answer} />}
        />
      ))}
    </Rows>
  )
}
