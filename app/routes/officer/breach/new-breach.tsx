import { FormattedMessage } from 'react-intl'
import { factsForm, factsIn } from '~/breach/forms'
import { noteBreach } from '~/breach/use-cases.server'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../../form-action.server'
import { officerOf } from '../at-office'
import { FactsFields } from './FactsFields'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'breaches',
  title: 'breach.new',
  words: ['breach'],
  form: { sends: 'post' },
})

export const loader = () => null

const form = defineForm(factsForm, { refusals: REFUSALS })

export const action = formAction(form, async (typed, at) => {
  const read = factsIn(typed)
  if (!read.ok) return read
  const noted = await noteBreach(at.portal.runtime, officerOf(at), read.facts)
  if (noted.ok) return PATHS.breach({ breach: noted.id })
  return noted.refusal === 'empty' ? { refusal: 'empty-nature' as const } : noted
})

/** Where a breach that was found is noted. */
export default function NewBreach() {
  const of = useFormOf(form)
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <Said of={of} />
      <PageTitle back={{ to: PATHS.breaches }}>
        <FormattedMessage id="breach.new" />
      </PageTitle>
      <PageForm of={of}>
        <FactsFields />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="breach.facts.save" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
