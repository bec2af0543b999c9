import { FormattedMessage } from 'react-intl'
import { PERIODS } from '~/privacy/periods'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { PageTexts } from './parts/PageTexts'
import { TextSection } from './parts/TextSection'
import { TextTable } from './parts/TextTable'
import { useOrganisation } from './parts/organisation'
import { loadTexts } from './parts/page-texts.server'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'public.privacy.title',
  words: ['notification', 'welcome'],
})

export const loader = loadTexts('public.privacy', 'retention')

const COLUMNS = ['data', 'purpose', 'period', 'recipient', 'ground'] as const

export default function Privacy() {
  const { name, privacyOfficer } = useOrganisation()
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.privacy.lead" />}>
          <FormattedMessage id="public.privacy.title" />
        </PageTitle>
        <div className="prose">
          <TextSection id="public.privacy.who" values={{ name, address: privacyOfficer }} />
          <TextSection id="public.privacy.not" />
        </div>
        <div className="section">
          <TextTable
            id="kept"
            caption={<FormattedMessage id="public.privacy.table" />}
            columns={COLUMNS.map((column) => `public.privacy.column.${column}` as const)}
            rows={Object.values(PERIODS).map((kept) =>
              COLUMNS.map((column) => <FormattedMessage key={column} id={kept[column]} />),
            )}
          />
        </div>
        <div className="prose section">
          <TextSection id="public.privacy.ground" />
          <TextSection id="public.privacy.who-sees" />
          <TextSection id="public.privacy.safe" />
          <TextSection id="public.privacy.rights" />
        </div>
      </PageBody>
    </PageTexts>
  )
}
