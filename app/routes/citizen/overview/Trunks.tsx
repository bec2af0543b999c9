import { FormattedMessage } from 'react-intl'
import { Disclosure } from '~/ui/Disclosure'
import type { Overview } from '../parts/shown'
import { TrunkCard } from './TrunkCard'

type Props = Pick<
  Overview,
  'recorded' | 'own' | 'others' | 'changedAt' | 'holders' | 'data' | 'receivers' | 'names'
>

/** Who has what and who may see it: own providers first; the other groups below them folded away, or open when there are none. */
export function Trunks({ own, others, changedAt, ...shown }: Props) {
  return (
    <>
      {own.map((trunk) => (
        <TrunkCard
          {...shown}
          key={`${trunk.provider?.ura}-${trunk.category}-${trunk.data}-${trunk.as?.join()}`}
          trunk={trunk}
        />
      ))}
      {changedAt !== null &&
        own.length === 0 &&
        others.map((trunk) => <TrunkCard {...shown} key={trunk.category} trunk={trunk} folded />)}
      {own.length > 0 && others.length > 0 && (
        <Disclosure summary={<FormattedMessage id="overview.others" values={{ count: others.length }} />}>
          <div className="stack">
            {others.map((trunk) => (
              <TrunkCard {...shown} key={trunk.category} trunk={trunk} folded />
            ))}
          </div>
        </Disclosure>
      )}
    </>
  )
}
