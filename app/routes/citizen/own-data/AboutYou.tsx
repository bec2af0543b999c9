import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { DataRow, DataRows } from '~/ui/DataRows'
import { Heading, Paragraph } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'

type AboutYouProps = { name: string; email: string | null; kinds: number; language: 'nl' | 'en' }

/** Who it is and how they are mailed, each with its own way to change it. The number is never shown. */
export function AboutYou({ name, email, kinds, language }: AboutYouProps) {
  return (
    <section>
      <Heading level={2}>
        <FormattedMessage id="own-data.about" />
      </Heading>
      <Card>
        <DataRows>
          <DataRow name={<FormattedMessage id="own-data.name" />}>{name}</DataRow>
          <DataRow name={<FormattedMessage id="own-data.email" />} action={<Change what="email" />}>
            {email ?? <FormattedMessage id="own-data.email.none" />}
          </DataRow>
          <DataRow name={<FormattedMessage id="own-data.mail" />} action={<Change what="mail" />}>
            <FormattedMessage id="own-data.mail.kinds" values={{ count: kinds }} />
          </DataRow>
          <DataRow name={<FormattedMessage id="own-data.language" />}>
            <FormattedMessage id={`own-data.language.${language}`} />
          </DataRow>
        </DataRows>
      </Card>
      <Paragraph kind="hint">
        <FormattedMessage id="own-data.name.from" />
      </Paragraph>
    </section>
  )
}

function Change({ what }: { what: 'email' | 'mail' }) {
  return (
    <TextLink
      to={what === 'email' ? PATHS.changeAddress : PATHS.mailSettings}
      about={<FormattedMessage id={`own-data.${what}`} />}
    >
      <FormattedMessage id="own-data.change" />
    </TextLink>
  )
}
