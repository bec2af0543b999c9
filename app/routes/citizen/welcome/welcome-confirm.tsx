import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import * as v from 'valibot'
import { FIRST_LOGIN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { resendConfirmation } from '~/notification/address-use-cases.server'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions, PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { clockTime, dayOf } from '~/ui/written-time'
import { readConfirmation } from '~/welcome/welcome-mail.server'
import { completeWelcome } from '~/welcome/welcome.server'
import { formAction } from '../../form-action.server'

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

const form = defineButtons(v.object({}), {
  'too-many-links': { status: 422, words: 'welcome.confirm.too-many' },
  'not-yet': { status: 422, words: 'welcome.confirm.not-yet' },
  otherwise: PATHS.welcomeMail,
})

export const action = formAction(
  form,
  async (_, at) => {
    const { subjectId, ageCategory } = signedIn(at.actor)
    if (ageCategory === 'under-12') return PATHS.tooYoung
    const welcome = await completeWelcome(at.portal.runtime, { subjectId, requestId: at.requestId })
    return welcome === 'done' ? PATHS.overview : { refusal: 'not-yet' }
  },
  {
    opnieuw: async (_, { portal, actor, requestId, language }) => {
      const { subjectId, ageCategory } = signedIn(actor)
      if (ageCategory === 'under-12') return PATHS.tooYoung
      const sent = await resendConfirmation(portal.runtime, { subjectId, requestId, language })
      return sent.ok ? { told: 'welcome.confirm.sent' } : sent
    },
  },
)

export default function WelcomeConfirm() {
  const { email, until } = useLoaderData<typeof loader>()
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
      <Said of={useFormOf()} kind="attention" />
      <Paragraph>
        <FormattedMessage
          id="welcome.confirm.until"
          values={{ day: dayOf(intl, until), clock: clockTime(intl, until) }}
        />
      </Paragraph>
      <ButtonForm>
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
      </ButtonForm>
    </PageBody>
  )
}
