import { FormattedMessage } from 'react-intl'
import { DISPLAY_COOKIE } from '~/ui/display'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextSection } from './parts/TextSection'
import { TextTable } from './parts/TextTable'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.cookies.title' })

export const loader = loadTexts('public.cookies')

const COOKIES = [
  { name: '__Host-sessie', cookie: 'session' },
  { name: '__Host-inloggen', cookie: 'login' },
  { name: '__Host-uitgelogd', cookie: 'out' },
  { name: '__Host-bezoek', cookie: 'visit' },
  { name: DISPLAY_COOKIE, cookie: 'display' },
] as const

export default function Cookies() {
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.cookies.lead" />}>
          <FormattedMessage id="public.cookies.title" />
        </PageTitle>
        <div className="narrow">
          <TextTable
            id="cookies"
            caption={<FormattedMessage id="public.cookies.table" />}
            columns={(['name', 'why', 'long'] as const).map(
              (column) => `public.cookies.column.${column}` as const,
            )}
            rows={COOKIES.map(({ name, cookie }) => [
              name,
              <FormattedMessage key="why" id={`public.cookies.${cookie}.why`} />,
              <FormattedMessage key="long" id={`public.cookies.${cookie}.long`} />,
            ])}
          />
        </div>
        <div className="prose section">
          <TextSection id="public.cookies.others" />
        </div>
      </PageBody>
    </PageTexts>
  )
}
