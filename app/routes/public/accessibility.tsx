import { FormattedMessage } from 'react-intl'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { useOrganisation } from './parts/organisation'
import { TextSection } from './parts/TextSection'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.accessibility.title' })

export const loader = loadTexts('public.accessibility')

export default function Accessibility() {
  const { phone, email } = useOrganisation()
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.accessibility.lead" />}>
          <FormattedMessage id="public.accessibility.title" />
        </PageTitle>
        <div className="prose">
          <TextSection id="public.accessibility.aim" />
          <TextSection id="public.accessibility.known" />
          <TextSection id="public.accessibility.report" values={{ phone, email }} />
        </div>
      </PageBody>
    </PageTexts>
  )
}
