import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readOwnToday, takeBackToday } from '~/counter/day-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions, PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../form-action.server'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'day.wrong.title',
  words: ['staff', 'day', 'counter'],
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await readOwnToday(context.portal.runtime, atWork(context.actor), params.record ?? '')
  if (!found) throw new Response(null, { status: 404 })
  return json({ number: found.number })
}

const form = defineButtons(() => ({}), {
  'not-there': 404,
  'not-today': 404,
  'reads-only': 403,
  over: { status: 409, words: 'day.wrong.over' },
})

export const action = formAction(form, async (_read, at) => {
  const id = at.params.record ?? ''
  const taking = { staff: atWork(at.actor), id, requestId: at.requestId }
  const taken = await takeBackToday(at.portal.runtime, taking)
  return taken.ok ? withQuery(PATHS.myDay, { weggehaald: id }) : taken
})

/** Asks once, with two equal buttons. */
export default function WrongPersonToday() {
  const { number } = useLoaderData<typeof loader>()
  const of = useFormOf()
  return (
    <PageBody width="counter" narrow>
      <PageTitle back={{ to: PATHS.myDay }} lead={<FormattedMessage id="counter.wrong-person.text" />}>
        <FormattedMessage id="counter.wrong-person.asks" values={{ number }} />
      </PageTitle>
      <Said of={of} kind="attention" />
      <ButtonForm>
        <Actions>
          <Button>
            <FormattedMessage id="counter.wrong-person.take" />
          </Button>
          <ButtonLink to={PATHS.myDay}>
            <FormattedMessage id="counter.wrong-person.leave" />
          </ButtonLink>
        </Actions>
      </ButtonForm>
    </PageBody>
  )
}
