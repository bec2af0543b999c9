import { FormattedMessage } from 'react-intl'
import type { SessionEnd } from '~/identity/session-end'
import { PATHS, type Path } from '~/paths'
import { ButtonLink } from './Button'
import { ClockIcon } from './icons'
import { Notice } from './Notice'
import { useRootData } from './root-data'
import { StopPage } from './StopPage'
import { TextLink } from './TextLink'
import { bold } from './words'

type SessionEndedProps = {
  /** `zelf`: by oneself, here; `later`: the same, halfway the first login. */
  why: SessionEnd | 'zelf' | 'later'
  /** Whether what was typed waits to be given back. */
  kept?: boolean
  loginTo?: Path
  /** Where one goes on without logging in; where one is logged in. */
  goOnTo?: Path | null
}

/** The page of who is not logged in any more: why, and how to go on. Says nothing of who it was or what they did. */
export function SessionEnded({ why, kept = false, loginTo = PATHS.login, goOnTo = null }: SessionEndedProps) {
  const organisation = useRootData()?.organisation
  const leftOnPurpose = why === 'zelf' || why === 'later'
  return (
    <StopPage
      icon={ClockIcon}
      title={<FormattedMessage id={why === 'opnieuw' ? 'ui.ended.opnieuw.title' : 'ui.ended.title'} />}
      lead={<FormattedMessage id={`ui.ended.${why}`} />}
      actions={
        <>
          {why !== 'overleden' && (
            <ButtonLink
              to={goOnTo ?? loginTo}
              kind={leftOnPurpose ? 'secondary' : 'primary'}
              size="main"
              reloadDocument
            >
              <FormattedMessage id={goOnTo ? 'ui.ended.go-on' : 'ui.log-in.again'} />
            </ButtonLink>
          )}
          <TextLink to={PATHS.home} kind="strong">
            <FormattedMessage id="ui.to-home" />
          </TextLink>
        </>
      }
      foot={
        organisation && !goOnTo ? (
          <FormattedMessage id="ui.log-in.where" values={{ name: organisation.name }} />
        ) : null
      }
    >
      {kept && (
        <Notice kind="done">
          <FormattedMessage id="ui.ended.kept" values={bold} />
        </Notice>
      )}
    </StopPage>
  )
}
