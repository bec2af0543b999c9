import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_WORDS } from '~/i18n/areas'
import { useText } from '~/i18n/text'
import { listChangeSchema } from '~/ownprovider/forms'
import { changeList, readMyList } from '~/ownprovider/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { page } from '~/ui/page'
import { cameFrom, goingTo } from '../../came-from'
import { formAction } from '../../form-action.server'
import { ProviderSearch } from '../../public/parts/ProviderSearch'
import { useBack } from '../../use-came-from'
import { OwnList } from './OwnList'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'own.title',
  words: [...OWN_WORDS, 'agreement', 'family'],
  form: {
    sends: 'get',
    when: (mine: { mayChange?: boolean; disclosure?: string }) =>
      mine.mayChange && mine.disclosure === 'names',
  },
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams.get('zoek') ?? ''
  return json(await readMyList(context.portal.runtime, dossierIn(context), query))
}

const form = defineButtons(listChangeSchema, { 'list-full': { status: 422, words: 'own.full' } })

export const action = formAction(form, async (change, at) => {
  const changed = await changeList(at.portal.runtime, dossierIn(at), change)
  if (!changed.ok && changed.refusal === 'list-full') return { refusal: changed.refusal }
  const search = change.zoek ? `?zoek=${encodeURIComponent(change.zoek)}` : ''
  return goingTo(withQuery(PATHS.ownProviders, search), cameFrom(new URL(at.request.url).searchParams))
})

export default function OwnProviders() {
  const shown = useLoaderData<typeof loader>()
  const { list, query, found, disclosure, mayChange } = shown
  const changed = useFormOf()
  const back = useBack(PATHS.overview)
  if (disclosure !== 'names') return <HiddenList />
  return (
    <PageBody narrow>
      <PageTitle back={{ to: back }} lead={<FormattedMessage id="own.lead" />}>
        <FormattedMessage id="own.title" />
      </PageTitle>
      <Said of={changed} />
      <OwnList {...shown} list={list} />
      {mayChange ? (
        <div className="section">
          <ProviderSearch query={query} found={found} listed={list.map((own) => own.ura)} mayAdd />
        </div>
      ) : (
        <Notice kind="explain">
          <FormattedMessage id="family.looks-only" />
        </Notice>
      )}
    </PageBody>
  )
}

/** Where somebody is treated is not shown to everybody who acts for them: the kinds of care only, or nothing. */
function HiddenList() {
  const { kinds, disclosure } = useLoaderData<typeof loader>()
  const text = useText()
  return (
    <PageBody narrow>
      <PageTitle back={{ to: useBack(PATHS.overview) }}>
        <FormattedMessage id="own.title" />
      </PageTitle>
      <Notice kind="explain">
        <FormattedMessage id={disclosure === 'kinds' ? 'family.hidden.kinds' : 'family.hidden.list'} />
      </Notice>
      {disclosure === 'kinds' && (
        <Card>
          <Heading level={2} looks={3}>
            <FormattedMessage id="own.list" />
          </Heading>
          {kinds.length === 0 && (
            <p>
              <FormattedMessage id="own.list.empty" />
            </p>
          )}
          <Rows>
            {kinds.map(({ kind, count }) => (
              <Row
                key={kind.nl}
                tone="petrol"
                name={text(kind)}
                note={<FormattedMessage id="family.hidden.count" values={{ count }} />}
              />
            ))}
          </Rows>
        </Card>
      )}
    </PageBody>
  )
}
