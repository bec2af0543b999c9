import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_WORDS } from '~/i18n/areas'
import { pageTexts } from '~/i18n/pages.server'
import { signedIn } from '~/identity/access'
import { resendConfirmation, withdrawAddress } from '~/notification/address-use-cases.server'
import { settingsForm, withoutRefusedNumbers } from '~/notification/forms'
import { offeredAt, SWITCHABLE_KINDS } from '~/notification/kinds'
import { shownIn } from '~/notification/shown-settings'
import { readMailSettings, saveMailSettings } from '~/notification/use-cases.server'
import { readRhythmWord } from '~/notification/viewed'
import { PATHS, withQuery } from '~/paths'
import { Columns, PageBody } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { defineForm, type Told } from '~/ui/form'
import { listsIn, typedIn, type Problem } from '~/ui/form-problems'
import { Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'
import { formAction, type At } from '../../form-action.server'
import { PageTexts } from '../../public/parts/PageTexts'
import { WhyAsked } from '../parts/WhyAsked'
import { MailAddressState } from './MailAddressState'
import { MailSettingsForm } from './MailSettingsForm'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'settings.title',
  words: [...OWN_WORDS, 'notification', 'welcome'],
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

const RESENT: Record<'too-many-links' | 'otherwise', Told> = {
  'too-many-links': { status: 422, words: 'settings.too-many' },
  otherwise: PATHS.changeAddress,
}
const form = defineForm(settingsForm, { lists: ['kinds'], keep: keepSettings, refusals: RESENT })

export const action = formAction(
  form,
  async (chosen, at) => {
    await saveMailSettings(at.portal.runtime, { ...byOf(at), chosen, shown: shownIn(at.sent) })
    return withQuery(PATHS.mailSettings, { bewaard: true })
  },
  {
    withdraw: async (_, at) => {
      await withdrawAddress(at.portal.runtime, byOf(at))
      return PATHS.mailSettings
    },
    resend: async (_, at) => {
      const sent = await resendConfirmation(at.portal.runtime, { ...byOf(at), language: at.language })
      return sent.ok ? { told: 'settings.sent' } : sent
    },
  },
)

function byOf({ actor, requestId }: At) {
  return { subjectId: signedIn(actor).subjectId, requestId }
}

/** What was chosen, with what the form said when it was opened; no number where a name was asked. */
function keepSettings(sent: FormData, problems: readonly Problem[]) {
  const { name: typed = '', rhythm } = typedIn(sent)
  const { name } = withoutRefusedNumbers({ name: typed }, problems)
  return { name, rhythm: readRhythmWord(rhythm), ...listsIn(sent, ['kinds']), shown: shownIn(sent) }
}

export default function MailSettings() {
  const { address, settings, offered, saved } = useLoaderData<typeof loader>()
  const asking = useFormOf(form)
  const isChild = useRootData()?.visitor === '12-15'
  return (
    <PageTexts>
      <PageBody>
        <Columns aside={<WhyAsked retained="email" />}>
          <PageTitle back={{ to: PATHS.ownData }} lead={<FormattedMessage id="settings.lead" />}>
            <FormattedMessage id="settings.title" />
          </PageTitle>
          {saved && asking.isFirst && (
            <Notice kind="done" role="status">
              <FormattedMessage id="settings.saved" values={bold} />
            </Notice>
          )}
          <Said of={asking} kind="attention" />
          {isChild && (
            <Notice kind="explain">
              <FormattedMessage id="settings.yours-alone" values={bold} />
            </Notice>
          )}
          <MailAddressState address={address} />
          <MailSettingsForm settings={settings} offered={offered} of={asking} />
        </Columns>
      </PageBody>
    </PageTexts>
  )
}
