import { FormattedMessage, useIntl } from 'react-intl'
import { ClockIcon, PeopleIcon } from '~/ui/icons'
import { Row } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import { useAboutWhom, useConcerns, useNameOf } from './concerns'
import { useToldWho } from './told-who'

type Asked = ReturnType<typeof useConcerns>['asked'][number]

/** How many answers of the reader are waited for here: what the menu counts too. */
export function useAskedCount(): number {
  const { count } = useConcerns()
  return count.here + (useAboutWhom() === null ? count.elsewhere : 0)
}

/** What waits for the reader's own answer: about whom the page is about, about others, and what is offered to them. */
export function AskedRows() {
  const { asked, people, offered } = useConcerns()
  const about = useAboutWhom()
  const nameOf = useNameOf()
  return (
    <>
      {asked
        .filter(({ isMyTurn }) => isMyTurn)
        .map((one) => (
          <AskedRow key={one.id} asked={one} who={about} to={`/mijn/akkoord/${one.id}`} />
        ))}
      {people.flatMap((person) =>
        person.asked.map((one) => (
          <AskedRow
            key={one.id}
            asked={one}
            who={nameOf(person)}
            to={`/mijn/namens/${person.representationId}?vraag=${one.id}`}
          />
        )),
      )}
      {offered.map((id) => (
        <Row
          key={id}
          icon={PeopleIcon}
          name={
            <TextLink to={`/mijn/namens/machtiging/${id}`}>
              <FormattedMessage id="family.offered" />
            </TextLink>
          }
          note={<FormattedMessage id="family.offered.text" />}
        />
      ))}
    </>
  )
}

type RowProps = { asked: Asked; who: string | null; to: string }

function AskedRow({ asked: { expiresOn, askedBy, liftsLock, relations }, who, to }: RowProps) {
  const intl = useIntl()
  const fromHere = useFromHere()
  const { Asker } = useToldWho(relations)
  const by = askedBy === 'person' ? 'person' : 'other'
  return (
    <Row
      icon={ClockIcon}
      name={
        <TextLink to={fromHere(to)}>
          {who === null ? (
            <FormattedMessage id="family.asks.by" values={{ by: Asker }} />
          ) : (
            <FormattedMessage id={`family.asks.of.${by}`} values={{ name: who }} />
          )}
        </TextLink>
      }
      note={
        <>
          {liftsLock && (
            <>
              <FormattedMessage id="agreement.lift.asked" />
              {'. '}
            </>
          )}
          <FormattedMessage id="family.asks.until" values={{ ...bold, day: dayOf(intl, expiresOn) }} />
        </>
      }
    />
  )
}
