import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readEarlier, takeBackEarlier } from '~/counter/done-use-cases.server'
import { wrongForm } from '~/counter/forms'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Moment } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { Row, Rows } from '~/ui/Rows'
import { TextArea } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { shownVisit, visitAt } from './visit.server'
import { VisitPage } from './VisitPage'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.earlier.title',
  words: ['staff', 'counter'],
  menu: 'none',
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const visit = await visitAt({ params, context })
  return json({ visit: shownVisit(visit), earlier: await readEarlier(context.portal.runtime, visit) })
}

const form = defineForm(wrongForm, {
  refusals: {
    'not-there': { status: 422, words: 'counter.earlier.which.missing', field: 'vastlegging' },
    over: { status: 409, words: 'counter.earlier.over' },
    'reads-only': 403,
    'not-today': 403,
  },
})

export const action = formAction(form, async ({ vastlegging: id, reden: reason }, at) => {
  const visit = await visitAt({ params: at.params, context: at })
  const taken = await takeBackEarlier(at.portal.runtime, visit, { id, reason })
  return taken.ok ? { told: 'counter.earlier.done' } : taken
})

/** What was recorded here before, without what was answered; and the way to say that it should never have counted. */
export default function Earlier() {
  const { visit, earlier } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const standing = earlier.filter(({ stands }) => stands)
  return (
    <VisitPage visit={visit}>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.counter({ visit: visit.id }) }}
        lead={<FormattedMessage id="counter.earlier.lead" />}
      >
        <FormattedMessage id="counter.earlier.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      {standing.length === 0 && (
        <p>
          <FormattedMessage id="counter.earlier.none" />
        </p>
      )}
      {earlier.length > standing.length && (
        <Rows>
          {earlier
            .filter(({ stands }) => !stands)
            .map(({ id, number, at }) => (
              <Row
                key={id}
                name={number}
                note={<Moment at={at} />}
                end={<FormattedMessage id="counter.earlier.ended" />}
              />
            ))}
        </Rows>
      )}
      {standing.length > 0 && (
        <PageForm of={of}>
          <RadioTiles name="vastlegging" legend={<FormattedMessage id="counter.earlier.which" />}>
            {standing.map(({ id, number, at }) => (
              <RadioTile key={id} name="vastlegging" value={id} label={number} hint={<Moment at={at} />} />
            ))}
          </RadioTiles>
          <TextArea
            name="reden"
            label={<FormattedMessage id="counter.earlier.reason" />}
            hint={<FormattedMessage id="counter.earlier.reason.hint" />}
          />
          <Actions>
            <Button size="main">
              <FormattedMessage id="counter.earlier.button" />
            </Button>
          </Actions>
        </PageForm>
      )}
    </VisitPage>
  )
}
