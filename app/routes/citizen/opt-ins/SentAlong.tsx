import { FormattedMessage, useIntl } from 'react-intl'
import { joined } from '~/i18n/joined'
import { ALL_HOLDING, OPT_IN_WORDS } from '~/choosing/opt-in-asked'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { goingTo } from '../../came-from'
import type { Review } from '../parts/shown'

/** On the review page: to which providers what is chosen goes too, as whom, and the way to leave that out. */
export function SentAlong({ optIn, only }: Pick<Review, 'optIn'> & { only: boolean }) {
  const intl = useIntl()
  if (!optIn) return null
  const { providers, person } = optIn
  const names = joined(
    intl,
    providers.map(({ name }) => name),
  )
  const to = providers.length === 1 ? providers[0]!.ura : ALL_HOLDING
  const what = providers.length === 1 ? OPT_IN_WORDS['opt-in'] : OPT_IN_WORDS.withdrawal
  return (
    <section className="section" aria-labelledby="ook-naar">
      <Heading level={2} id="ook-naar">
        <FormattedMessage id="sent-along.title" />
      </Heading>
      {providers
        .filter(({ answered }) => !answered)
        .map(({ ura, name }) => (
          <Notice key={ura} kind="attention">
            <FormattedMessage id="sent-along.unanswered" values={{ name }} />{' '}
            <TextLink to={goingTo(PATHS.provider({ holder: ura }), ['controle'])} about={name}>
              <FormattedMessage id="sent-along.answer" />
            </TextLink>
          </Notice>
        ))}
      <Card>
        <Paragraph>
          <FormattedMessage id="sent-along.text" values={{ names }} />
          {only && (
            <>
              {' '}
              <FormattedMessage id="sent-along.only" />
            </>
          )}
        </Paragraph>
        <Facts
          facts={[
            {
              name: <FormattedMessage id="sent-along.name" />,
              value: `${person.initials} ${person.surname}`,
            },
            {
              name: <FormattedMessage id="sent-along.gender" />,
              value: <FormattedMessage id={`sent-along.gender.${person.gender}`} />,
            },
            { name: <FormattedMessage id="sent-along.born" />, value: <Day at={person.birthDate} /> },
            {
              name: <FormattedMessage id="sent-along.address" />,
              value: `${person.street}, ${person.postcode} ${person.town}`,
            },
            ...(person.email
              ? [{ name: <FormattedMessage id="sent-along.email" />, value: person.email }]
              : []),
          ]}
        />
        <Actions>
          <TextLink to={goingTo(PATHS.optInDetails({ what, to }), ['controle'])}>
            <FormattedMessage id="sent-along.change" />
          </TextLink>
          <ButtonForm hidden={{ do: 'zonder' }}>
            <Button>
              <FormattedMessage id="sent-along.drop" />
            </Button>
          </ButtonForm>
        </Actions>
      </Card>
    </section>
  )
}
