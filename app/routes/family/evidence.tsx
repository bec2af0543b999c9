import { requestOnEvidence } from '~/mandate/grant-use-cases.server'
import { evidenceForm } from '~/onbehalf/forms'
import { PATHS } from '~/paths'
import { ORDERED_KINDS } from '~/representation/grant'
import { defineForm } from '~/ui/form'
import { KindTiles, NumberField, ShortField } from './parts/AskingFields'
import { AskingPage } from './parts/AskingPage'
import { WhoComesFirst } from './parts/WhoComesFirst'
import { askingPage, refusalsOf, sentFrom } from './parts/asking'
import { askingAction } from './parts/asking.server'

export { loadNothing as loader } from './parts/asking.server'
export const handle = askingPage('evidence')

// Asked before, or somebody who is not known here: the same answer, since a number must not tell anything.
const sent = sentFrom(PATHS.evidence)
const told = refusalsOf('authorise', ['period', 'same-person', 'too-many'])
const form = defineForm(evidenceForm, { refusals: { ...told, otherwise: sent } })

export const action = askingAction(form, { ask: requestOnEvidence, onward: () => sent })

export default function Evidence() {
  return (
    <AskingPage about="evidence" form={form} sent="evidence.sent" before={<WhoComesFirst />}>
      <KindTiles legend="evidence.kind" kinds={ORDERED_KINDS} wordsOf={(kind) => `evidence.kind.${kind}`} />
      <NumberField label="evidence.bsn" />
      <ShortField name="tot" label="evidence.until" hint="evidence.until.hint" />
    </AskingPage>
  )
}
