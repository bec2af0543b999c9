import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { Branch, ChoiceTree } from '~/ui/ChoiceTree'
import { TextLink } from '~/ui/TextLink'
import { categoryIcon } from '~/ui/category-icons'
import { useReadsOnly } from '~/ui/root-data'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import type { Overview } from '../parts/shown'
import { fold, waitingIn, type ShownBranch, type Trunk } from './trunk-rows'

/** How many rows with one answer fold into "4 andere groepen". */
const FOLD_FROM = 4

type Words = Pick<Overview, 'holders' | 'data' | 'receivers' | 'names'>
type Props = Words & Pick<Overview, 'recorded'> & { trunk: Trunk; folded?: boolean }

/** An own provider, or a whole group of holders, with the bridge to each receiver. */
export function TrunkCard({ trunk, folded, recorded, ...words }: Props) {
  const { holders, data, receivers, names } = words
  const text = useText()
  const readsOnly = useReadsOnly()
  const fromHere = useFromHere()
  const holder = holders[trunk.category]!
  const whose = capitalised(text(holder.possessive))
  const about = { ...bold, holder: whose, data: text(data[trunk.data]!.lowercase) }
  const waiting = waitingIn(trunk, recorded)
  const { shown, same } = fold(trunk.branches, { from: folded ? 2 : FOLD_FROM, waiting })
  return (
    <ChoiceTree
      holder={trunk.provider?.name ?? text(holder.name)}
      icon={categoryIcon(trunk.category)}
      about={
        <>
          {trunk.as && (
            <>
              <FormattedMessage
                id="overview.as"
                values={{ kind: trunk.as.map((code) => text(holders[code]!.short)).join(', ') }}
              />
              {' · '}
            </>
          )}
          <FormattedMessage id="overview.has" values={about} />
        </>
      }
      action={
        !readsOnly && (
          <TextLink to={fromHere(trunk.to)} about={trunk.provider?.name ?? text(holder.plural)}>
            <FormattedMessage id="control.change" />
          </TextLink>
        )
      }
    >
      {shown.map((branch) => (
        <TrunkBranch
          receivers={receivers}
          names={names}
          key={branch.receiver}
          branch={branch}
          waits={waiting.includes(branch.receiver)}
        />
      ))}
      {same && (
        <Branch answer={same.standing} note={<SameGroups receivers={receivers} branches={same.branches} />}>
          <FormattedMessage
            id={shown.length > 0 ? 'overview.other-groups' : 'overview.all-groups'}
            values={{ count: same.branches.length }}
          />
        </Branch>
      )}
    </ChoiceTree>
  )
}

function TrunkBranch({
  branch,
  receivers,
  names,
  waits,
}: { branch: ShownBranch; waits: boolean } & Pick<Overview, 'receivers' | 'names'>) {
  const fromHere = useFromHere()
  const intl = useIntl()
  const text = useText()
  return (
    <>
      <Branch
        answer={branch.standing}
        note={
          (waits && <FormattedMessage id="overview.recorded.branch" />) ||
          (branch.isNew && <FormattedMessage id="overview.new" />) ||
          (branch.until && (
            <FormattedMessage id="overview.until" values={{ day: dayOf(intl, branch.until) }} />
          ))
        }
      >
        {text(receivers[branch.receiver]!.name)}
      </Branch>
      {branch.exceptions.map((exception) => (
        <Branch
          key={`${exception.ura} ${exception.as?.join()}`}
          answer={exception.standing}
          note={
            <>
              <FormattedMessage id={exception.byType ? 'overview.by-type' : 'overview.exception'} />
              {exception.until && (
                <>
                  {' '}
                  · <FormattedMessage id="overview.until" values={{ day: dayOf(intl, exception.until) }} />
                </>
              )}
            </>
          }
        >
          {names[exception.ura] ?? exception.ura}
        </Branch>
      ))}
      {branch.moreExceptions > 0 && (
        <li className="tree__more">
          <TextLink to={fromHere(PATHS.namedChoices)}>
            <FormattedMessage id="exception.more" values={{ count: branch.moreExceptions }} />
          </TextLink>
        </li>
      )}
    </>
  )
}

function SameGroups({ branches, receivers }: { branches: ShownBranch[] } & Pick<Overview, 'receivers'>) {
  const text = useText()
  return (
    <details className="inline-details">
      <summary>
        <FormattedMessage id="overview.show" />
      </summary>
      {branches.map((branch) => text(receivers[branch.receiver]!.name)).join(' · ')}
    </details>
  )
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
