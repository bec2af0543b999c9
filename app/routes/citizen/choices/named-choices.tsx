import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readNamedChoices } from '~/choosing/overview-use-cases.server'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { pageAsked } from '~/runtime/list'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { PageTitle } from '~/ui/PageTitle'
import { Pagination } from '~/ui/Pagination'
import { TextLink } from '~/ui/TextLink'
import { Exception } from '~/ui/YesNo'
import { page } from '~/ui/page'
import { useReadsOnly } from '~/ui/root-data'
import { sentenceText, useSentenceWords } from '~/ui/sentence-text'
import { goingTo } from '../../came-from'
import { useBack, useCameFrom, useFromHere } from '../../use-came-from'
import { LockNotice } from '../parts/LockNotice'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'named.title',
  words: CHOOSING_WORDS,
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = pageAsked(new URL(request.url).searchParams)
  return json(await readNamedChoices(context.portal.runtime, dossierIn(context), asked))
}

/** Every choice in force that names a provider, as sentences, a page at a time. */
export default function NamedChoices() {
  const { count, choices, page, pages } = useLoaderData<typeof loader>()
  const words = useSentenceWords()
  const readsOnly = useReadsOnly()
  const from = useCameFrom()
  const fromHere = useFromHere()
  return (
    <PageBody narrow>
      <LockNotice />
      <PageTitle
        back={{ to: useBack(PATHS.overview) }}
        lead={count > 0 ? <FormattedMessage id="named.lead" values={{ count }} /> : undefined}
      >
        <FormattedMessage id="named.title" />
      </PageTitle>
      {count === 0 && (
        <EmptyState title={<FormattedMessage id="named.none" />}>
          <FormattedMessage id="named.none.text" />
        </EmptyState>
      )}
      {choices.map(({ id, answer, sentence, left, to }) => (
        <Exception
          key={id}
          answer={answer}
          note={left && <FormattedMessage id="exception.left" />}
          action={
            to !== null &&
            !readsOnly && (
              <TextLink to={fromHere(to)} about={sentenceText(words, sentence)}>
                <FormattedMessage id="control.change" />
              </TextLink>
            )
          }
        >
          <ChoiceSentence sentence={sentence} />
        </Exception>
      ))}
      <Pagination
        page={page}
        pages={pages}
        addressOf={(number) => goingTo(withQuery(PATHS.namedChoices, { bladzijde: number }), from)}
      />
    </PageBody>
  )
}
