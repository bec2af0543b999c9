import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readOwnToday } from '~/counter/day-use-cases.server'
import { findForm } from '~/counter/who-forms'
import { printLater } from '~/counter/print-later.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { PrinterIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../form-action.server'
import { NumberAndDate } from './counter/NumberAndDate'
import { LOOK_UP_REFUSALS } from './counter/refusals'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'day.print.title',
  words: ['staff', 'day', 'counter'],
  form: { sends: 'post' },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await readOwnToday(context.portal.runtime, atWork(context.actor), params.record ?? '')
  if (!found || found.endedAs || found.what === 'none') throw new Response(null, { status: 404 })
  return json({ number: found.number })
}

const form = defineForm(findForm, {
  refusals: {
    ...LOOK_UP_REFUSALS,
    'not-there': 404,
  },
})

export const action = formAction(form, async (typed, at) => {
  const looking = { ...typed, staff: atWork(at.actor), requestId: at.requestId }
  const printed = await printLater(at.portal, { ...looking, id: at.params.record ?? '' })
  return printed.ok ? withQuery(PATHS.counterDone({ visit: printed.visitId }), { print: true }) : printed
})

/** Asks whose paper it is before it is printed again: nothing of them was kept. */
export default function PrintLater() {
  const { number } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.myDay }} lead={<FormattedMessage id="day.print.lead" />}>
        <FormattedMessage id="day.print.of" values={{ number }} />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <NumberAndDate />
        <Actions>
          <Button kind="primary" size="main" icon={PrinterIcon}>
            <FormattedMessage id="day.print.button" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
