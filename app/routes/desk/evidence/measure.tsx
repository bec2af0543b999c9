import { FormattedMessage } from 'react-intl'
import { beginMeasure } from '~/evidence/begin-use-cases.server'
import { measureForm } from '~/evidence/forms'
import { PATHS, withQuery } from '~/paths'
import { MEASURES } from '~/representation/evidence'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
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
  title: 'desk-evidence.measure.title',
  words: ['desk-evidence'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export const loader = () => null

const form = defineForm(measureForm, { refusals: REFUSALS })

export const action = formAction(form, async (asked, { portal, ...at }) => {
  const begun = await beginMeasure(portal, { ...asked, ...deskOf(at) })
  if (!begun.ok) return begun
  return withQuery(PATHS.deskEvidenceOne({ case: begun.caseId }), { gedaan: 'begonnen' })
})

/** Where the desk puts on its list that something has to be established about one person. */
export default function NewMeasure() {
  return (
    <BeginPage of={useFormOf(form)} title="measure">
      <ChannelTiles />
      <RadioTiles name="wat" legend={<FormattedMessage id="desk-evidence.measure" />}>
        {MEASURES.map((measure) => (
          <RadioTile
            key={measure}
            name="wat"
            value={measure}
            label={<FormattedMessage id={`desk-evidence.kind.${measure}`} />}
            hint={<FormattedMessage id={`desk-evidence.measure.${measure}.hint`} />}
          />
        ))}
      </RadioTiles>
      <div className="side-by-side">
        <NumberField name="persoon" label="desk-evidence.bsn" hint="desk-evidence.bsn.hint" />
        <DayField name="persoongeboren" label="desk-evidence.born" hint="desk-evidence.day.hint" />
      </div>
    </BeginPage>
  )
}
