import { FormattedMessage } from 'react-intl'
import { beginAtDesk } from '~/evidence/begin-use-cases.server'
import { beginForm } from '~/evidence/forms'
import { PATHS, withQuery } from '~/paths'
import { ASKED_AT_DESK } from '~/representation/evidence'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { page } from '~/ui/page'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { formAction } from '../../form-action.server'
import { BeginPage } from './BeginPage'
import { deskOf } from './desk.server'
import { ChannelTiles, DayField, NumberField } from './fields'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'desk-evidence',
  title: 'desk-evidence.begin.title',
  words: ['desk-evidence'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export const loader = () => null

const form = defineForm(beginForm, { refusals: REFUSALS })

export const action = formAction(form, async (asked, { portal, ...at }) => {
  const begun = await beginAtDesk(portal, { ...asked, ...deskOf(at) })
  if (!begun.ok) return begun
  return withQuery(PATHS.deskEvidenceOne({ case: begun.caseId }), { gedaan: 'begonnen' })
})

/** Where the desk writes down that somebody asks by phone or post to decide for another. */
export default function NewEvidence() {
  return (
    <BeginPage of={useFormOf(form)} title="begin">
      <ChannelTiles />
      <RadioTiles name="als" legend={<FormattedMessage id="desk-evidence.begin.kind" />}>
        {ASKED_AT_DESK.map((kind) => (
          <RadioTile
            key={kind}
            name="als"
            value={kind}
            label={<FormattedMessage id={`desk-evidence.kind.${kind}`} />}
          />
        ))}
      </RadioTiles>
      <Heading level={2} looks={3}>
        <FormattedMessage id="desk-evidence.begin.applicant" />
      </Heading>
      <div className="side-by-side">
        <NumberField name="aanvrager" label="desk-evidence.bsn" hint="desk-evidence.bsn.hint" />
        <DayField name="aanvragergeboren" label="desk-evidence.born" hint="desk-evidence.day.hint" />
      </div>
      <Heading level={2} looks={3}>
        <FormattedMessage id="desk-evidence.begin.person" />
      </Heading>
      <div className="side-by-side">
        <NumberField name="persoon" label="desk-evidence.bsn-or-code" hint="desk-evidence.bsn-or-code.hint" />
        <DayField name="persoongeboren" label="desk-evidence.born" hint="desk-evidence.day.hint" />
      </div>
      <DayField name="tot" label="desk-evidence.see.until" hint="desk-evidence.see.until.hint" />
    </BeginPage>
  )
}
