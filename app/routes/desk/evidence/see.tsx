import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { seeCase } from '~/evidence/decide-use-cases.server'
import { seeForm } from '~/evidence/forms'
import { EXTRACTS } from '~/representation/evidence'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { typedDay } from '~/runtime/typed-day'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { CasePage } from './CasePage'
import { caseIn, deskOf } from './desk.server'
import { DayField, HigherFields, PaperBoxes } from './fields'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'desk-evidence',
  title: 'desk-evidence.see.title',
  words: ['desk-evidence'],
  form: { sends: 'post' },
})

export async function loader(at: LoaderFunctionArgs) {
  return json(await caseIn(at, ({ stage }) => stage === 'new'))
}

const form = defineForm(seeForm, { lists: ['papier'], refusals: REFUSALS })

export const action = formAction(form, async (seen, { portal, params, ...at }) => {
  const id = params.case ?? ''
  const done = await seeCase(portal, { ...seen, ...deskOf(at), id })
  return done.ok ? withQuery(PATHS.deskEvidenceOne({ case: id }), { gedaan: 'gezien' }) : done
})

/** Where the first of the desk writes down which papers they saw. */
export default function SeeEvidence() {
  const shown = useLoaderData<typeof loader>()
  const { rows, above, startsOn, endsOn } = shown
  return (
    <CasePage of={useFormOf(form)} shown={shown} title="see">
      <PaperBoxes rows={rows} />
      <DayField name="datum" label="desk-evidence.see.dated" hint="desk-evidence.day.hint" />
      {EXTRACTS.some((extract) => rows.flat().includes(extract)) && (
        <DayField name="uittreksel" label="desk-evidence.see.extract" hint="desk-evidence.see.extract.hint" />
      )}
      {startsOn && endsOn && (
        <>
          <DayField name="vanaf" label="desk-evidence.see.from" defaultValue={typedDay(startsOn)} />
          <DayField
            name="tot"
            label="desk-evidence.see.until"
            hint="desk-evidence.see.until.hint"
            defaultValue={typedDay(endsOn)}
          />
        </>
      )}
      {above.length > 0 && <HigherFields ranks={above} />}
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="desk-evidence.see.go" />
        </Button>
      </Actions>
    </CasePage>
  )
}
