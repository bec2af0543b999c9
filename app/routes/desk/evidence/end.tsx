import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { OpenedEvidence } from '~/evidence/case-use-cases.server'
import { stopCase } from '~/evidence/decide-use-cases.server'
import { endForm } from '~/evidence/forms'
import { PATHS, withQuery } from '~/paths'
import { isMeasure } from '~/representation/evidence'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { CasePage } from './CasePage'
import { caseIn, deskOf } from './desk.server'
import { ReasonField } from './fields'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'desk-evidence',
  title: 'desk-evidence.end.title',
  words: ['desk-evidence'],
  form: { sends: 'post' },
})

export async function loader(at: LoaderFunctionArgs) {
  return json(await caseIn(at, (found) => whichOf(found) !== null))
}

/** What one can do alone: refuse while nobody saw papers, withdraw a measure, end what is in force. */
function whichOf({ kind, stage }: Pick<OpenedEvidence, 'kind' | 'stage'>) {
  if (isMeasure(kind)) return stage === 'new' || stage === 'seen' ? 'withdraw' : null
  if (stage === 'new') return 'refuse'
  return stage === 'in-force' ? 'end' : null
}

const form = defineForm(endForm, { refusals: REFUSALS })
const BECAME = { ended: 'gestopt', refused: 'geweigerd', withdrawn: 'gestopt' } as const

export const action = formAction(form, async ({ reden, revision }, { portal, params, ...at }) => {
  const id = params.case ?? ''
  const done = await stopCase(portal, { reason: reden, revision, ...deskOf(at), id })
  return done.ok ? withQuery(PATHS.deskEvidenceOne({ case: id }), { gedaan: BECAME[done.became] }) : done
})

/** Where one of the desk ends something, and says why. */
export default function EndEvidence() {
  const shown = useLoaderData<typeof loader>()
  const which = whichOf(shown) ?? 'end'
  return (
    <CasePage of={useFormOf(form)} shown={shown} title={which}>
      <ReasonField hint="desk-evidence.reason.hint.always" />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id={`desk-evidence.${which}.go`} />
        </Button>
      </Actions>
    </CasePage>
  )
}
