import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { changeBlock, endRequestCode, makeRequestCode } from '~/consentrequest/code-use-cases.server'
import { doorForm } from '~/consentrequest/forms'
import { readOwnRequests } from '~/consentrequest/own-use-cases.server'
import { OWN_REQUESTS } from '~/consentrequest/lists'
import { useAnother } from '~/i18n/SpeakOf'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Columns, PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { OlderNewer } from '~/ui/OlderNewer'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { useBack } from '../../use-came-from'
import { DONE_WITH, doneInList } from './done'
import { RequestBlock, RequestCode, type MadeCode } from './RequestDoor'
import { RequestRows } from './RequestRows'
import type { RequestList } from './shown'
import { UnnamedRequests } from './UnnamedRequests'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'request.title',
  words: ['history', 'request'],
})

const WORDS = {
  ended: 'request.door.code.ended',
  on: 'request.door.block.done.on',
  off: 'request.door.block.done.off',
  no: 'request.done.decline',
  back: 'request.done.withdraw',
} as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const list = await readOwnRequests(context.portal.runtime, dossierIn(context), query)
  if (!list) throw new Response(null, { status: 404 })
  return json({ ...list, done: doneInList(query.get('gedaan'), list) })
}

const form = defineButtons(doorForm, {
  'not-there': 404,
  'reads-only': 403,
  'not-yours': { status: 409, words: 'request.door.block.refused' },
})

/** A code is shown on the page that made it: it stands in no address, and a page that is asked again does not have it. */
export const action = formAction(form, async (asked, at) => {
  const { runtime } = at.portal
  const dossier = dossierIn(at)
  if (asked.do === 'code') {
    const made = await makeRequestCode(runtime, dossier)
    return made.ok ? json({ made: { code: made.code, expiresAt: made.expiresAt } }) : made
  }
  const isOn = asked.do === 'forbid'
  const isCode = asked.do === 'end-code'
  const changed = isCode ? await endRequestCode(runtime, dossier) : await changeBlock(runtime, dossier, isOn)
  const gedaan = DONE_WITH[isCode ? 'ended' : isOn ? 'on' : 'off']
  return changed.ok ? withQuery(PATHS.requests, { gedaan }) : changed
})

/** Who asks leave for something else than care, with the code and the switch. */
export default function Requests() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as { made?: MadeCode } | undefined
  const { done } = shown
  const name = useAnother() ?? 'none'
  return (
    <PageBody>
      <PageTitle
        back={{ to: useBack(PATHS.overview) }}
        lead={<Lead isOwn={!shown.hidden && shown.may === 'all' && !shown.together} />}
      >
        <FormattedMessage id="request.title" />
      </PageTitle>
      <Said of={useFormOf()} kind="attention" />
      {done && (
        <Notice kind="done" role="status">
          <FormattedMessage id={WORDS[done]} values={{ ...bold, name }} />
        </Notice>
      )}
      {shown.hidden ? (
        <UnnamedRequests {...shown} />
      ) : (
        <Columns
          aside={
            <>
              <RequestCode door={shown.door} made={answered?.made ?? null} />
              <RequestBlock door={shown.door} />
            </>
          }
        >
          <Notice kind="explain">
            <FormattedMessage id="request.apart" values={bold} />
          </Notice>
          <HowToAnswer may={shown.may} together={shown.together} />
          <RequestRows {...shown} />
          <OlderNewer
            {...shown}
            addressOf={(place) => withQuery(PATHS.requests, OWN_REQUESTS.query(shown.values, place))}
            words={{ newest: 'request.newest', older: 'request.older' }}
          />
        </Columns>
      )}
    </PageBody>
  )
}

/** What this is; that one says yes or no only to who says both alone. */
function Lead({ isOwn }: { isOwn: boolean }) {
  return (
    <>
      <FormattedMessage id="request.lead" /> {isOwn && <FormattedMessage id="request.lead.both" />}
    </>
  )
}

/** What of an answer is theirs to give, where that is not all of it. */
function HowToAnswer({ may, together }: Pick<RequestList, 'may' | 'together'>) {
  const name = useAnother() ?? 'none'
  if (may === 'all' && !together) return null
  const asOne = may === 'look' ? 'request.answer.look' : 'request.answer.only-no'
  const asTwo = together === 'nobody' ? 'request.together.nobody' : 'request.together'
  return (
    <Notice kind="explain">
      <FormattedMessage id={together && may !== 'look' ? asTwo : asOne} values={{ ...bold, name }} />
    </Notice>
  )
}
