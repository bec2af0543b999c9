import { FormattedMessage } from 'react-intl'
import type { ErasureRefusal } from '~/erasure/decide'
import { PATHS, type Path } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { EraseDays, type ShownDays } from './EraseDays'

type EraseRunningProps = {
  days: ShownDays
  hindrance: ErasureRefusal | null
  together: boolean
  saidByMe: boolean
  saidByAnother: boolean
  loginPath: Path
  home: Path
}

/** That it runs, until when it can be stopped, and *Toch niet*: with a new login, since everything that was chosen counts again. */
export function EraseRunning({ days, home, ...stopping }: EraseRunningProps) {
  return (
    <>
      <PageTitle
        back={{ to: home }}
        lead={
          stopping.hindrance === 'too-late' ? (
            <FormattedMessage id="erase.running.over" />
          ) : (
            <FormattedMessage id="erase.running.lead" values={{ day: <Day key="day" at={days.lastDay} /> }} />
          )
        }
      >
        <FormattedMessage id="erase.running.title" />
      </PageTitle>
      <div className="narrow">
        <Stopping {...stopping} />
        <EraseDays days={days} />
      </div>
    </>
  )
}

function Stopping({
  hindrance,
  together,
  saidByMe,
  saidByAnother,
  loginPath,
}: Omit<EraseRunningProps, 'days' | 'home'>) {
  if (hindrance === 'too-late') return null
  if (hindrance === 'terms-not-accepted')
    return (
      <>
        <Paragraph>
          <FormattedMessage id="erase.terms" />
        </Paragraph>
        <Actions>
          <ButtonLink to={PATHS.welcome} size="main">
            <FormattedMessage id="erase.terms.to" />
          </ButtonLink>
        </Actions>
      </>
    )
  if (saidByMe)
    return (
      <Paragraph>
        <FormattedMessage id="erase.keep.waits" />
      </Paragraph>
    )
  const what = saidByAnother ? 'erase.keep.asked' : together ? 'erase.keep.together' : 'erase.keep.text'
  return (
    <>
      <Paragraph>
        <FormattedMessage id={what} />
      </Paragraph>
      {hindrance === 'stale-login' ? (
        <>
          <Paragraph>
            <FormattedMessage id="erase.fresh" />
          </Paragraph>
          <Actions>
            <ButtonLink to={loginPath} size="main" reloadDocument>
              <FormattedMessage id="erase.log-in" />
            </ButtonLink>
          </Actions>
        </>
      ) : (
        <ButtonForm whole>
          <Actions>
            <Button name="do" value="keep" kind="primary" size="main">
              <FormattedMessage id="erase.keep" />
            </Button>
          </Actions>
        </ButtonForm>
      )}
    </>
  )
}
