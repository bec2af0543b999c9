import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import type { MessageId } from '~/i18n/nl'
import { signedIn } from '~/identity/access'
import { stopActing } from '~/onbehalf/acting-use-cases.server'
import { readAskedOfDesk } from '~/mandate/asked-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { PATHS } from '~/paths'
import { Columns, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { defineButtons } from '~/ui/form'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Rows } from '~/ui/Rows'
import { PeopleIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'
import { formAction } from '../form-action.server'
import { AskedOfDesk } from './parts/AskedOfDesk'
import { OtherRow } from './parts/OtherRow'
import { OtherWays } from './parts/OtherWays'

export const handle = page({
  audience: 'citizen',
  needs: 'choose-for-whom',
  title: 'family.title',
  words: FOR_ANOTHER_WORDS,
})

/** Why somebody was sent here from another page. */
const REASONS: Record<string, MessageId> = {
  'eigen-pagina': 'family.reason.own-page',
  voorbij: 'family.reason.ended',
  terugkijken: 'family.reason.looking-back',
  'niet-bekend': 'family.reason.not-known',
  'te-lang': 'family.reason.too-long',
  register: 'family.reason.register',
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reason = new URL(request.url).searchParams.get('reden') ?? ''
  const actor = signedIn(context.actor)
  const found = await readOthers(context.portal, actor, context.requestId)
  const asked = await readAskedOfDesk(context.portal, actor)
  const others = found.others.filter(({ state }) => state !== 'requested' && state !== 'seen')
  return json({ ...found, others, asked, reason: Object.hasOwn(REASONS, reason) ? REASONS[reason]! : null })
}

/** The way back to oneself, from the band on every page. */
export const action = formAction(
  defineButtons(v.object({ do: v.literal('stop') })),
  async (_, { portal, actor, sessionIndex, requestId }) => {
    if (!sessionIndex) throw new Response(null, { status: 400 })
    await stopActing(portal.runtime, signedIn(actor), { sessionIndex, requestId })
    return PATHS.overview
  },
)

export default function Others() {
  const { others, asked, unsettled, children, reason } = useLoaderData<typeof loader>()
  const nobody = others.length === 0 && unsettled.length === 0 && asked.length === 0
  const isActing = Boolean(useRootData()?.actingFor)
  return (
    <PageBody>
      <PageTitle lead={<FormattedMessage id="family.lead" />}>
        <FormattedMessage id="family.title" />
      </PageTitle>
      {reason && (
        <Notice kind="attention">
          <FormattedMessage id={reason} values={bold} />
        </Notice>
      )}
      {children === 'register-down' && (
        <Notice kind="attention">
          <FormattedMessage id="family.register-down" values={bold} />
        </Notice>
      )}
      <Columns aside={!isActing && <OtherWays />}>
        {nobody && children === 'complete' && (
          <EmptyState icon={PeopleIcon} title={<FormattedMessage id="family.nobody" />}>
            <FormattedMessage id="family.nobody.text" />
          </EmptyState>
        )}
        {others.length > 0 && (
          <Rows badges>
            {others.map((other) => (
              <OtherRow key={other.representationId} other={other} />
            ))}
          </Rows>
        )}
        <AskedOfDesk asked={asked} />
        {unsettled.map(({ name, why }, place) => (
          <section key={place} className="section">
            <Heading level={2} looks={3}>
              {name ?? <FormattedMessage id="family.unsettled.nameless" />}
            </Heading>
            <p>
              <FormattedMessage id={`family.unsettled.${why}`} />
            </p>
            <p>
              <FormattedMessage id="family.unsettled.next" />
            </p>
          </section>
        ))}
      </Columns>
    </PageBody>
  )
}
