import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readExceptions } from '~/choosing/exceptions-use-cases.server'
import { holderIn } from '~/choosing/questionnaire.server'
import { pathOfAsked, pathOfExceptions } from '~/consent/choosing'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { useText } from '~/i18n/text'
import { PATHS, withQuery, type Path } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { pageAsked } from '~/runtime/list'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { Pagination } from '~/ui/Pagination'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { goingTo } from '../../came-from'
import { SearchForm } from '../../public/parts/SearchForm'
import { useBack, useCameFrom, useFromHere } from '../../use-came-from'
import { LockNotice } from '../parts/LockNotice'
import { ExceptionList } from './ExceptionList'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'exception.title',
  words: CHOOSING_WORDS,
  menu: 'none',
  form: { sends: 'get' },
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const holder = holderIn(params.scope, params.holder)
  const asked = new URL(request.url).searchParams
  const search = { query: asked.get('zoek') ?? '', page: pageAsked(asked) }
  const read =
    holder &&
    (await readExceptions(context.portal.runtime, dossierIn(context), {
      page: { holder, data: params.data },
      row: params.receiver ?? '',
      search,
    }))
  if (!read) throw new Response(null, { status: 404 })
  return json({ ...read, query: search.query })
}

/** Whom a row has a choice of its own for, and whom one could be made for: own providers first, then by searching. */
export default function Exceptions() {
  const shown = useLoaderData<typeof loader>()
  const { asked, receiver, own, count, page, pages } = shown
  const text = useText()
  const row = { receiver: receiver.code }
  const addressOf = (ura: string) => pathOfExceptions(asked, { ...row, ura })
  const from = useCameFrom()
  const fromHere = useFromHere()
  return (
    <PageBody narrow>
      <LockNotice />
      <PageTitle back={{ to: useBack(pathOfAsked(asked)) }} lead={<FormattedMessage id="exception.lead" />}>
        <FormattedMessage id="exception.for" values={{ group: text(receiver.name) }} />
      </PageTitle>
      {count > 0 && (
        <Card>
          <Heading level={2} looks={3}>
            <FormattedMessage id="exception.there" values={{ count }} />
          </Heading>
          <ExceptionList {...shown} />
          <Pagination
            page={page}
            pages={pages}
            addressOf={(number) =>
              goingTo(withQuery(pathOfExceptions(asked, row), { bladzijde: number }), from)
            }
          />
        </Card>
      )}
      <section className="section">
        <Heading level={2} looks={3}>
          <FormattedMessage id="exception.from-list" />
        </Heading>
        {own.length === 0 && (
          <Paragraph kind="hint">
            <FormattedMessage id="exception.from-list.none" />
          </Paragraph>
        )}
        <Candidates parties={own} addressOf={addressOf} />
        <TextLink to={fromHere(PATHS.ownProviders)} kind="alone">
          <FormattedMessage id="own.title" />
        </TextLink>
      </section>
      <Search addressOf={addressOf} />
    </PageBody>
  )
}

type Candidate = { ura: string; name: string; city: string; own: boolean }

function Candidates({ parties, addressOf }: { parties: Candidate[]; addressOf: (ura: string) => Path }) {
  const fromHere = useFromHere()
  if (parties.length === 0) return null
  return (
    <Rows>
      {parties.map(({ ura, name, city, own }) => (
        <Row
          key={ura}
          name={<TextLink to={fromHere(addressOf(ura))}>{name}</TextLink>}
          note={
            <>
              {city}
              {own && (
                <>
                  {' '}
                  · <FormattedMessage id="exception.own" />
                </>
              )}
            </>
          }
        />
      ))}
    </Rows>
  )
}

function Search({ addressOf }: { addressOf: (ura: string) => Path }) {
  const { query, found } = useLoaderData<typeof loader>()
  return (
    <section className="section">
      <SearchForm
        query={query}
        label={<FormattedMessage id="exception.search" />}
        hint={<FormattedMessage id="exception.search.hint" />}
        none={<FormattedMessage id="exception.search.none" />}
        found={found}
      />
      {found && <Candidates parties={found.providers} addressOf={addressOf} />}
    </section>
  )
}
