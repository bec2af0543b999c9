import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { listMuted } from '~/choosing/approval-pages.server'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { isMine, readAskedAbout } from '~/onbehalf/asked-about.server'
import { dossierIn } from '~/portal/portal'
import { calledSoon } from '~/representation/called.server'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Heading } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { Rows } from '~/ui/Rows'
import { CheckIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { ApprovalRow } from './parts/ApprovalRow'
import { AskedElsewhere } from './parts/AskedElsewhere'
import { MutedAskers } from './parts/Muting'
import { shownOf } from './parts/agreement'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'agreement.list.title',
  words: [...FOR_ANOTHER_WORDS, 'history'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { portal } = context
  const dossier = dossierIn(context)
  const { here, elsewhere, offered } = await readAskedAbout(portal, { actor: dossier.actor, here: dossier })
  const waitsElsewhere = elsewhere.filter(({ asked }) => asked.some(isMine))
  return json({
    approvals: here.map((one) => shownOf(one)),
    muted: await listMuted(portal.runtime, dossier),
    people: await Promise.all(
      waitsElsewhere.map(async ({ representation: { id, kind }, concerned, asked }) => ({
        ...{ representationId: id, kind, name: await calledSoon(portal, concerned.person) },
        asked: asked.filter(isMine).map((one) => shownOf(one)),
      })),
    ),
    offered: offered.map(({ id }) => id),
  })
}

export default function Agreements() {
  const shown = useLoaderData<typeof loader>()
  const { approvals, people, offered } = shown
  const waiting = approvals.filter(({ state }) => state === 'waiting')
  const over = approvals.filter(({ state }) => state !== 'waiting')
  const isNothing = waiting.length === 0 && people.length === 0 && offered.length === 0
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="agreement.list.lead" />}>
        <FormattedMessage id="agreement.list.title" />
      </PageTitle>
      {isNothing && (
        <EmptyState icon={CheckIcon} title={<FormattedMessage id="agreement.list.empty" />}>
          <FormattedMessage id="agreement.list.empty.text" />
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <Rows>
          {waiting.map((approval) => (
            <ApprovalRow key={approval.id} approval={approval} />
          ))}
        </Rows>
      )}
      <AskedElsewhere people={people} offered={offered} />
      {over.length > 0 && (
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="agreement.list.over" />
          </Heading>
          <Rows>
            {over.map((approval) => (
              <ApprovalRow key={approval.id} approval={approval} />
            ))}
          </Rows>
        </section>
      )}
      <MutedAskers {...shown} />
    </PageBody>
  )
}
