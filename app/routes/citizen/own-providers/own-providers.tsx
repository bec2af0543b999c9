import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { useText } from '~/i18n/text'
import { listChangeSchema } from '~/ownprovider/forms'
import { changeList, readMyList } from '~/ownprovider/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { page } from '~/ui/page'
import { cameFrom, goingTo } from '../../came-from'
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

export async function action({ request, context }: ActionFunctionArgs) {
  const read = v.safeParse(listChangeSchema, Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const changed = await changeList(context.portal.runtime, dossierIn(context), read.output)
  if (!changed.ok && changed.refusal === 'list-full') return json({ full: true }, { status: 422 })
  const search = read.output.zoek ? `?zoek=${encodeURIComponent(read.output.zoek)}` : ''
  const from = cameFrom(new URL(request.url).searchParams)
  return redirect(inLanguage(context.language, goingTo(withQuery(PATHS.ownProviders, search), from)))
}

export default function OwnProviders() {
  const shown = useLoaderData<typeof loader>()
  const { list, query, found, disclosure, mayChange } = shown
  const full = useActionData<typeof action>()?.full
  const back = useBack(PATHS.overview)
  if (disclosure !== 'names') return <HiddenList />
  return (
    <PageBody narrow>
      <PageTitle back={{ to: back }} lead={<FormattedMessage id="own.lead" />}>
        <FormattedMessage id="own.title" />
      </PageTitle>
      {full && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id="own.full" />
        </Notice>
      )}
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
