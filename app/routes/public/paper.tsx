import { FormattedMessage } from 'react-intl'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { useOrganisation } from './parts/organisation'
import { TextSection } from './parts/TextSection'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.paper.title' })

export const loader = loadTexts('public.paper')

export default function Paper() {
  const { phone, hours } = useOrganisation()
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.paper.lead" />}>
          <FormattedMessage id="public.paper.title" />
        </PageTitle>
        <div className="prose">
          <TextSection id="public.paper.call" values={{ phone, hours }} />
          <TextSection id="public.paper.counter" />
          <TextSection id="public.paper.form" />
          <TextSection id="public.paper.digid" />
          <TextSection id="public.paper.none" />
        </div>
      </PageBody>
    </PageTexts>
  )
}
