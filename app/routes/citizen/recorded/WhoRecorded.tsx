import { FormattedMessage } from 'react-intl'
import type { DocumentKind } from '~/recording/recorded'
import { PATHS, withQuery } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { categoryIcon } from '~/ui/category-icons'
import { useDoneBy } from '../parts/AuthorWords'
import { useOrganisation } from './organisation'
import type { Recorded } from './shown'

type Props = Pick<Recorded, 'organisation' | 'city' | 'group' | 'member' | 'at' | 'there' | 'number'>

/** Who wrote it down, when, and who was there as they say: their words, not ours. */
export function WhoRecorded({ city, group, member, at, number, there, ...shown }: Props) {
  const organisation = useOrganisation(shown)
  const facts = [
    { name: <FormattedMessage id="recorded.by" />, value: <Member member={member} /> },
    { name: <FormattedMessage id="recorded.when" />, value: <Moment at={at} /> },
    {
      name: <FormattedMessage id="recorded.where" />,
      value: <FormattedMessage id="recorded.where.counter" />,
    },
    { name: <FormattedMessage id="recorded.according" />, value: <According there={there} /> },
    { name: <FormattedMessage id="recorded.number" />, value: number },
  ]
  return (
    <Card>
      <div className="tree__head">
        <IconTile icon={categoryIcon(group ?? '')} tone="petrol" />
        <div>
          <Heading level={2} looks={3} className="tree__holder">
            {organisation}
          </Heading>
          {city && <p className="tree__data">{city}</p>}
        </div>
      </div>
      <div className="part">
        <Facts facts={facts} />
        <p>
          <TextLink to={withQuery(PATHS.contact, { vastlegging: number })}>
            <FormattedMessage id="recorded.write" />
          </TextLink>
        </p>
      </div>
    </Card>
  )
}

/** A name as it is known there, and what they are; the profession is as Dezi writes it. */
export function Member({ member }: Pick<Recorded, 'member'>) {
  if (!member) return <FormattedMessage id="recorded.by.unknown" />
  const { name, profession } = member
  if (!profession) return name
  const within = profession.charAt(0).toLowerCase() + profession.slice(1)
  return <FormattedMessage id="recorded.by.member" values={{ name, profession: within }} />
}

function According({ there: { person, representative, child } }: Pick<Recorded, 'there'>) {
  const doneBy = useDoneBy()
  const lines = [
    person && (
      <FormattedMessage id="recorded.there.person" values={{ document: <Document kind={person} /> }} />
    ),
    representative?.who.who === 'self' && (
      <FormattedMessage
        id="recorded.there.self"
        values={{ document: <Document kind={representative.document} /> }}
      />
    ),
    representative && representative.who.who !== 'self' && (
      <FormattedMessage
        id="recorded.there.other"
        values={{ who: doneBy(representative.who), document: <Document kind={representative.document} /> }}
      />
    ),
    child && <FormattedMessage id="recorded.there.child" />,
  ].filter(Boolean)
  return lines.map((line, place) => (
    <span key={place} className="fact-line">
      {line}
    </span>
  ))
}

function Document({ kind }: { kind: DocumentKind }) {
  return <FormattedMessage id={`recording.document.${kind}`} />
}
