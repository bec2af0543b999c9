import { FormattedMessage } from 'react-intl'
import { ASKER_KINDS } from '~/counter/asker'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'

/** Who asks at the other organisation, where it wants to see what is here. */
export function AskerTiles() {
  return (
    <div className="documents">
      <RadioTiles
        name="vrager"
        legend={<FormattedMessage id="counter.ask.asker" />}
        hint={<FormattedMessage id="counter.ask.asker.hint" />}
      >
        {ASKER_KINDS.map((kind) => (
          <RadioTile
            key={kind}
            name="vrager"
            value={kind}
            label={<FormattedMessage id={`counter.ask.asker.${kind}`} />}
          />
        ))}
      </RadioTiles>
    </div>
  )
}
