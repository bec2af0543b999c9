import type { ComponentProps } from 'react'
import { FormattedMessage } from 'react-intl'
import { Disclosure } from '~/ui/Disclosure'
import { TrunkCard } from './TrunkCard'

type Trunk = ComponentProps<typeof TrunkCard>['trunk']
type Props = { own: Trunk[]; others: Trunk[]; changedAt: string | null }

/** Who has what and who may see it: own providers first, then the other groups, folded away where there are own ones. */
export function Trunks({ own, others, changedAt }: Props) {
  return (
    <>
      {own.map((trunk) => (
        <TrunkCard
          key={`${trunk.provider?.ura}-${trunk.category}-${trunk.data}-${trunk.as?.join()}`}
          trunk={trunk}
        />
      ))}
      {changedAt !== null &&
        own.length === 0 &&
        others.map((trunk) => <TrunkCard key={trunk.category} trunk={trunk} folded />)}
      {own.length > 0 && others.length > 0 && (
        <Disclosure summary={<FormattedMessage id="overview.others" values={{ count: others.length }} />}>
          <div className="stack">
            {others.map((trunk) => (
              <TrunkCard key={trunk.category} trunk={trunk} folded />
            ))}
          </div>
        </Disclosure>
      )}
    </>
  )
}
