import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readYesByAnother } from '~/agreement/yes-by.server'
import { FIRST_LOGIN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { landingOf } from '~/identity/welcome'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { readRecordedBefore } from '~/recording/list-use-cases.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { termsForm } from '~/welcome/forms'
import { acceptTerms, readWelcome } from '~/welcome/welcome.server'
import { formAction } from '../../form-action.server'
import { HappenedBefore } from './HappenedBefore'
import { TermsAccepted } from './TermsAccepted'

export const handle = page({
  audience: 'citizen',
  needs: 'begin',
  title: 'welcome.title',
  words: FIRST_LOGIN_WORDS,
  menu: 'none',
})

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor)
  const { portal, requestId, language } = context
  const to = landingOf(actor, null)
  if (to !== PATHS.welcome) throw redirect(inLanguage(language, to))
  const welcome = await readWelcome(portal.runtime, { subjectId: actor.subjectId, requestId })
  if (!welcome) throw new Response(null, { status: 404 })
  const dossier = dossierIn(context)
  const yesBy = readYesByAnother(dossier)
  const recorded =
    welcome.terms === 'changed' ? null : await readRecordedBefore(portal.runtime, dossier, { limit: 5 })
  const how = yesBy === null ? ('welcome.how' as const) : 'welcome.how.another'
  return json({ ...welcome, recorded, how, version: TERMS_VERSION } as const)
}

const form = defineButtons(termsForm, {
  erased: 409,
  'other-version': { status: 409, words: 'welcome.terms.newer' },
})

export const action = formAction(form, async (read, { portal, actor, requestId, language }) => {
  const { subjectId, ageCategory } = signedIn(actor)
  if (ageCategory === 'under-12') throw new Response(null, { status: 400 })
  const accepted = await acceptTerms(portal.runtime, { ...read, subjectId, requestId, language })
  return accepted.ok ? PATHS.welcomeMail : accepted
})

export default function Welcome() {
  const { terms, asked, recorded } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      {terms === 'changed' ? <ChangedTitle /> : <FirstWords />}
      <Said of={useFormOf()} kind="attention" />
      {recorded && <HappenedBefore asked={asked} recorded={recorded} />}
      <Terms />
      <p className="section">
        <TextLink to={PATHS.stopEverything}>
          <FormattedMessage id="withdraw.from-welcome" />
        </TextLink>
      </p>
    </PageBody>
  )
}

function ChangedTitle() {
  return (
    <PageTitle lead={<FormattedMessage id="welcome.terms.changed.lead" />}>
      <FormattedMessage id="welcome.terms.changed.title" />
    </PageTitle>
  )
}

const AGE_WORDS = {
  16: 'welcome.age.child',
  18: 'welcome.age.not-capable',
  'not-kept': 'welcome.age',
} as const

function FirstWords() {
  const { birthDateUntil, how } = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle step={<FormattedMessage id="welcome.step" />} lead={<FormattedMessage id="welcome.lead" />}>
        <FormattedMessage id="welcome.title" />
      </PageTitle>
      <Paragraph>
        <FormattedMessage id={how} values={bold} />
      </Paragraph>
      <Paragraph>
        <FormattedMessage id={AGE_WORDS[birthDateUntil ?? 'not-kept']} />
      </Paragraph>
    </>
  )
}

function Terms() {
  const { terms, version } = useLoaderData<typeof loader>()
  if (terms === 'accepted') return <TermsAccepted />
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="welcome.terms" />
      </Heading>
      <Paragraph>
        <FormattedMessage id="welcome.terms.text" values={bold} />
      </Paragraph>
      <p className="link-row">
        <TextLink to={PATHS.terms}>
          <FormattedMessage id="welcome.terms.read" />
        </TextLink>
        <TextLink to={PATHS.privacy}>
          <FormattedMessage id="welcome.terms.privacy" />
        </TextLink>
      </p>
      <ButtonForm hidden={{ version }}>
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="welcome.terms.agree" />
          </Button>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id={terms === 'changed' ? 'welcome.terms.changed.not' : 'welcome.terms.not'} />
        </Paragraph>
      </ButtonForm>
    </section>
  )
}
