import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS, withQuery, type Path } from '~/paths'
import { Row } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { ClockIcon, PeopleIcon } from '~/ui/icons'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import type { ShownApproval } from './shown'
import { useToldWho } from './told-who'

export type Questionnaire = Pick<ShownApproval, 'id' | 'expiresOn' | 'askedBy' | 'liftsLock' | 'relations'>
type RowProps = { asked: Questionnaire; who: string | null; to: Path }

/** One question that waits for the reader's own answer: of whom it is, and its last day. */
export function QuestionnaireRow({ asked: { expiresOn, askedBy, liftsLock, relations }, who, to }: RowProps) {
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

/** That somebody wants the reader to choose for them. */
export function OfferedRow({ id }: { id: string }) {
  return (
    <Row
      icon={PeopleIcon}
      name={
        <TextLink to={PATHS.authorisation({ representation: id })}>
          <FormattedMessage id="family.offered" />
        </TextLink>
      }
      note={<FormattedMessage id="family.offered.text" />}
    />
  )
}

/** Where the question of somebody else is answered: once one acts for them. */
export function answerPath(representationId: string, asked: { id: string }): Path {
  return withQuery(PATHS.begin({ representation: representationId }), { vraag: asked.id })
}
