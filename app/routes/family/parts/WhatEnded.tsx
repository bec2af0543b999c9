import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS, type Path } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { CheckIcon, HistoryIcon } from '~/ui/icons'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import { useAboutWhom, useNameOf } from './concerns'
import { answerPath } from './AskedRow'
import { PeopleNewsRow, usePeopleNews } from './PeopleNews'
import type { Concerns } from './shown'
import type { Overview } from '../../citizen/parts/shown'

type Ended = Concerns['ended'][number]
type Told = { ended: Ended; who: string | null; to: Path }

/** What was agreed to, declined, taken back or lapsed since one looked: what a mail spoke of stands here. And what others did besides. */
export function WhatEnded({ concerns }: Pick<Overview, 'concerns'>) {
  const { ended, people } = concerns
  const about = useAboutWhom()
  const nameOf = useNameOf()
  const news = usePeopleNews(concerns)
  const told: Told[] = [
    ...ended.map((one) => ({ ended: one, who: about, to: PATHS.agreement({ approval: one.id }) })),
    ...people.flatMap((person) =>
      person.ended.map((one) => ({
        ended: one,
        who: nameOf(person),
        to: answerPath(person.representationId, one),
      })),
    ),
  ]
  if (told.length === 0 && news.length === 0) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="family.news" />
      </Heading>
      <Rows>
        {told.map((one) => (
          <EndedRow key={one.ended.id} {...one} />
        ))}
        {news.map((one) => (
          <PeopleNewsRow {...one} key={one.key} />
        ))}
      </Rows>
    </Card>
  )
}

function EndedRow({ ended, who, to }: Told) {
  const intl = useIntl()
  const fromHere = useFromHere()
  const { state, settledAt, askedAt, liftsLock } = ended
  return (
    <Row
      icon={state === 'in-force' ? CheckIcon : HistoryIcon}
      name={
        <TextLink to={fromHere(to)}>
          <Happened ended={ended} who={who} />
        </TextLink>
      }
      note={
        <>
          <FormattedMessage id="family.ended.on" values={{ day: dayOf(intl, settledAt ?? askedAt) }} />{' '}
          {liftsLock && <FormattedMessage id="agreement.lift.asked" />}{' '}
          {state !== 'in-force' && <FormattedMessage id="family.ended.nothing-changed" />}
        </>
      }
    />
  )
}

/** Who did what: the person, another who decides, or nobody but a day. */
function Happened({ ended: { state, settledBy }, who }: Pick<Told, 'ended' | 'who'>) {
  if (state === 'waiting') return null
  if (state === 'lapsed' || state === 'superseded')
    return who === null ? (
      <FormattedMessage id={`family.ended.${state}`} />
    ) : (
      <FormattedMessage id={`family.ended.of.${state}`} values={{ name: who }} />
    )
  const by = settledBy === 'person' ? 'person' : 'other'
  return who === null ? (
    <FormattedMessage id={`family.ended.${state}`} />
  ) : (
    <FormattedMessage id={`family.ended.of.${state}.${by}`} values={{ name: who }} />
  )
}
