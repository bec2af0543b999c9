import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from './Button'
import { knownFailure, OLD_FORM, type KnownFailure } from './failure'
import { Paragraph } from './Heading'
import { AlertIcon, SearchIcon } from './icons'
import { useRootData } from './root-data'
import { CallUs, StopPage } from './StopPage'

/** A page for what went wrong: what it is, what still holds, how to go on, whom to call. */
export function ErrorPage({ status, cause }: { status: number; cause?: unknown }) {
  const known = knownFailure(status)
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
export function failureTitleId(status: number): `ui.failure.${KnownFailure}.title` {
  return `ui.failure.${knownFailure(status)}.title`
}
