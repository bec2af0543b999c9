import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { askByScreen, readAskable } from '~/counter/ask.server'
import { askForm } from '~/counter/forms'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { searchDirectory } from '~/provider/use-cases.server'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { AskAnswer, type Asked } from './AskAnswer'
import { AskerTiles } from './AskerTiles'
import { shownVisit, visitAt } from './visit.server'
import { VisitPage } from './VisitPage'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.ask.title',
  words: ['staff', 'counter'],
  menu: 'none',
})

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const visit = await visitAt({ params, context })
  const { runtime } = context.portal
  const query = new URL(request.url).searchParams.get('zoek') ?? ''
  const found = await searchDirectory(runtime, query)
  const { ura } = visit.dossier.staff.organisation
  return json({
    ...{ visit: shownVisit(visit), query, kinds: await readAskable(runtime) },
    found: found && found.providers.filter((provider) => provider.ura !== ura),
  })
}

const form = defineForm(askForm, {
  refusals: {
    'asker-missing': { status: 422, words: 'counter.ask.asker.missing', field: 'vrager' },
    'not-listed': { status: 422, words: 'counter.ask.not-listed' },
    busy: { status: 503, words: 'counter.ask.busy', retryAfter: 5 },
    otherwise: { status: 422, words: 'counter.ask.not-listed' },
  },
})

export const action = formAction(form, async ({ met, als, gegevens, vrager }, at) => {
  const visit = await visitAt({ params: at.params, context: at })
  const as = als === 'raadpleger' ? 'receiver' : 'holder'
  const asked = { ura: met, as, data: gegevens, asker: vrager === '' ? null : vrager } as const
  const answer = await askByScreen(at.portal.runtime, visit, asked)
  return answer.ok ? json({ asked: { other: answer.other, as, answers: answer.answers } }) : answer
})

/** Whether one may: the question that care systems ask, by screen. The person sees each of them. */
export default function Ask() {
  const { visit, query, found, kinds } = useLoaderData<typeof loader>()
  const answered = useActionData() as { asked?: Asked } | undefined
  const of = useFormOf(form)
  const text = useText()
  return (
    <VisitPage visit={visit}>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.counter({ visit: visit.id }) }}
        lead={<FormattedMessage id="counter.ask.lead" />}
      >
        <FormattedMessage id="counter.ask.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      {answered?.asked && <AskAnswer asked={answered.asked} />}
      <Form method="get" className="section">
        <TextField
          name="zoek"
          id="zoek"
          autoComplete="off"
          defaultValue={query}
          label={<FormattedMessage id="counter.ask.search" />}
          hint={<FormattedMessage id="counter.ask.search.hint" />}
        />
        <Button>
          <FormattedMessage id="counter.find.button" />
        </Button>
      </Form>
      {found && found.length === 0 && (
        <p role="status">
          <FormattedMessage id="counter.ask.none" />
        </p>
      )}
      {found && found.length > 0 && (
        <PageForm of={of}>
          <RadioTiles name="met" legend={<FormattedMessage id="counter.ask.with" />}>
            {found.map(({ ura, name, city }) => (
              <RadioTile key={ura} name="met" value={ura} label={name} hint={city} />
            ))}
          </RadioTiles>
          <RadioTiles name="als" legend={<FormattedMessage id="counter.ask.way" />}>
            {(['raadpleger', 'houder'] as const).map((way) => (
              <RadioTile
                key={way}
                name="als"
                value={way}
                label={<FormattedMessage id={`counter.ask.way.${way}`} />}
              />
            ))}
          </RadioTiles>
          <RadioTiles name="gegevens" legend={<FormattedMessage id="counter.ask.data" />}>
            {kinds.map(({ code, name }) => (
              <RadioTile key={code} name="gegevens" value={code} label={text(name)} />
            ))}
          </RadioTiles>
          <AskerTiles />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="counter.ask.button" />
            </Button>
          </Actions>
        </PageForm>
      )}
    </VisitPage>
  )
}
