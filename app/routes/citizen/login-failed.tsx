import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readReason, type FailureReason } from '~/identity/failure-reason'
import { safePath } from '~/identity/safe-path'
import { loginPath, readActed } from '~/identity/way-back'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { PhoneLink } from '~/ui/HelpBand'
import { IconTile } from '~/ui/IconTile'
import { AlertIcon, ClockIcon, InfoIcon, ShieldIcon, type IconComponent } from '~/ui/icons'
import { rich } from '~/ui/rich'
import { useRootData } from '~/ui/root-data'
import { TextLink } from '~/ui/TextLink'

export const handle = { access: 'public', title: 'login.failed' }

const ICONS: Record<FailureReason, IconComponent> = {
  geannuleerd: InfoIcon,
  'te-laag': ShieldIcon,
  storing: AlertIcon,
  afgebroken: InfoIcon,
  verlopen: ClockIcon,
  'oude-pagina': ClockIcon,
  'andere-browser': InfoIcon,
  geweigerd: ShieldIcon,
  register: AlertIcon,
  onbekend: InfoIcon,
  opgeschort: InfoIcon,
  geboortedatum: InfoIcon,
  overleden: InfoIcon,
}

/** Where trying again would come to the same: somebody else has to do something first. */
const FOR_GOOD: FailureReason[] = ['overleden', 'onbekend', 'opgeschort', 'geboortedatum']

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const page = safePath(searchParams.get('naar'))
  const loginTo = page === null ? '/inloggen' : loginPath({ page, acted: readActed(searchParams) })
  return json({ reason: readReason(searchParams.get('reden')), loginTo })
}

export default function LoginFailed() {
  const { reason, loginTo } = useLoaderData<typeof loader>()
  const phone = useRootData()?.organisation.phone
  return (
    <PageBody narrow>
      <IconTile icon={ICONS[reason]} size="large" />
      <div className="error-page">
        <Heading level={1}>
          <FormattedMessage id={`login.failed.${reason}`} />
        </Heading>
        <Paragraph kind="lead">
          <FormattedMessage id={`login.failed.${reason}.text`} />
        </Paragraph>
        <Paragraph>
          <FormattedMessage id={`login.failed.${reason}.next`} values={rich} />
        </Paragraph>
        <Paragraph>
          <FormattedMessage id="login.failed.holds" />{' '}
          {phone && (
            <FormattedMessage
              id="ui.failure.call"
              values={{ phone: <PhoneLink key="phone" phone={phone} /> }}
            />
          )}
        </Paragraph>
        <Actions>
          {!FOR_GOOD.includes(reason) && (
            <ButtonLink to={loginTo} kind="primary" size="main" reloadDocument>
              <FormattedMessage id="login.failed.again" />
            </ButtonLink>
          )}
          <TextLink to="/" kind="strong">
            <FormattedMessage id="ui.to-home" />
          </TextLink>
          <TextLink to="/papier" kind="strong">
            <FormattedMessage id="login.other" />
          </TextLink>
        </Actions>
      </div>
    </PageBody>
  )
}
