import { FormattedMessage, useIntl } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { PATHS, type Path } from '~/paths'
import { HistoryIcon, LockIcon, PeopleIcon, type IconComponent } from '~/ui/icons'
import { Row } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import { useNameOf } from './concerns'
import type { Concerns } from './shown'

type Line = {
  key: string
  icon: IconComponent
  id: MessageId
  values: Record<string, string>
  /** Where it is seen or done; null where there is no page of it. */
  to: Path | null
  at: string
}

/** Authority gained or ended, the lock set or lifted by another, and what others changed about whom one decides for. */
export function usePeopleNews({ people, grants, lockNews }: Concerns): Line[] {
  const nameOf = useNameOf()
  const lines: Line[] = []
  if (lockNews) {
    const { happened, at } = lockNews
    lines.push({
      key: 'lock',
      icon: LockIcon,
      id: `family.news.${happened}`,
      values: {},
      to: PATHS.lock,
      at,
    })
  }
  for (const person of people) {
    const { representationId, changed, lock } = person
    const values = { name: nameOf(person) }
    const to = PATHS.begin({ representation: representationId })
    if (lock) {
      const { happened, at } = lock
      const id = `family.news.of.${happened}` as const
      lines.push({ key: `lock ${representationId}`, icon: LockIcon, id, values, to, at })
    }
    if (changed) {
      const id = `family.news.changed.${changed.by}` as const
      lines.push({ key: `changed ${representationId}`, icon: HistoryIcon, id, values, to, at: changed.at })
    }
  }
  return [...lines, ...useGrantLines(grants, people)]
}

type Grant = Concerns['grants'][number]

function useGrantLines(grants: Grant[], people: Concerns['people']): Line[] {
  const { formatMessage } = useIntl()
  const nameOf = useNameOf()
  return grants.map(({ id: key, happened, by, at }): Line => {
    const person = people.find(({ representationId }) => representationId === key)
    if (by !== null) {
      const values = { by: formatMessage({ id: `history.by.${by}` }) }
      const to = by === 'authorised' ? PATHS.authorise : null
      return { key, icon: PeopleIcon, id: `family.news.by.${happened}`, values, to, at }
    }
    if (happened === 'gained' && person) {
      const values = { name: nameOf(person) }
      return {
        key,
        icon: PeopleIcon,
        id: 'family.news.mine.gained',
        values,
        to: PATHS.begin({ representation: key }),
        at,
      }
    }
    return { key, icon: PeopleIcon, id: 'family.news.mine.ended', values: {}, to: PATHS.others, at }
  })
}

export function PeopleNewsRow({ icon, id, values, to, at }: Line) {
  const intl = useIntl()
  const fromHere = useFromHere()
  const said = <FormattedMessage id={id} values={values} />
  return (
    <Row
      icon={icon}
      name={to === null ? said : <TextLink to={fromHere(to)}>{said}</TextLink>}
      note={<FormattedMessage id="family.ended.on" values={{ day: dayOf(intl, at) }} />}
    />
  )
}
