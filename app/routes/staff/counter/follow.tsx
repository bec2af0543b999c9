import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { followForm } from '~/follow/forms'
import { beginToFollow } from '~/follow/staff-use-cases.server'
import { FOLLOW_REASONS } from '~/following/follower'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { formAction } from '../../form-action.server'
import { shownVisit, visitAt } from './visit.server'
import { VisitPage } from './VisitPage'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'follow.begin.title',
  words: ['staff', 'counter', 'follow'],
  menu: 'none',
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ visit: shownVisit(await visitAt({ params, context })) })
}

const form = defineForm(followForm, {
  refusals: {
    already: { status: 409, words: 'follow.begin.already' },
    'role-gone': 403,
    'not-there': 404,
  },
})

export const action = formAction(form, async ({ reden: reason }, at) => {
  const visit = await visitAt({ params: at.params, context: at })
  const begun = await beginToFollow(at.portal.runtime, visit.dossier, { reason, name: visit.name })
  return begun.ok ? PATHS.followed : begun
})

/** Begins to follow who is at the counter, and says on what ground. */
export default function Follow() {
  const { visit } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <VisitPage visit={visit}>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.counter({ visit: visit.id }) }}
        lead={<FormattedMessage id="follow.begin.lead" />}
      >
        <FormattedMessage id="follow.begin.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <RadioTiles name="reden" legend={<FormattedMessage id="follow.begin.why" />}>
          {FOLLOW_REASONS.map((reason) => (
            <RadioTile
              key={reason}
              name="reden"
              value={reason}
              label={<FormattedMessage id={`follow.begin.why.${reason}`} />}
            />
          ))}
        </RadioTiles>
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="follow.begin.button" />
          </Button>
        </Actions>
      </PageForm>
    </VisitPage>
  )
}
