import { json, redirect, redirectDocument, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FIRST_LOGIN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { withoutRefusedNumbers } from '~/notification/forms'
import { ASKED_KINDS, offeredAt } from '~/notification/kinds'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { listsIn, typedIn } from '~/ui/form-problems'
import { page } from '~/ui/page'
import { mailForm } from '~/welcome/forms'
import { askForMail, leaveWelcome, readMailChoice } from '~/welcome/welcome-mail.server'
import { formAction, readSent, type At } from '../../form-action.server'
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

const form = defineForm(mailForm, {
  lists: ['kinds'],
  keep: (sent, problems) => {
    const { email = '', name = '' } = typedIn(sent)
    return { ...withoutRefusedNumbers({ email, name }, problems), ...listsIn(sent, ['kinds']) }
  },
  refusals: { 'too-many': { status: 422, words: 'welcome.mail.too-many', field: 'email' } },
})

const on = async (chosen: Chosen, at: At) => {
  const kept = await chooseMail(at, chosen)
  return kept.ok ? kept.goTo : kept.instead
}

export const action = formAction(form, on, {
  later: async (_, at) => {
    const read = readSent(form, at)
    const isEmpty = (typedIn(at.sent).email ?? '').trim() === ''
    if (!read.ok && !isEmpty) return read.answer
    const { portal, language, requestId } = at
    const chosen = await chooseMail(at, read.ok ? read.output : null)
    if (!chosen.ok) return chosen.instead
    const cookieHeader = at.request.headers.get('cookie')
    const headers = await leaveWelcome(portal.runtime, { cookieHeader, requestId })
    return redirectDocument(inLanguage(language, withQuery(PATHS.loggedOut, { reden: 'later' })), { headers })
  },
})

type Chosen = Omit<Parameters<typeof askForMail>[2], 'language' | 'requestId'>

/** Keeps what was chosen, if anything was; gives where that goes on, or what comes of it instead. */
async function chooseMail({ portal, actor, language, requestId }: At, chosen: Chosen | null) {
  const citizen = signedIn(actor)
  const choice = await readMailChoice(portal.runtime, citizen)
  if (!choice.ok) return { ok: false as const, instead: choice.goTo }
  if (!chosen) return { ok: true as const, goTo: PATHS.welcomeConfirm }
  const asked = await askForMail(portal.runtime, citizen, { ...chosen, language, requestId })
  return asked.ok ? asked : { ok: false as const, instead: asked }
}

export default function WelcomeMail() {
  const loaded = useLoaderData<typeof loader>()
  const asking = useFormOf(form)
  return (
    <PageBody>
      <Columns aside={<WhyAsked retained="email" />}>
        <Problems of={asking} />
        <PageTitle
          back={{ to: PATHS.welcome }}
          step={<FormattedMessage id="welcome.mail.step" />}
          lead={<FormattedMessage id="welcome.mail.lead" />}
        >
          <FormattedMessage id="welcome.mail.title" />
        </PageTitle>
        <PageForm of={asking}>
          <TextField
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={loaded.email}
            label={<FormattedMessage id="welcome.mail.email" />}
            hint={<FormattedMessage id="welcome.mail.email.hint" />}
          />
          <TextField
            name="name"
            autoComplete="given-name"
            optional
            defaultValue={loaded.name}
            label={<FormattedMessage id="welcome.mail.name" />}
            hint={<FormattedMessage id="welcome.mail.name.hint" />}
          />
          <MailKinds chosen={loaded.kinds} offered={loaded.offered} />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="welcome.on" />
            </Button>
            <button type="submit" name="later" value="ja" formNoValidate className="link-button strong-link">
              <FormattedMessage id="welcome.later" />
            </button>
          </Actions>
        </PageForm>
      </Columns>
    </PageBody>
  )
}
