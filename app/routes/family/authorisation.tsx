import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import * as v from 'valibot'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { signedIn } from '~/identity/access'
import {
  acceptAuthorisation,
  declineAuthorisation,
  endRepresentation,
} from '~/mandate/grant-use-cases.server'
import { readAskedOfDesk } from '~/mandate/asked-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { PATHS } from '~/paths'
import type { RepresentationKind } from '~/representation/grant'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { dayOf } from '~/ui/written-time'
import { formAction } from '../form-action.server'
import { WhatToSend } from './parts/WhatToSend'

export const handle = page({
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'authorisation.title',
  words: FOR_ANOTHER_WORDS,
})

const STEPS = { accept: acceptAuthorisation, decline: declineAuthorisation, end: endRepresentation }

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { others } = await readOthers(context.portal, signedIn(context.actor), context.requestId)
  const other = others.find(({ representationId }) => representationId === params.representation)
  if (!other || other.ground === 'register') throw new Response(null, { status: 404 })
  const { name, kind, state, startsOn, endsOn } = other
  const asked = await readAskedOfDesk(context.portal, signedIn(context.actor))
  const number = asked.find(({ id }) => id === params.representation)?.number ?? null
  return json({ name, kind, state, startsOn, endsOn, number })
}

/** What a page from before cannot do any more is explained where something happened meanwhile, or holds it up. */
const form = defineButtons(v.object({ do: v.picklist(['accept', 'decline', 'end']) }), {
  ...{ 'wrong-state': 409, period: 409, 'not-capable': 409, suspended: 409 },
  otherwise: 404,
})

export const action = formAction(form, async (asked, { portal, actor, params, requestId }) => {
  const step = { id: params.representation ?? '', requestId }
  const taken = await STEPS[asked.do](portal, signedIn(actor), step)
  return taken.ok ? PATHS.others : taken
})

/** What somebody offered one, with two equal answers; what one has, with the way to stop; or what one asked of the desk. */
export default function Authorisation() {
  const { name, kind, state, startsOn, endsOn, number } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const who = name ?? intl.formatMessage({ id: 'ui.nameless' })
  const days = { name: who, from: dayOf(intl, startsOn), until: endsOn ? dayOf(intl, endsOn) : '' }
  if (state === 'requested' || state === 'seen')
    return <Requested until={days.until} kind={kind} number={number} />
  if (state === 'suspended') return <Suspended name={who} />
  const isOffered = state === 'offered'
  return (
    <PageBody narrow>
      <PageTitle
        back={{ to: PATHS.others }}
        lead={
          <FormattedMessage
            id={endsOn ? 'authorisation.period.until' : 'authorisation.period'}
            values={days}
          />
        }
      >
        <FormattedMessage id={isOffered ? 'authorisation.asked' : 'authorisation.has'} values={days} />
      </PageTitle>
      <Paragraph>
        <FormattedMessage id="authorisation.what" values={days} />
      </Paragraph>
      <ButtonForm>
        {isOffered ? (
          <div className="two-answers">
            <Button name="do" value="accept" size="main" wide>
              <FormattedMessage id="authorisation.accept" />
            </Button>
            <Button name="do" value="decline" size="main" wide>
              <FormattedMessage id="authorisation.decline" />
            </Button>
          </div>
        ) : (
          <Button name="do" value="end" size="main">
            <FormattedMessage id="authorisation.end" />
          </Button>
        )}
      </ButtonForm>
    </PageBody>
  )
}

type RequestedProps = { until: string; kind: RepresentationKind; number: string | null }

/** Asked of the desk: one may nothing yet, and is told nothing of the other. */
function Requested({ until, kind, number }: RequestedProps) {
  return (
    <PageBody narrow>
      <PageTitle
        back={{ to: PATHS.others }}
        lead={<FormattedMessage id="authorisation.requested.until" values={{ until }} />}
      >
        <FormattedMessage id="authorisation.requested" values={{ number: number ?? '' }} />
      </PageTitle>
      <Paragraph>
        <FormattedMessage id="authorisation.requested.what" />
      </Paragraph>
      <WhatToSend kind={kind} number={number} />
      <ButtonForm>
        <Button name="do" value="end" size="main">
          <FormattedMessage id="authorisation.requested.end" />
        </Button>
      </ButtonForm>
    </PageBody>
  )
}

/** The privacy officer stopped it: only they let it go on, or end it. */
function Suspended({ name }: { name: string }) {
  return (
    <PageBody narrow>
      <PageTitle
        back={{ to: PATHS.others }}
        lead={<FormattedMessage id="family.state.suspended" values={{ from: '', until: '' }} />}
      >
        <FormattedMessage id="authorisation.suspended" values={{ name }} />
      </PageTitle>
    </PageBody>
  )
}
