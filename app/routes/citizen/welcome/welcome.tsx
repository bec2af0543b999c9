import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readYesByAnother } from '~/agreement/yes-by.server'
import { FIRST_LOGIN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { landingOf } from '~/identity/welcome'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { TERMS_VERSION } from '~/privacy/terms'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { readForm } from '~/ui/form-problems'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { termsForm } from '~/welcome/forms'
import { acceptTerms, readWelcome } from '~/welcome/welcome.server'
import { AskedBefore } from './AskedBefore'
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
  const yesBy = readYesByAnother(dossierIn(context))
  const how = yesBy === null ? ('welcome.how' as const) : 'welcome.how.another'
  return json({ ...welcome, how, version: TERMS_VERSION } as const)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { subjectId, ageCategory } = signedIn(context.actor)
  const read = readForm(termsForm, await request.formData())
  if (!read.ok || ageCategory === 'under-12') throw new Response(null, { status: 400 })
  const { requestId, language, portal } = context
  const accepting = { ...read.output, subjectId, requestId, language }
  const accepted = await acceptTerms(portal.runtime, accepting)
  if (!accepted.ok) return json({ refusal: accepted.refusal }, { status: 409 })
  return redirect(inLanguage(language, PATHS.welcomeMail))
}

export default function Welcome() {
  const { terms, asked } = useLoaderData<typeof loader>()
  const newer = useActionData<typeof action>()?.refusal === 'other-version'
  return (
    <PageBody narrow>
      {terms === 'changed' ? <ChangedTitle /> : <FirstWords />}
      {newer && (
        <Notice kind="attention" role="alert">
          <FormattedMessage id="welcome.terms.newer" />
        </Notice>
      )}
      {terms !== 'changed' && <AskedBefore asked={asked} />}
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
      <Form method="post">
        <CsrfField />
        <input type="hidden" name="version" value={version} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="welcome.terms.agree" />
          </Button>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id={terms === 'changed' ? 'welcome.terms.changed.not' : 'welcome.terms.not'} />
        </Paragraph>
      </Form>
    </section>
  )
}
