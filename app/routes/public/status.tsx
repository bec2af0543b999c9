import { FormattedMessage } from 'react-intl'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { useOrganisation } from './parts/organisation'
import { TextSection } from './parts/TextSection'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.status.title' })

export const loader = loadTexts('public.status')

export default function Status() {
  const { phone, hours } = useOrganisation()
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.status.lead" />}>
          <FormattedMessage id="public.status.title" />
        </PageTitle>
        <div className="prose">
          <TextSection id="public.status.problem" values={{ phone, hours }} />
          <TextSection id="public.status.holds" />
        </div>
      </PageBody>
    </PageTexts>
  )
}
