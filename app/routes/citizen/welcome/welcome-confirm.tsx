import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { FIRST_LOGIN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { resendConfirmation } from '~/notification/address-use-cases.server'
import { PATHS, type Path } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { clockTime, dayOf } from '~/ui/written-time'
import { readConfirmation } from '~/welcome/welcome-mail.server'
import { completeWelcome } from '~/welcome/welcome.server'

export const handle = page({
  audience: 'citizen',
  needs: 'begin',
  title: 'welcome.confirm.title',
  words: FIRST_LOGIN_WORDS,
  menu: 'none',
})

export async function loader({ context }: LoaderFunctionArgs) {
  const waiting = await readConfirmation(context.portal.runtime, signedIn(context.actor))
  if (!waiting.ok) throw redirect(inLanguage(context.language, waiting.goTo))
  return json({ email: waiting.email, until: waiting.until })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { subjectId, ageCategory } = signedIn(context.actor)
  const { requestId, language } = context
  const { runtime } = context.portal
  const to = (path: Path) => redirect(inLanguage(language, path))
  if (ageCategory === 'under-12') return to(PATHS.tooYoung)
  if ((await request.formData()).has('opnieuw')) {
    const sent = await resendConfirmation(runtime, { subjectId, requestId, language })
    if (sent.ok) return json({ notice: 'sent' as const })
    if (sent.refusal === 'too-many-links') return json({ notice: 'too-many' as const }, { status: 422 })
    return to(PATHS.welcomeMail)
  }
  const welcome = await completeWelcome(runtime, { subjectId, requestId })
  return welcome === 'done' ? to(PATHS.overview) : json({ notice: 'not-yet' as const }, { status: 422 })
}

export default function WelcomeConfirm() {
  const { email, until } = useLoaderData<typeof loader>()
  const notice = useActionData<typeof action>()?.notice
  const intl = useIntl()
  return (
    <PageBody narrow>
      <PageTitle
        back={{ to: PATHS.welcomeMail }}
        step={<FormattedMessage id="welcome.confirm.step" />}
        lead={<FormattedMessage id="welcome.confirm.lead" values={{ ...bold, email }} />}
      >
        <FormattedMessage id="welcome.confirm.title" />
      </PageTitle>
      {notice && (
        <Notice kind={notice === 'sent' ? 'done' : 'attention'} role={notice === 'sent' ? 'status' : 'alert'}>
          <FormattedMessage id={`welcome.confirm.${notice}`} values={bold} />
        </Notice>
      )}
      <Paragraph>
        <FormattedMessage
          id="welcome.confirm.until"
          values={{ day: dayOf(intl, until), clock: clockTime(intl, until) }}
        />
      </Paragraph>
      <Form method="post">
        <CsrfField />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="welcome.confirm.on" />
          </Button>
          <Button name="opnieuw" value="ja" size="main">
            <FormattedMessage id="welcome.confirm.again" />
          </Button>
          <TextLink to={PATHS.welcomeMail} kind="strong">
            <FormattedMessage id="welcome.confirm.other" />
          </TextLink>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id="welcome.confirm.spam" />
        </Paragraph>
      </Form>
    </PageBody>
  )
}
