import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { openFollowed, readFollowedPerson, stopFollowing } from '~/follow/staff-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Button } from '~/ui/Button'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction, type At } from '../../form-action.server'
import { AnswerTrees } from '../parts/AnswerTrees'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'follow.person.title',
  words: ['staff', 'follow'],
})

/** Whom the address is about; not there for anybody whom one's organisation does not follow. */
async function followedAt({
  params,
  context,
}: {
  params: At['params']
  context: LoaderFunctionArgs['context']
}) {
  const { portal, actor, requestId } = context
  const opening = { staff: atWork(actor), subjectId: params.person ?? '', requestId }
  const found = await openFollowed(portal.runtime, opening)
  if (!found) throw new Response(null, { status: 404 })
  return found
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await followedAt({ params, context })
  const shown = await readFollowedPerson(context.portal.runtime, found)
  return json({ ...shown, organisation: found.dossier.staff.organisation.name })
}

const form = defineButtons(() => ({}), { 'role-gone': 403, 'not-there': 404, already: 409 })

export const action = formAction(form, async (_read, at) => {
  const { dossier } = await followedAt({ params: at.params, context: at })
  const stopped = await stopFollowing(at.portal.runtime, dossier)
  return stopped.ok ? withQuery(PATHS.followed, { gestopt: true }) : stopped
})

/** What holds for what one's own organisation has of somebody, and what changed since one looked. */
export default function FollowedPerson() {
  const { name, since, stopAsked, group, lines, organisation } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle
        back={{ to: PATHS.followed }}
        lead={
          <>
            {name ?? <FormattedMessage id="ui.nameless" />} ·{' '}
            <FormattedMessage id="follow.list.since" values={{ day: <Day key="day" at={since} /> }} />
          </>
        }
      >
        <FormattedMessage id="follow.person.title" />
      </PageTitle>
      {stopAsked && (
        <Notice kind="attention">
          <FormattedMessage id="follow.person.stop-asked" values={bold} />
        </Notice>
      )}
      <AnswerTrees holder={organisation} group={group} lines={lines} />
      <ButtonForm className="section">
        <Button>
          <FormattedMessage id="follow.person.stop" />
        </Button>
      </ButtonForm>
    </PageBody>
  )
}
