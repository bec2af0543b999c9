import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { beginMeasureBeside } from '~/evidence/begin-use-cases.server'
import { besideForm } from '~/evidence/forms'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Columns, PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { CaseActs } from './CaseActs'
import { CaseFacts } from './CaseFacts'
import { caseAt, deskOf } from './desk.server'
import { PapersToSee } from './PapersToSee'
import { SeenByFirst } from './SeenByFirst'
import { StageBadge } from './StageBadge'
import { isMeasure } from '~/representation/evidence'
import { DONE, readDone, REFUSALS } from './told'
import { WhoIsWho } from './WhoIsWho'

export const handle = page({
  audience: 'internal',
  needs: 'desk-evidence',
  title: 'desk-evidence.one.title',
  words: ['desk-evidence'],
})

export async function loader({ request, ...at }: LoaderFunctionArgs) {
  const done = readDone(new URL(request.url).searchParams.get('gedaan'))
  return json({ ...(await caseAt(at)), done })
}

const form = defineButtons(besideForm, REFUSALS)

/** What has to be established about the same person is put on the list too. */
export const action = formAction(form, async ({ do: measure }, { portal, params, ...at }) => {
  const beside = { ...deskOf(at), measure, id: params.case ?? '' }
  const begun = await beginMeasureBeside(portal, beside)
  if (!begun.ok) return begun
  return withQuery(PATHS.deskEvidenceOne({ case: begun.caseId }), { gedaan: 'begonnen' })
})

/** One case: whom it is about, which papers show it, who saw them, and what one can do with it. */
export default function EvidenceCase() {
  const shown = useLoaderData<typeof loader>()
  const { kind, number, stage, done, needsCapacity, registerDown } = shown
  const said = useFormOf(form)
  const isOpen = stage === 'new' || stage === 'seen'
  return (
    <PageBody width="desk">
      <PageTitle
        back={{ to: PATHS.deskEvidence, words: <FormattedMessage id="desk-evidence.one.back" /> }}
        step={number}
        lead={<StageBadge stage={stage} />}
      >
        <FormattedMessage id={`desk-evidence.kind.${kind}`} />
      </PageTitle>
      <Said of={said} kind="attention" />
      {done && !said.refusal && (
        <Notice kind="done" role="status">
          <FormattedMessage
            id={
              DONE[done] === 'confirm' && isMeasure(kind)
                ? 'desk-evidence.did.confirm-measure'
                : `desk-evidence.did.${DONE[done]}`
            }
            values={bold}
          />
        </Notice>
      )}
      {registerDown && (
        <Notice kind="attention">
          <FormattedMessage id="desk-evidence.one.register-down" values={bold} />
        </Notice>
      )}
      {needsCapacity && stage !== 'refused' && stage !== 'withdrawn' && stage !== 'over' && (
        <Notice
          kind="explain"
          actions={
            <ButtonForm>
              <Button name="do" value="capacity-established">
                <FormattedMessage id="desk-evidence.one.needs-capacity.go" />
              </Button>
            </ButtonForm>
          }
        >
          <FormattedMessage id="desk-evidence.one.needs-capacity" values={bold} />
        </Notice>
      )}
      <Columns
        aside={
          <>
            <CaseFacts shown={shown} />
            <CaseActs shown={shown} />
          </>
        }
      >
        <WhoIsWho shown={shown} />
        {isOpen && <PapersToSee rows={shown.rows} />}
        {shown.seen && <SeenByFirst shown={shown} />}
      </Columns>
    </PageBody>
  )
}
