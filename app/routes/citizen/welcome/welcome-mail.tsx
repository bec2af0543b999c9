import {
  json,
  redirect,
  redirectDocument,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FIRST_LOGIN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import type { MessageId } from '~/i18n/nl'
import { signedIn } from '~/identity/access'
import { withoutRefusedNumbers } from '~/notification/forms'
import { ASKED_KINDS, offeredAt } from '~/notification/kinds'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { readForm, typedIn } from '~/ui/form-problems'
import { PAGE_FORM, page } from '~/ui/page'
import { useCheckedForm } from '~/ui/use-checked-form'
import { mailForm } from '~/welcome/forms'
import { askForMail, leaveWelcome, readMailChoice } from '~/welcome/welcome-mail.server'
import { WhyAsked } from '../parts/WhyAsked'
import { MailKinds } from './MailKinds'

export const handle = page({
  audience: 'citizen',
  needs: 'begin',
  title: 'welcome.mail.title',
  words: FIRST_LOGIN_WORDS,
  menu: 'none',
  form: { sends: 'post' },
})

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor)
  const choice = await readMailChoice(context.portal.runtime, actor)
  if (!choice.ok) throw redirect(inLanguage(context.language, choice.goTo))
  return json({ ...choice.values, offered: offeredAt(actor.ageCategory, ASKED_KINDS) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor)
  const { runtime } = context.portal
  const { language, requestId } = context
  const choice = await readMailChoice(runtime, actor)
  if (!choice.ok) return redirect(inLanguage(language, choice.goTo))
  const form = await request.formData()
  const { email = '', name = '' } = typedIn(form)
  const kinds = ASKED_KINDS.filter((kind) => form.getAll('kinds').includes(kind))
  const values = { email, name, kinds }
  const leaving = form.has('later')
  const read = readForm(mailForm, form, ['kinds'])
  if (!read.ok && !(leaving && email.trim() === ''))
    return json(
      {
        values: { ...values, ...withoutRefusedNumbers({ email, name }, read.problems) },
        problems: read.problems,
      },
      { status: 422 },
    )
  const asked = read.ok ? await askForMail(runtime, actor, { ...read.output, language, requestId }) : null
  if (asked && !asked.ok)
    return json({ values, problems: [{ field: 'email', message: asked.message }] }, { status: 422 })
  if (!leaving) return redirect(inLanguage(language, asked?.goTo ?? PATHS.welcomeConfirm))
  const headers = await leaveWelcome(runtime, { cookieHeader: request.headers.get('cookie'), requestId })
  return redirectDocument(inLanguage(language, withQuery(PATHS.loggedOut, { reden: 'later' })), { headers })
}

export default function WelcomeMail() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const values = answered?.values ?? loaded
  const { problems, problemAt, onSubmit } = useCheckedForm(mailForm, {
    values,
    problems: answered?.problems,
  })
  const wordsAt = (field: 'email' | 'name') => <Words id={problemAt(field)} />
  return (
    <PageBody>
      <Columns aside={<WhyAsked retained="email" />}>
        <ErrorSummary
          problems={problems.map(({ field, message }) => ({ field, message: <Words id={message} /> }))}
        />
        <PageTitle
          back={{ to: PATHS.welcome }}
          step={<FormattedMessage id="welcome.mail.step" />}
          lead={<FormattedMessage id="welcome.mail.lead" />}
        >
          <FormattedMessage id="welcome.mail.title" />
        </PageTitle>
        <Form id={PAGE_FORM} method="post" noValidate onSubmit={onSubmit}>
          <CsrfField />
          <TextField
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values.email}
            label={<FormattedMessage id="welcome.mail.email" />}
            hint={<FormattedMessage id="welcome.mail.email.hint" />}
            error={problemAt('email') && wordsAt('email')}
          />
          <TextField
            name="name"
            autoComplete="given-name"
            optional
            defaultValue={values.name}
            label={<FormattedMessage id="welcome.mail.name" />}
            hint={<FormattedMessage id="welcome.mail.name.hint" />}
            error={problemAt('name') && wordsAt('name')}
          />
          <MailKinds chosen={values.kinds} offered={loaded.offered} />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="welcome.on" />
            </Button>
            <button type="submit" name="later" value="ja" formNoValidate className="link-button strong-link">
              <FormattedMessage id="welcome.later" />
            </button>
          </Actions>
        </Form>
      </Columns>
    </PageBody>
  )
}

/** The sentence that a schema named. */
function Words({ id }: { id?: string }) {
  return id ? <FormattedMessage id={id as MessageId} /> : null
}
