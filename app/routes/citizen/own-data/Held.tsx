import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { HeldShown } from '~/owndata/held.server'
import { Day } from '~/ui/Moment'

/** What of the reader stays past its time, until when and why [domain: retention]. */
export function Held({ held }: { held: SerializeFrom<HeldShown>[] }) {
  if (held.length === 0) return null
  return (
    <ul className="section" id="held">
      {held.map(({ kind, ground, until }, place) => (
        <li key={place}>
          <FormattedMessage id={`own-data.held.${kind}`} values={{ day: <Day key="day" at={until} /> }} />{' '}
          <FormattedMessage id={`own-data.held.because.${ground}`} />
        </li>
      ))}
    </ul>
  )
}
