import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import * as v from 'valibot'
import { inLanguage } from '~/i18n/language'
import { staffIn } from '~/identity/access'
import { safePath } from '~/identity/safe-path'
import { chooseWorkplace, readWorkplaces } from '~/identity/staff-login.server'
import { PATHS } from '~/paths'
import { boundedText } from '~/runtime/bounded-text'
import { STAFF_ROLES } from '~/staff/role'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { defineButtons } from '~/ui/form'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { formAction } from '../form-action.server'

export const handle = page({
  audience: 'staff',
  needs: 'arrive',
  title: 'staff.workplace.title',
  words: ['staff'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = staffIn(context.actor)
  const now = actor.role === 'arriving' ? null : { ura: actor.organisation.ura, role: actor.role }
  const workplaces = await readWorkplaces(context.portal.runtime, actor)
  return json({
    to: safePath(new URL(request.url).searchParams.get('naar')),
    workplaces: workplaces.map(({ employment: { organisation }, role }) => ({
      ...organisation,
      role,
      isNow: now?.ura === organisation.ura && now.role === role,
    })),
  })
}

const chosen = v.object({
  ura: v.pipe(boundedText(8), v.digits()),
  role: v.picklist(STAFF_ROLES),
  naar: v.optional(boundedText(1000), ''),
})
const form = defineButtons(chosen, { 'not-theirs': 404 })

export const action = formAction(form, async ({ ura, role, naar }, at) => {
  const { portal, language, sessionIndex, requestId } = at
  const choosing = { actor: staffIn(at.actor), sessionIndex: sessionIndex!, ura, role, requestId }
  const answer = await chooseWorkplace(portal.runtime, choosing)
  if (!answer.ok) return answer
  const onward = inLanguage(language, safePath(naar) ?? PATHS.staffHome)
  return redirect(onward, { headers: { 'Set-Cookie': answer.setCookie } })
})

/** Where a colleague of several organisations, or with several roles, says which it is now; there is nothing chosen beforehand. */
export default function Workplace() {
  const { workplaces, to } = useLoaderData<typeof loader>()
  const { formatMessage } = useIntl()
  return (
    <PageBody width="counter" narrow>
      <PageTitle lead={<FormattedMessage id="staff.workplace.lead" />}>
        <FormattedMessage id="staff.workplace.title" />
      </PageTitle>
      {workplaces.length === 0 && (
        <EmptyState title={<FormattedMessage id="staff.workplace.none" />}>
          <FormattedMessage id="staff.workplace.none.text" />
        </EmptyState>
      )}
      <Rows badges>
        {workplaces.map(({ ura, name, role, isNow }) => (
          <Row
            key={`${ura} ${role}`}
            name={name}
            note={<FormattedMessage id={`staff.role.${role}`} />}
            end={
              isNow ? (
                <FormattedMessage id="staff.workplace.now" />
              ) : (
                <ButtonForm to={PATHS.workplace} hidden={{ ura, role, naar: to }}>
                  <Button>
                    <FormattedMessage
                      id="staff.workplace.choose"
                      values={{ role: formatMessage({ id: `staff.as.${role}` }) }}
                    />
                    <span className="visually-hidden"> {name}</span>
                  </Button>
                </ButtonForm>
              )
            }
          />
        ))}
      </Rows>
    </PageBody>
  )
}
