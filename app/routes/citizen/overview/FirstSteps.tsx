import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { CheckIcon, EditIcon, SearchIcon } from '~/ui/icons'
import { useRootData } from '~/ui/root-data'

/** Before anything was chosen: three steps instead of eight empty pictures. */
export function FirstSteps() {
  const mayList = (useRootData()?.actingFor?.providers ?? 'names') === 'names'
  return (
    <Card>
      <Heading level={3}>
        <FormattedMessage id="overview.start" />
      </Heading>
      <Rows>
        {mayList && (
          <Row
            icon={SearchIcon}
            name={
              <TextLink to={PATHS.ownProviders}>
                <FormattedMessage id="overview.start.own" />
              </TextLink>
            }
            note={<FormattedMessage id="overview.start.own.text" />}
          />
        )}
        <Row
          icon={EditIcon}
          name={
            <TextLink to={PATHS.choices}>
              <FormattedMessage id="overview.start.choose" />
            </TextLink>
          }
          note={<FormattedMessage id="overview.start.choose.text" />}
        />
        <Row
          icon={CheckIcon}
          name={<FormattedMessage id="overview.start.check" />}
          note={<FormattedMessage id="overview.start.check.text" />}
        />
      </Rows>
    </Card>
  )
}
