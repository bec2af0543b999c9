import { useLanguage } from '~/i18n/intl'
import { PhoneLink } from '~/ui/HelpBand'
import { useRootData } from '~/ui/root-data'
import { TextLink } from '~/ui/TextLink'

/** What texts say about the organisation: name, number and hours, addresses; as values of a message. */
export function useOrganisation() {
  const language = useLanguage()
  const organisation = useRootData()?.organisation
  if (!organisation) throw new Error('the root loader gave no organisation')
  return {
    name: organisation.name,
    hours: organisation.phoneHours[language],
    phone: <PhoneLink key="phone" phone={organisation.phone} />,
    email: <MailLink key="email" to={organisation.email} />,
    privacyOfficer: <MailLink key="officer" to={organisation.privacyOfficer} />,
    post: organisation.address,
  }
}

function MailLink({ to }: { to: string }) {
  return <TextLink to={`mailto:${to}`}>{to}</TextLink>
}
