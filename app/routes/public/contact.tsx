import { FormattedMessage } from 'react-intl'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { bold } from '~/ui/words'
import { useOrganisation } from './parts/organisation'
import { TextSection } from './parts/TextSection'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'
import { ViewReference } from './parts/ViewReference'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'public.contact.title',
  words: ['sentence', 'viewed'],
})

export const loader = loadTexts('public.contact')

export default function Contact() {
  const { phone, hours, email, post, privacyOfficer } = useOrganisation()
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.contact.lead" />}>
          <FormattedMessage id="public.contact.title" />
        </PageTitle>
        <div className="prose">
          <ViewReference />
          <Notice kind="attention">
            <FormattedMessage id="public.contact.careful" values={bold} />
          </Notice>
          <div className="part">
            <Card>
              <Facts
                facts={[
                  {
                    name: <FormattedMessage id="public.contact.phone" />,
                    value: (
                      <>
                        {phone}
                        <span className="soft light-line">{hours}</span>
                      </>
                    ),
                  },
                  { name: <FormattedMessage id="public.contact.email" />, value: email },
                  { name: <FormattedMessage id="public.contact.post" />, value: <Address lines={post} /> },
                ]}
              />
            </Card>
          </div>
          <TextSection id="public.contact.record" />
          <TextSection id="public.contact.privacy" values={{ address: privacyOfficer }} />
        </div>
      </PageBody>
    </PageTexts>
  )
}

function Address({ lines }: { lines: string[] }) {
  return (
    <address>
      {lines.map((line) => (
        <span key={line} className="line">
          {line}
        </span>
      ))}
    </address>
  )
}
