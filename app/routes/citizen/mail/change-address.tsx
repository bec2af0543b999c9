import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import type { MessageId } from '~/i18n/nl'
import type { PageTextId } from '~/i18n/pages'
import { pageTexts } from '~/i18n/pages.server'
import { signedIn } from '~/identity/access'
import { requestAddress } from '~/notification/address-use-cases.server'
import { readMailAddress } from '~/notification/address.server'
import { changeAddressForm, withoutRefusedNumbers } from '~/notification/forms'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { TextLink } from '~/ui/TextLink'
import { readForm, typedIn } from '~/ui/form-problems'
import { PAGE_FORM, page } from '~/ui/page'
import { useCheckedForm } from '~/ui/use-checked-form'
import { PageTexts } from '../../public/parts/PageTexts'
import { WhyAsked } from '../parts/WhyAsked'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'settings.new.title',
  words: [...OWN_WORDS, 'welcome'],
  form: { sends: 'post' },
})

export async function loader({ context }: LoaderFunctionArgs) {
  const address = await readMailAddress(context.portal.runtime, signedIn(context.actor).subjectId)
  return json({ email: address?.pending?.email ?? '', texts: pageTexts(context.language, 'settings.new') })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { subjectId } = signedIn(context.actor)
  const { language, requestId, portal } = context
  const form = await request.formData()
  const { email = '' } = typedIn(form)
  const refuse = (message: MessageId | PageTextId) =>
    json({ email, problems: [{ field: 'email', message }] }, { status: 422 })
  const read = readForm(changeAddressForm, form)
  if (!read.ok)
    return json(
      { ...withoutRefusedNumbers({ email }, read.problems), problems: read.problems },
      { status: 422 },
    )
  const asked = await requestAddress(portal.runtime, { subjectId, requestId, language, ...read.output })
  if (!asked.ok) return refuse('welcome.mail.too-many')
  if (asked.outcome === 'already-confirmed') return refuse('settings.new.same')
  return redirect(inLanguage(language, PATHS.mailSettings))
}

export default function ChangeAddress() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const values = { email: answered?.email ?? loaded.email }
  const { problems, problemAt, onSubmit } = useCheckedForm(changeAddressForm, {
    values,
    problems: answered?.problems,
  })
  const words = (id: string) => <FormattedMessage id={id as MessageId} />
  const problem = problemAt('email')
  return (
    <PageTexts>
      <PageBody>
        <Columns aside={<WhyAsked retained="email" />}>
          <ErrorSummary
            problems={problems.map(({ field, message }) => ({ field, message: words(message) }))}
          />
          <PageTitle back={{ to: PATHS.mailSettings }} lead={<FormattedMessage id="settings.new.lead" />}>
            <FormattedMessage id="settings.new.title" />
          </PageTitle>
          <Form id={PAGE_FORM} method="post" noValidate onSubmit={onSubmit}>
            <CsrfField />
            <TextField
              name="email"
              type="email"
              autoComplete="email"
              defaultValue={values.email}
              label={<FormattedMessage id="settings.new.email" />}
              hint={<FormattedMessage id="welcome.mail.email.hint" />}
              error={problem && words(problem)}
            />
            <Actions>
              <Button kind="primary" size="main">
                <FormattedMessage id="settings.new.send" />
              </Button>
              <TextLink to={PATHS.mailSettings} kind="strong">
                <FormattedMessage id="settings.new.back" />
              </TextLink>
            </Actions>
          </Form>
        </Columns>
      </PageBody>
    </PageTexts>
  )
}
