import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from './Button'
import { OLD_FORM } from './failure'
import { Paragraph } from './Heading'
import { AlertIcon, SearchIcon } from './icons'
import { useRootData } from './root-data'
import { CallUs, StopPage } from './StopPage'

const KNOWN = [400, 403, 404, 409, 413, 422, 429, 500, 503] as const

type KnownStatus = (typeof KNOWN)[number]

/** A page for what went wrong: what it is, what still holds, how to go on, whom to call. */
export function ErrorPage({ status, cause }: { status: number; cause?: unknown }) {
  const known = knownStatus(status)
  const data = useRootData()
  return (
    <StopPage
      icon={known === 404 ? SearchIcon : AlertIcon}
      title={<FormattedMessage id={`ui.failure.${known}.title`} />}
      lead={
        <FormattedMessage
          id={known === 403 && cause === OLD_FORM ? 'ui.failure.403.old' : `ui.failure.${known}.text`}
        />
      }
      actions={
        <ButtonLink to={data?.signedInAs ? PATHS.overview : PATHS.home} size="main" reloadDocument>
          <FormattedMessage id={data?.signedInAs ? 'ui.to-overview' : 'ui.to-home'} />
        </ButtonLink>
      }
    >
      <Paragraph>
        <FormattedMessage id={`ui.failure.${known}.holds`} />
      </Paragraph>
      {data && (
        <Paragraph>
          <CallUs />
        </Paragraph>
      )}
    </StopPage>
  )
}

/** The title of an error page, for `meta`. */
export function failureTitleId(status: number): `ui.failure.${KnownStatus}.title` {
  return `ui.failure.${knownStatus(status)}.title`
}

/** Statuses without words of their own are told as 400 or 500, whoever's fault it is. */
function knownStatus(status: number): KnownStatus {
  return KNOWN.find((each) => each === status) ?? (status < 500 ? 400 : 500)
}
