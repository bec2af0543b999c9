import { FormattedMessage } from 'react-intl'
import { PageBody } from '~/ui/Container'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { rich } from '~/ui/rich'
import { loadTexts } from './parts/page-texts.server'
import { PageTexts } from './parts/PageTexts'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'public.questions.title' })

export const loader = loadTexts('public.questions')

const GROUPS = [
  { group: 'choosing', questions: ['must', 'care', 'emergency', 'when', 'change'] },
  { group: 'looking', questions: ['file', 'who', 'insurer'] },
  { group: 'log-in', questions: ['digid', 'no-digid', 'fifteen'] },
] as const

export default function Questions() {
  return (
    <PageTexts>
      <PageBody>
        <PageTitle lead={<FormattedMessage id="public.questions.lead" />}>
          <FormattedMessage id="public.questions.title" />
        </PageTitle>
        <div className="prose">
          {GROUPS.map(({ group, questions }) => (
            <section key={group} className="section" aria-labelledby={group}>
              <Heading level={2} id={group}>
                <FormattedMessage id={`public.questions.${group}.title`} />
              </Heading>
              {questions.map((question) => (
                <Disclosure
                  key={question}
                  summary={<FormattedMessage id={`public.questions.${question}.q`} />}
                >
                  <FormattedMessage id={`public.questions.${question}.a`} values={rich} />
                </Disclosure>
              ))}
            </section>
          ))}
        </div>
      </PageBody>
    </PageTexts>
  )
}
