import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_WORDS } from '~/i18n/areas'
import { pageTexts } from '~/i18n/pages.server'
import { signedIn } from '~/identity/access'
import { requestAddress } from '~/notification/address-use-cases.server'
import { readMailAddress } from '~/notification/address.server'
import { changeAddressForm, withoutRefusedNumbers } from '~/notification/forms'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { TextLink } from '~/ui/TextLink'
import { typedIn } from '~/ui/form-problems'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { PageTexts } from '../../public/parts/PageTexts'
import { WhyAsked } from '../parts/WhyAsked'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'settings.new.title',
  words: [...OWN_WORDS, 'notification', 'welcome'],
  form: { sends: 'post' },
})

export async function loader({ context }: LoaderFunctionArgs) {
  const address = await readMailAddress(context.portal.runtime, signedIn(context.actor).subjectId)
  return json({ email: address?.pending?.email ?? '', texts: pageTexts(context.language, 'settings.new') })
}

const form = defineForm(changeAddressForm, {
  keep: (sent, problems) => withoutRefusedNumbers({ email: typedIn(sent).email ?? '' }, problems),
  refusals: {
    same: { status: 422, words: 'settings.new.same', field: 'email' },
    otherwise: { status: 422, words: 'welcome.mail.too-many', field: 'email' },
  },
})

export const action = formAction(form, async ({ email }, { portal, actor, language, requestId }) => {
  const { subjectId } = signedIn(actor)
  const asked = await requestAddress(portal.runtime, { subjectId, requestId, language, email })
  if (!asked.ok) return asked
  return asked.outcome === 'already-confirmed' ? { refusal: 'same' } : PATHS.mailSettings
})

export default function ChangeAddress() {
  const loaded = useLoaderData<typeof loader>()
  const asking = useFormOf(form)
  return (
    <PageTexts>
      <PageBody>
        <Columns aside={<WhyAsked retained="email" />}>
          <Problems of={asking} />
          <PageTitle back={{ to: PATHS.mailSettings }} lead={<FormattedMessage id="settings.new.lead" />}>
            <FormattedMessage id="settings.new.title" />
          </PageTitle>
          <PageForm of={asking}>
            <TextField
              name="email"
              type="email"
              autoComplete="email"
              defaultValue={loaded.email}
              label={<FormattedMessage id="settings.new.email" />}
              hint={<FormattedMessage id="welcome.mail.email.hint" />}
            />
            <Actions>
              <Button kind="primary" size="main">
                <FormattedMessage id="settings.new.send" />
              </Button>
              <TextLink to={PATHS.mailSettings} kind="strong">
                <FormattedMessage id="settings.new.back" />
              </TextLink>
            </Actions>
          </PageForm>
        </Columns>
      </PageBody>
    </PageTexts>
  )
}
