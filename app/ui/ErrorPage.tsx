import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from './Button'
import { knownFailure, OLD_FORM, type KnownFailure } from './failure'
import { Paragraph } from './Heading'
import { AlertIcon, SearchIcon } from './icons'
import { useRootData, type RootData } from './root-data'
import { CallUs, StopPage } from './StopPage'

/** A page for what went wrong: what it is, what still holds, how to go on, whom to call. */
export function ErrorPage({ status, cause }: { status: number; cause?: unknown }) {
  const known = knownFailure(status)
  const data = useRootData()
  const home = homeOf(data)
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
        <ButtonLink to={home.to} size="main" reloadDocument>
          <FormattedMessage id={home.words} />
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

/** Where who sees it is at home. */
function homeOf(data: RootData | undefined) {
  if (data?.staff) return { to: PATHS.staffHome, words: 'staff.to-work' } as const
  return data?.signedInAs
    ? ({ to: PATHS.overview, words: 'ui.to-overview' } as const)
    : ({ to: PATHS.home, words: 'ui.to-home' } as const)
}

/** The title of an error page, for `meta`. */
export function failureTitleId(status: number): `ui.failure.${KnownFailure}.title` {
  return `ui.failure.${knownFailure(status)}.title`
}
