import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { DrawbridgeScene } from '~/ui/DrawbridgeScene'
import { Heading, Paragraph } from '~/ui/Heading'
import type { Tone } from '~/ui/IconTile'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { HomeHow } from './parts/HomeHow'
import { HomeKnow } from './parts/HomeKnow'
import { HomeWays } from './parts/HomeWays'
import { useOrganisation } from './parts/organisation'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.home.title' })

export const loader = loadTexts('public.home')

const PARTS: { part: 'holder' | 'data' | 'receiver'; tone: Tone }[] = [
  { part: 'holder', tone: 'petrol' },
  { part: 'data', tone: 'honey' },
  { part: 'receiver', tone: 'terracotta' },
]

export default function Home() {
  return (
    <PageTexts>
      <div className="band band--plain">
        <div className="container hero">
          <Opening />
          <div className="hero__figure">
            <DrawbridgeScene />
            <ol className="hero__parts">
              {PARTS.map(({ part, tone }, index) => (
                <li key={part}>
                  <span className={`number tile--${tone}`} aria-hidden="true">
                    {index + 1}
                  </span>
                  <span>
                    <FormattedMessage id={`public.home.part.${part}`} values={bold} />
                  </span>
                </li>
              ))}
            </ol>
          </div>
        </div>
      </div>
      <HomeWays />
      <HomeHow />
      <HomeKnow />
    </PageTexts>
  )
}

function Opening() {
  const { name } = useOrganisation()
  const signedInAs = useRootData()?.signedInAs
  return (
    <div>
      <Heading level={1} className="hero__title">
        <FormattedMessage id="public.home.title" />
      </Heading>
      <Paragraph kind="lead">
        <FormattedMessage id="public.home.lead" />
      </Paragraph>
      {signedInAs ? (
        <ButtonLink to={PATHS.overview} kind="primary" size="main">
          <FormattedMessage id="ui.to-overview" />
        </ButtonLink>
      ) : (
        <ButtonLink to={PATHS.startLogin} kind="primary" size="main" reloadDocument>
          <FormattedMessage id="public.home.log-in" />
        </ButtonLink>
      )}
      <p className="hint hero__where">
        <FormattedMessage id="public.home.where" values={{ name }} />
      </p>
      <TextLink to={PATHS.paper} kind="alone">
        <FormattedMessage id="public.home.without" />
      </TextLink>
    </div>
  )
}
