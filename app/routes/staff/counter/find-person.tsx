import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readOwnResponsible } from '~/colleagues/assistance-use-cases.server'
import { findForm } from '~/counter/who-forms'
import { lookUp } from '~/counter/look-up.server'
import { lookUpNextChild } from '~/counter/next-child.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { Panel } from '~/ui/Card'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { NumberAndDate } from './NumberAndDate'
import { StepOf } from './VisitPage'
import { LOOK_UP_REFUSALS } from './refusals'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.find.title',
  words: ['staff', 'counter'],
  form: { sends: 'post' },
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const staff = atWork(context.actor)
  const isAlone = staff.role === 'assistant' && !(await readOwnResponsible(context.portal.runtime, staff))
  return json({ wiped: searchParams.has('gewist'), isFamily: searchParams.has('gezin'), isAlone })
}

const form = defineForm(findForm, { refusals: LOOK_UP_REFUSALS })

export const action = formAction(form, async (typed, at) => {
  const [staff, family] = [atWork(at.actor), new URL(at.request.url).searchParams.get('gezin')]
  const looking = { ...typed, staff, requestId: at.requestId }
  const found = family ? await lookUpNextChild(at.portal, looking, family) : await lookUp(at.portal, looking)
  return found.ok ? PATHS.counter({ visit: found.visitId }) : found
})

/** Where staff say who is at the counter. */
export default function FindPerson() {
  const { wiped, isFamily, isAlone } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="counter">
      {wiped && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id="counter.wiped" />
        </Notice>
      )}
      {isAlone && (
        <Notice
          kind="attention"
          actions={
            <ButtonLink to={PATHS.inWhoseName}>
              <FormattedMessage id="staff.name.first.link" />
            </ButtonLink>
          }
        >
          <FormattedMessage id="staff.name.first" values={bold} />
        </Notice>
      )}
      <Problems of={of} />
      <Columns
        aside={
          <Panel>
            <Heading level={2} looks={3}>
              <FormattedMessage id="counter.find.seen" />
            </Heading>
            <p>
              <FormattedMessage id="counter.find.seen.text" />
            </p>
            <p>
              <FormattedMessage id="counter.find.date" />
            </p>
          </Panel>
        }
      >
        <StepOf step={1} />
        <PageTitle lead={<FormattedMessage id={isFamily ? 'counter.find.family' : 'counter.find.lead'} />}>
          <FormattedMessage id="counter.find.title" />
        </PageTitle>
        <Said of={of} kind="attention" />
        <PageForm of={of}>
          <NumberAndDate />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="counter.find.button" />
            </Button>
          </Actions>
        </PageForm>
      </Columns>
    </PageBody>
  )
}
