import { useLoaderData } from '@remix-run/react'
import { requestOnEvidence } from '~/mandate/grant-use-cases.server'
import { evidenceForm } from '~/onbehalf/forms'
import { PATHS } from '~/paths'
import { ASKED_ONLINE } from '~/representation/evidence'
import { defineForm } from '~/ui/form'
import { AskedJustNow } from './parts/AskedJustNow'
import { KindTiles, NumberField, ShortField } from './parts/AskingFields'
import { AskingPage } from './parts/AskingPage'
import { WhoComesFirst } from './parts/WhoComesFirst'
import { askingPage, refusalsOf, sentFrom } from './parts/asking'
import { askingAction, type loadAsked } from './parts/asking.server'

export { loadAsked as loader } from './parts/asking.server'
export const handle = askingPage('evidence')

// Asked before, or somebody who is not known here: the same answer, since a number must not tell anything.
const sent = sentFrom(PATHS.evidence)
const told = refusalsOf('authorise', ['period', 'same-person', 'too-many'])
const form = defineForm(evidenceForm, { refusals: { ...told, otherwise: sent } })

export const action = askingAction(form, { ask: requestOnEvidence, onward: () => sent })

export default function Evidence() {
  const { done, newest } = useLoaderData<typeof loadAsked>()
  const next = done && newest ? <AskedJustNow asked={newest} /> : undefined
  return (
    <AskingPage
      about="evidence"
      form={form}
      sent="evidence.sent"
      before={!next && <WhoComesFirst />}
      instead={next}
    >
      <KindTiles legend="evidence.kind" kinds={ASKED_ONLINE} wordsOf={(kind) => `evidence.kind.${kind}`} />
      <NumberField label="evidence.bsn" />
      <ShortField name="tot" label="evidence.until" hint="evidence.until.hint" />
    </AskingPage>
  )
}
