import { FormattedMessage } from 'react-intl'
import { useLanguage } from '~/i18n/intl'
import { PATHS } from '~/paths'
import type { Organisation } from '~/runtime/organisation'
import { Heading } from './Heading'
import { TextLink } from './TextLink'

type HelpBandProps = {
  organisation: Organisation
  /** Who works at a care provider needs no way without DigiD. */
  isForStaff?: boolean
}

/** The same help in the same place: always the band above the footer. */
export function HelpBand({ organisation, isForStaff = false }: HelpBandProps) {
  const language = useLanguage()
  return (
    <section className="help-band" aria-labelledby="help">
      <div className="container help-band__bar">
        <Heading level={2} looks={3} id="help">
          <FormattedMessage id="ui.help" />
        </Heading>
        <p>
          <FormattedMessage
            id="ui.help.call"
            values={{
              hours: organisation.phoneHours[language],
              phone: <PhoneLink key="phone" phone={organisation.phone} />,
            }}
          />
        </p>
        <TextLink to={PATHS.contact}>
          <FormattedMessage id="ui.help.ask" />
        </TextLink>
        {!isForStaff && (
          <TextLink to={PATHS.paper}>
            <FormattedMessage id="ui.help.paper" />
          </TextLink>
        )}
      </div>
    </section>
  )
}

/** A telephone number one can press. */
export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="nl-link figures">
      {phone}
    </a>
  )
}
