import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readWhatIf, WHAT_IF_FIELDS } from '~/choosing/what-if-form'
import { tryWhatIf } from '~/choosing/what-if-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { page } from '~/ui/page'
import { WhatIfAnswer } from './WhatIfAnswer'
import { WhatIfForm } from './WhatIfForm'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'what-if.title',
  words: [...OWN_WORDS, 'what-if'],
  form: { sends: 'get', first: { name: 'doe', value: 'toon' } },
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search, values, picked, missing } = readWhatIf(new URL(request.url).searchParams)
  const { answer, ...tried } = await tryWhatIf(context.portal.runtime, dossierIn(context), {
    search,
    picked,
  })
  const unknown = answer && !answer.ok ? answer.parts : []
  const problems = [
    ...missing.map((part) => ({ part, message: `what-if.missing.${part}` as const })),
    ...unknown.map((part) => ({ part, message: 'what-if.unknown' as const })),
  ]
  return json(
    { ...tried, search, values, problems, answer: answer?.ok ? answer : null },
    { status: problems.length > 0 ? 422 : 200 },
  )
}

export default function WhatIf() {
  const shown = useLoaderData<typeof loader>()
  const { problems } = shown
  return (
    <PageBody narrow>
      {problems.length > 0 && (
        <ErrorSummary
          problems={problems.map(({ part, message }) => ({
            field: WHAT_IF_FIELDS[part],
            message: <FormattedMessage id={message} />,
          }))}
        />
      )}
      <PageTitle back={{ to: PATHS.overview }} lead={<FormattedMessage id="what-if.lead" />}>
        <FormattedMessage id="what-if.title" />
      </PageTitle>
      <WhatIfAnswer {...shown} />
      <WhatIfForm {...shown} />
      <Paragraph kind="hint">
        <FormattedMessage id="what-if.note" />
      </Paragraph>
    </PageBody>
  )
}
