import { FormattedMessage } from 'react-intl'
import { TERMS_VERSION } from '~/privacy/terms'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextSection } from './parts/TextSection'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.terms.title' })

export const loader = loadTexts('public.terms')

export default function Terms() {
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.terms.lead" values={{ version: TERMS_VERSION }} />}>
          <FormattedMessage id="public.terms.title" />
        </PageTitle>
        <div className="prose">
          <TextSection id="public.terms.you" />
          <TextSection id="public.terms.we" />
          <TextSection id="public.terms.limits" />
          <TextSection id="public.terms.stop" />
        </div>
      </PageBody>
    </PageTexts>
  )
}
