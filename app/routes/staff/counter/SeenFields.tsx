import { FormattedMessage } from 'react-intl'
import { isAskedToo, isDecidedFor } from '~/counter/said'
import { DOCUMENTS } from '~/recording/recorded'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import type { ShownVisit } from './VisitPage'

/** Of whom staff say that they are there: the person, who speaks for them, or both. */
function thereOf({ age, withSpeaker }: ShownVisit): 'person' | 'speaker' | 'both' | 'representative' {
  if (!withSpeaker) return 'person'
  if (isAskedToo(age)) return 'both'
  return isDecidedFor(age) ? 'speaker' : 'representative'
}

/** What staff tick before anything is recorded: that it was asked for, who is there, and what was seen of them. */
export function SeenFields({ visit }: { visit: ShownVisit }) {
  const there = thereOf(visit)
  const needsDocument = there === 'person' || there === 'both'
  return (
    <>
      <CheckboxGroup legend={<FormattedMessage id="counter.seen" />}>
        {there === 'both' && (
          <Checkbox
            name="kindja"
            value="ja"
            label={<FormattedMessage id="counter.child-said-yes" />}
            hint={<FormattedMessage id="counter.child-said-yes.hint" />}
          />
        )}
        <Checkbox name="gevraagd" value="ja" label={<FormattedMessage id={`counter.asked.${there}`} />} />
        <Checkbox name="aanwezig" value="ja" label={<FormattedMessage id={`counter.present.${there}`} />} />
      </CheckboxGroup>
      {needsDocument ? <DocumentTiles of="person" /> : <input type="hidden" name="document" value="geen" />}
    </>
  )
}

/** Which document was seen; its number is written down nowhere. */
export function DocumentTiles({ of }: { of: 'person' | 'speaker' }) {
  return (
    <div className="documents">
      <RadioTiles
        name="document"
        legend={<FormattedMessage id={`counter.document.${of}`} />}
        hint={<FormattedMessage id="counter.document.hint" />}
      >
        {DOCUMENTS.map((kind) => (
          <RadioTile
            key={kind}
            name="document"
            value={kind}
            label={<FormattedMessage id={`counter.document.kind.${kind}`} />}
          />
        ))}
      </RadioTiles>
    </div>
  )
}
