import { FormattedMessage } from 'react-intl'
import { requestOnEvidence } from '~/mandate/grant-use-cases.server'
import { evidenceForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { ORDERED_KINDS } from '~/representation/grant'
import { Disclosure } from '~/ui/Disclosure'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { AskingPage, KindTiles, NumberField, ShortField } from './parts/AskingPage'
import { ASKING, refusalsOf } from './parts/asking'
import { askingAction } from './parts/asking.server'

export { headers, loadNothing as loader } from './parts/asking.server'
export const handle = page({ ...ASKING, title: 'evidence.title' })

// Asked before, or somebody who is not known here: the same answer, since a number must not tell anything.
const SENT = withQuery(PATHS.evidence, { gevraagd: true })
const told = refusalsOf('authorise', ['period', 'same-person', 'too-many'])
const form = defineForm(evidenceForm, { refusals: { ...told, otherwise: SENT } })

export const action = askingAction(form, async (typed, { portal, actor, today, requestId }) => {
  const { als: kind, bsn: personBsn, tot: endsOn } = typed
  const asked = { kind, personBsn, startsOn: today, endsOn, requestId }
  const requested = await requestOnEvidence(portal, actor, asked)
  return requested.ok ? SENT : requested
})

const order = (
  <Disclosure summary={<FormattedMessage id="evidence.order" />}>
    <FormattedMessage id="evidence.order.text" />
  </Disclosure>
)

export default function Evidence() {
  return (
    <AskingPage about="evidence" of={useFormOf(form)} sent="evidence.sent" before={order}>
      <KindTiles legend="evidence.kind" kinds={ORDERED_KINDS} wordsOf={(kind) => `evidence.kind.${kind}`} />
      <NumberField label="evidence.bsn" />
      <ShortField name="tot" label="evidence.until" hint="evidence.until.hint" />
    </AskingPage>
  )
}
