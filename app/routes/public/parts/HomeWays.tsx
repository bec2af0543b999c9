import { FormattedMessage } from 'react-intl'
import { PATHS, withAnchor, type Path } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { FileIcon, PeopleIcon, PersonIcon, type IconComponent } from '~/ui/icons'
import { TextLink } from '~/ui/TextLink'

const WAYS: { way: 'self' | 'child' | 'paper'; to: Path; icon: IconComponent }[] = [
  { way: 'self', to: PATHS.login, icon: PersonIcon },
  { way: 'child', to: withAnchor(PATHS.howItWorks, 'child'), icon: PeopleIcon },
  { way: 'paper', to: PATHS.paper, icon: FileIcon },
]

/** Three equal ways to begin. */
export function HomeWays() {
  return (
    <section className="band" aria-labelledby="begin">
      <div className="container">
        <Heading level={2} id="begin">
          <FormattedMessage id="public.home.begin" />
        </Heading>
        <div className="thirds">
          {WAYS.map(({ way, to, icon }) => (
            <Card key={way}>
              <div className="way">
                <IconTile icon={icon} />
                <Heading level={3}>
                  <TextLink to={to} kind="alone" reloadDocument={way === 'self'}>
                    <FormattedMessage id={`public.home.${way}.title`} />
                  </TextLink>
                </Heading>
                <p>
                  <FormattedMessage id={`public.home.${way}.text`} />
                </p>
              </div>
            </Card>
          ))}
        </div>
      </div>
    </section>
  )
}
