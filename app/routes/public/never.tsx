import { FormattedMessage } from 'react-intl'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { BriefcaseIcon, StethoscopeIcon, UmbrellaIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { TextSection } from './parts/TextSection'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.never.title' })

export const loader = loadTexts('public.never')

const NEVER = [
  { who: 'insurers', icon: UmbrellaIcon },
  { who: 'company-doctors', icon: BriefcaseIcon },
  { who: 'examiners', icon: StethoscopeIcon },
] as const

export default function Never() {
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.never.lead" />}>
          <FormattedMessage id="public.never.title" />
        </PageTitle>
        <div className="prose">
          <Heading level={2}>
            <FormattedMessage id="public.never.who.title" />
          </Heading>
          <ul className="never never--explained">
            {NEVER.map(({ who, icon }) => (
              <li key={who}>
                <IconTile icon={icon} />
                <span>
                  <FormattedMessage id={`public.never.${who}`} values={bold} />
                </span>
              </li>
            ))}
          </ul>
          <Paragraph kind="hint">
            <FormattedMessage id="public.never.law" />
          </Paragraph>
          <TextSection id="public.never.others" />
          <TextSection id="public.never.tries" />
        </div>
      </PageBody>
    </PageTexts>
  )
}
