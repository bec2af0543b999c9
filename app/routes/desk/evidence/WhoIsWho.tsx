import { FormattedMessage, useIntl } from 'react-intl'
import { Card } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { Facts } from '~/ui/Rows'
import { dayOf } from '~/ui/written-time'
import type { ShownCase } from './shown'

type Shown = Pick<ShownCase, 'person' | 'applicant' | 'capable' | 'shielded'>
type Somebody = NonNullable<ShownCase['person']>

/** Whom it is about and who asks, as the register has them at this moment, to hold against the papers. */
export function WhoIsWho({ shown: { person, applicant, capable, shielded } }: { shown: Shown }) {
  if (!person) return null
  const yes = (is: boolean, what: 'capable' | 'shielded') => (
    <FormattedMessage id={`desk-evidence.one.${what}.${is ? 'yes' : 'no'}`} />
  )
  const standing = [
    { name: <FormattedMessage id="desk-evidence.one.capable" />, value: yes(capable, 'capable') },
    { name: <FormattedMessage id="desk-evidence.one.shielded" />, value: yes(shielded, 'shielded') },
  ]
  return (
    <>
      <div className="two-cards">
        {applicant && <OneOfThem of={applicant} as="applicant" />}
        <OneOfThem of={person} as="person" more={standing} />
      </div>
      <Paragraph kind="hint">
        <FormattedMessage id="desk-evidence.one.names" />
      </Paragraph>
    </>
  )
}

type Props = { of: Somebody; as: 'applicant' | 'person'; more?: Parameters<typeof Facts>[0]['facts'] }

function OneOfThem({ of: { name, birthDate, deceased }, as, more = [] }: Props) {
  const intl = useIntl()
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id={`desk-evidence.one.${as}`} />
      </Heading>
      <Facts
        facts={[
          {
            name: <FormattedMessage id="desk-evidence.one.name" />,
            value: name ?? <FormattedMessage id="desk-evidence.one.nameless" />,
          },
          ...(birthDate
            ? [{ name: <FormattedMessage id="desk-evidence.one.born" />, value: dayOf(intl, birthDate) }]
            : []),
          ...(deceased
            ? [
                {
                  name: <FormattedMessage id="desk-evidence.one.died" />,
                  value: <FormattedMessage id="desk-evidence.one.died.yes" />,
                },
              ]
            : []),
          ...more,
        ]}
      />
    </Card>
  )
}
