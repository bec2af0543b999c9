import { FormattedMessage } from 'react-intl'
import { Heading, Paragraph } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { BriefcaseIcon, StethoscopeIcon, UmbrellaIcon } from '~/ui/icons'
import { bold } from '~/ui/words'

const NEVER = [
  { who: 'insurers', icon: UmbrellaIcon },
  { who: 'company-doctors', icon: BriefcaseIcon },
  { who: 'examiners', icon: StethoscopeIcon },
] as const

/** Who can never look, and what is good to know before one begins. */
export function HomeKnow() {
  return (
    <div className="band band--last">
      <div className="container halves">
        <section aria-labelledby="never">
          <Heading level={2} id="never">
            <FormattedMessage id="public.home.never.title" />
          </Heading>
          <Paragraph>
            <FormattedMessage id="public.home.never.text" />
          </Paragraph>
          <ul className="never">
            {NEVER.map(({ who, icon }) => (
              <li key={who}>
                <IconTile icon={icon} size="small" />
                <FormattedMessage id={`public.home.never.${who}`} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="know">
          <Heading level={2} id="know">
            <FormattedMessage id="public.home.know" />
          </Heading>
          {(['no', 'none', 'data'] as const).map((fact) => (
            <Paragraph key={fact}>
              <FormattedMessage id={`public.home.know.${fact}`} values={bold} />
            </Paragraph>
          ))}
        </section>
      </div>
    </div>
  )
}
