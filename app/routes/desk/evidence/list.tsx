import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { EVIDENCE_LIST, readShow } from '~/evidence/list'
import { readEvidenceList } from '~/evidence/list-use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { OlderNewer } from '~/ui/OlderNewer'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { EvidenceFilter } from './EvidenceFilter'
import { EvidenceShows } from './EvidenceShows'
import { EvidenceTable } from './EvidenceTable'

export const handle = page({
  audience: 'internal',
  needs: 'desk-evidence',
  title: 'desk-evidence.title',
  words: ['desk-evidence'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const list = await readEvidenceList(context.portal.runtime, new URL(request.url).searchParams)
  if (!list) throw new Response(null, { status: 404 })
  return json(list)
}

/** What the desk is asked to look at papers for; of whom it is stands nowhere here, since others can see this screen. */
export default function EvidenceList() {
  const { cases, counts, first, next, values } = useLoaderData<typeof loader>()
  const show = readShow(values.toon)
  const oldest = first && show === 'open' ? cases[0] : undefined
  return (
    <PageBody width="desk">
      <div className="heading-with-action">
        <PageTitle lead={<FormattedMessage id="desk-evidence.lead" />}>
          <FormattedMessage id="desk-evidence.title" />
        </PageTitle>
        <Actions>
          <ButtonLink to={PATHS.deskEvidenceNew} kind="primary">
            <FormattedMessage id="desk-evidence.new" />
          </ButtonLink>
          <ButtonLink to={PATHS.deskEvidenceMeasure}>
            <FormattedMessage id="desk-evidence.new-measure" />
          </ButtonLink>
        </Actions>
      </div>
      {oldest && (
        <Notice
          kind="attention"
          actions={
            <ButtonLink to={PATHS.deskEvidenceOne({ case: oldest.id })}>
              <FormattedMessage id="desk-evidence.oldest.open" values={{ number: oldest.number }} />
            </ButtonLink>
          }
        >
          <FormattedMessage
            id="desk-evidence.oldest"
            values={{ ...bold, number: oldest.number, moment: <Moment key="at" at={oldest.askedAt} /> }}
          />
        </Notice>
      )}
      <EvidenceShows values={values} now={show} counts={counts} />
      <EvidenceFilter values={values} />
      {cases.length === 0 ? (
        <EmptyState title={<FormattedMessage id="desk-evidence.none" />}>
          <FormattedMessage id="desk-evidence.none.text" />
        </EmptyState>
      ) : (
        <EvidenceTable cases={cases} />
      )}
      <OlderNewer
        first={first}
        next={next}
        addressOf={(place) => withQuery(PATHS.deskEvidence, EVIDENCE_LIST.query(values, place))}
        words={{ newest: 'desk-evidence.first', older: 'desk-evidence.further' }}
      />
    </PageBody>
  )
}
