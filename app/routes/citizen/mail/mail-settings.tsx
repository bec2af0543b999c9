import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { pageTexts } from '~/i18n/pages.server'
import { signedIn } from '~/identity/access'
import { resendConfirmation, withdrawAddress } from '~/notification/address-use-cases.server'
import { settingsForm, withoutRefusedNumbers } from '~/notification/forms'
import { offeredAt, SWITCHABLE_KINDS } from '~/notification/kinds'
import { shownIn } from '~/notification/shown-settings'
import { readMailSettings, saveMailSettings } from '~/notification/use-cases.server'
import { readRhythmWord } from '~/notification/viewed'
import { PATHS, withQuery, type Path } from '~/paths'
import { Columns, PageBody } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { listsIn, readForm, typedIn } from '~/ui/form-problems'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'
import { PageTexts } from '../../public/parts/PageTexts'
import { WhyAsked } from '../parts/WhyAsked'
import { MailAddressState } from './MailAddressState'
import { MailSettingsForm } from './MailSettingsForm'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'settings.title',
  words: [...OWN_WORDS, 'welcome'],
  form: { sends: 'post' },
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { subjectId, ageCategory } = signedIn(context.actor)
  const read = await readMailSettings(context.portal.runtime, subjectId)
  if (!read) throw new Response(null, { status: 404 })
  const settings = { ...read.settings, kinds: offeredAt(ageCategory, read.settings.kinds) }
  const offered = offeredAt(ageCategory, SWITCHABLE_KINDS)
  const texts = pageTexts(context.language, 'settings')
  return json({ ...read, settings, offered, texts, saved: new URL(request.url).searchParams.has('bewaard') })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const by = { subjectId: signedIn(context.actor).subjectId, requestId: context.requestId }
  const { runtime } = context.portal
  const form = await request.formData()
  const to = (path: Path) => redirect(inLanguage(context.language, path))
  if (form.get('do') === 'withdraw') {
    await withdrawAddress(runtime, by)
    return to(PATHS.mailSettings)
  }
  if (form.get('do') === 'resend') {
    const sent = await resendConfirmation(runtime, { ...by, language: context.language })
    if (sent.ok) return json({ notice: 'sent' as const, refused: null })
    if (sent.refusal !== 'too-many-links') return to(PATHS.changeAddress)
    return json({ notice: 'too-many' as const, refused: null }, { status: 422 })
  }
  const shown = shownIn(form)
  const read = readForm(settingsForm, form, ['kinds'])
  if (!read.ok) {
    const { name: typed = '', rhythm } = typedIn(form)
    const { name } = withoutRefusedNumbers({ name: typed }, read.problems)
    const { kinds = [] } = listsIn(form, ['kinds'])
    const values = { name, rhythm: readRhythmWord(rhythm), kinds }
    return json({ notice: null, refused: { values, shown, problems: read.problems } }, { status: 422 })
  }
  await saveMailSettings(runtime, { ...by, chosen: read.output, shown })
  return to(withQuery(PATHS.mailSettings, { bewaard: true }))
}

export default function MailSettings() {
  const { address, settings, offered, saved } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const notice = answered?.notice
  const isChild = useRootData()?.visitor === '12-15'
  return (
    <PageTexts>
      <PageBody>
        <Columns aside={<WhyAsked retained="email" />}>
          <PageTitle lead={<FormattedMessage id="settings.lead" />}>
            <FormattedMessage id="settings.title" />
          </PageTitle>
          {saved && !answered && (
            <Notice kind="done" role="status">
              <FormattedMessage id="settings.saved" values={bold} />
            </Notice>
          )}
          {notice && (
            <Notice
              kind={notice === 'sent' ? 'done' : 'attention'}
              role={notice === 'sent' ? 'status' : 'alert'}
            >
              <FormattedMessage id={`settings.${notice}`} values={bold} />
            </Notice>
          )}
          {isChild && (
            <Notice kind="explain">
              <FormattedMessage id="settings.yours-alone" values={bold} />
            </Notice>
          )}
          <MailAddressState address={address} />
          <MailSettingsForm settings={settings} offered={offered} refused={answered?.refused ?? null} />
        </Columns>
      </PageBody>
    </PageTexts>
  )
}
