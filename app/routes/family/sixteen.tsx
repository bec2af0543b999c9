import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { confirmInherited, hasInheritedEnded, readInherited } from '~/comingofage/inherited-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Button, ButtonLink } from '~/ui/Button'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'

export const handle = page({
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'again.title',
  words: [...OWN_WORDS, 'agreement', 'family'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const [found, ended] = await Promise.all([
    readInherited(runtime, dossierIn(context)),
    hasInheritedEnded(runtime, dossierIn(context)),
  ])
  return json({ found, ended })
}

export async function action({ context }: ActionFunctionArgs) {
  const confirmed = await confirmInherited(context.portal.runtime, dossierIn(context))
  if (!confirmed.ok && confirmed.refusal === 'ended') return json({}, { status: 422 })
  return redirect(inLanguage(context.language, PATHS.overview))
}

/** What somebody took along at 16, or who can decide again: what is in force, who decided it, and two equal ways on. */
export default function Sixteen() {
  const { found, ended } = useLoaderData<typeof loader>()
  const since = found && !found.atSixteen ? 'again' : 'sixteen'
  const nothing = ended ? 'sixteen.ended' : 'sixteen.nothing'
  const intl = useIntl()
  return (
    <PageBody narrow>
      <PageTitle
        back={{ to: PATHS.overview }}
        lead={<FormattedMessage id={found ? `${since}.lead` : nothing} />}
      >
        <FormattedMessage id={found?.atSixteen ? 'sixteen.title' : 'again.title'} />
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
              <Button size="main" wide>
                <FormattedMessage id="sixteen.keep" />
              </Button>
              <ButtonLink to={PATHS.choices} size="main" wide>
                <FormattedMessage id="sixteen.change" />
              </ButtonLink>
            </div>
          </Form>
        </>
      )}
      {ended && (
        <ButtonLink to={PATHS.choices} size="main">
          <FormattedMessage id="sixteen.again" />
        </ButtonLink>
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
          note={<FormattedMessage id={`${found.atSixteen ? 'sixteen' : 'again'}.by.${decidedBy}`} />}
          end={<BridgeWithWord answer={answer} />}
        />
      ))}
    </Rows>
  )
}
