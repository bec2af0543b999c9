import { FormattedMessage, useIntl } from 'react-intl'
import { onTopOf } from '~/choosing/waiting'
import { joined } from '~/i18n/joined'
import { useText } from '~/i18n/text'
import { PATHS, type Path } from '~/paths'
import { causeOf } from '~/representation/author-label'
import { NumberBadge } from '~/ui/Badge'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { CalendarIcon, EditIcon, HistoryIcon, MailIcon, PlusIcon, type IconComponent } from '~/ui/icons'
import { dayOf } from '~/ui/written-time'
import { AskedRows, useAskedCount } from '../../family/parts/AskedRows'
import { useFromHere } from '../../use-came-from'
import { useAuthorName } from '../parts/AuthorWords'
import type { Overview } from '../parts/shown'
import { CHANGED } from './changed-words'

type Item = Overview['waiting'][number]

const ICONS: Record<Item['kind'], IconComponent> = {
  changed: HistoryIcon,
  draft: EditIcon,
  address: MailIcon,
  ending: CalendarIcon,
  'new-rows': PlusIcon,
}

/** What waits for the reader, each with where to do it: what others ask first. What wants an answer is counted. */
export function WaitingForYou({
  waiting,
  concerns,
  recorded,
  requests,
}: Pick<Overview, 'waiting' | 'concerns' | 'recorded' | 'requests'>) {
  const { listed } = onTopOf(waiting)
  const fromHere = useFromHere()
  const count = useAskedCount(concerns) + recorded.waits.length + requests
  if (listed.length + count === 0) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="overview.waiting" />{' '}
        {count > 0 && (
          <NumberBadge number={count} label={<FormattedMessage id="ui.menu.waiting" values={{ count }} />} />
        )}
      </Heading>
      <Rows>
        <AskedRows {...concerns} />
        {recorded.waits.map((waits) => (
          <RecordedWaits key={waits.id} waits={waits} />
        ))}
        {requests > 0 && (
          <Row
            icon={MailIcon}
            name={
              <TextLink to={fromHere(PATHS.requests)}>
                <FormattedMessage id="overview.requests.waiting" values={{ count: requests }} />
              </TextLink>
            }
            note={<FormattedMessage id="overview.requests.waiting.note" />}
          />
        )}
        {listed.map((item, place) => (
          <Row
            key={place}
            icon={ICONS[item.kind]}
            name={
              <TextLink to={fromHere(pathOf(item))}>
                <ItemName item={item} />
              </TextLink>
            }
            note={<ItemNote item={item} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

/** What staff wrote down as yes where no was said: the question stands on the page of the record. */
function RecordedWaits({ waits }: { waits: Overview['recorded']['waits'][number] }) {
  const intl = useIntl()
  const text = useText()
  const fromHere = useFromHere()
  const { id, until, organisation, keys } = waits
  const name = typeof organisation === 'string' ? organisation : text(organisation)
  const receivers = joined(
    intl,
    keys.map((key) => text(key.name)),
  )
  return (
    <Row
      icon={EditIcon}
      name={
        <TextLink to={fromHere(PATHS.recorded({ recording: id }))}>
          <FormattedMessage id="overview.recorded.waiting" />
        </TextLink>
      }
      note={
        <FormattedMessage
          id="overview.recorded.waiting.note"
          values={{ name, receivers, day: dayOf(intl, until) }}
        />
      }
    />
  )
}

function pathOf(item: Item): Path {
  if (item.kind === 'changed') return PATHS.historyVersion({ versie: item.number })
  if (item.kind === 'draft') return PATHS.choices
  if (item.kind === 'address') return PATHS.mailSettings
  return item.group ? PATHS.group({ holder: item.holder }) : PATHS.choices
}

function ItemName({ item }: { item: Item }) {
  const nameOf = useAuthorName()
  if (item.kind === 'changed')
    return <FormattedMessage id={CHANGED[causeOf(item.author)].item} values={{ by: nameOf(item.author) }} />
  if (item.kind === 'address') return <FormattedMessage id={`overview.waiting.address.${item.state}`} />
  return <FormattedMessage id={`overview.waiting.${item.kind}`} />
}

function ItemNote({ item }: { item: Item }) {
  const intl = useIntl()
  const text = useText()
  const day = (at: string) => dayOf(intl, at)
  switch (item.kind) {
    case 'changed':
      return <FormattedMessage id={CHANGED[causeOf(item.author)].note} values={{ day: day(item.at) }} />
    case 'draft':
      return <FormattedMessage id="overview.waiting.draft.note" values={{ day: day(item.updatedAt) }} />
    case 'address':
      return <FormattedMessage id={`overview.waiting.address.${item.state}.note`} />
    case 'ending':
      return (
        <FormattedMessage
          id="overview.waiting.ending.note"
          values={{ day: day(item.until), holder: text(item.name) }}
        />
      )
    case 'new-rows':
      return <FormattedMessage id="overview.waiting.new-rows.note" values={{ holder: text(item.name) }} />
  }
}
