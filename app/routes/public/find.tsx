import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { findInDirectory } from '~/provider/use-cases.server'
import { PageBody } from '~/ui/Container'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { ProviderSearch } from './parts/ProviderSearch'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'find.title',
  words: ['choices'],
  form: { sends: 'get' },
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams.get('zoek') ?? ''
  return json(await findInDirectory(context.portal.runtime, query))
}

export default function Find() {
  const { query, found } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="find.lead" />}>
        <FormattedMessage id="find.title" />
      </PageTitle>
      <ProviderSearch query={query} found={found} />
    </PageBody>
  )
}
