import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readReason, type FailureReason } from '~/identity/failure-reason'
import { safePath } from '~/identity/safe-path'
import { loginPath, readActed } from '~/identity/way-back'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Paragraph } from '~/ui/Heading'
import { CallUs, StopPage } from '~/ui/StopPage'
import { TextLink } from '~/ui/TextLink'
import { AlertIcon, ClockIcon, InfoIcon, ShieldIcon, type IconComponent } from '~/ui/icons'
import { page } from '~/ui/page'
import { rich } from '~/ui/rich'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'login.failed', words: ['login'] })

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
  const loginTo = page === null ? PATHS.login : loginPath({ page, acted: readActed(searchParams) })
  return json({ reason: readReason(searchParams.get('reden')), loginTo })
}

export default function LoginFailed() {
  const { reason, loginTo } = useLoaderData<typeof loader>()
  return (
    <StopPage
      icon={ICONS[reason]}
      title={<FormattedMessage id={`login.failed.${reason}`} />}
      lead={<FormattedMessage id={`login.failed.${reason}.text`} />}
      actions={
        <>
          {!FOR_GOOD.includes(reason) && (
            <ButtonLink to={loginTo} kind="primary" size="main" reloadDocument>
              <FormattedMessage id="login.failed.again" />
            </ButtonLink>
          )}
          <TextLink to={PATHS.home} kind="strong">
            <FormattedMessage id="ui.to-home" />
          </TextLink>
          <TextLink to={PATHS.paper} kind="strong">
            <FormattedMessage id="login.other" />
          </TextLink>
        </>
      }
    >
      <Paragraph>
        <FormattedMessage id={`login.failed.${reason}.next`} values={rich} />
      </Paragraph>
      <Paragraph>
        {reason !== 'overleden' && <FormattedMessage id="login.failed.holds" />} <CallUs />
      </Paragraph>
    </StopPage>
  )
}
