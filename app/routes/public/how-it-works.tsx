import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { BridgeSign } from '~/ui/BridgeSign'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Heading } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { TextSection } from './parts/TextSection'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.how.title' })

export const loader = loadTexts('public.how')

export default function HowItWorks() {
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.how.lead" />}>
          <FormattedMessage id="public.how.title" />
        </PageTitle>
        <div className="prose">
          <TextSection id="public.how.parts" />
          <Heading level={2} id="bridge">
            <FormattedMessage id="public.how.bridge.title" />
          </Heading>
          <ul className="explained-signs">
            {(['yes', 'no', 'none'] as const).map((answer) => (
              <li key={answer}>
                <BridgeSign answer={answer} width="wide" />
                <span>
                  <FormattedMessage id={`public.how.bridge.${answer}`} values={bold} />
                </span>
              </li>
            ))}
          </ul>
          <TextSection id="public.how.ways" />
          <TextSection id="public.how.check" />
          <TextSection id="public.how.asking" />
          <TextSection id="public.how.no" />
          <TextSection id="public.how.change" />
          <TextSection id="public.how.child" />
        </div>
        <Actions>
          <ButtonLink to={PATHS.login} kind="primary" size="main" reloadDocument>
            <FormattedMessage id="public.how.begin" />
          </ButtonLink>
        </Actions>
      </PageBody>
    </PageTexts>
  )
}
