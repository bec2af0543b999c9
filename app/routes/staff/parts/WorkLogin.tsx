import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { SessionEnd } from '~/identity/session-end'
import type { Path } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { TellOthers } from '~/ui/session-warning'

type WorkLoginProps = {
  /** What the page loaded. */
  told: {
    start: Path
    failed: string | null
    ended: SessionEnd | null
    left: boolean
    isSomebodyElse: boolean
  }
  /** What to say of each, of this provider. */
  says: { failed: ReactNode; left: ReactNode; instead: ReactNode; level: ReactNode }
  button: ReactNode
}

/** Why one is not logged in for work (any more), and the button that begins. */
export function WorkLogin({ told, says, button }: WorkLoginProps) {
  const { start, failed, ended, left, isSomebodyElse } = told
  return (
    <>
      {left && <TellOthers />}
      {failed && <Notice kind={failed === 'storing' ? 'failed' : 'attention'}>{says.failed}</Notice>}
      {ended && (
        <Notice kind="attention">
          <FormattedMessage id={`ui.ended.${ended}`} />
        </Notice>
      )}
      {left && <Notice kind="done">{says.left}</Notice>}
      {isSomebodyElse && <Notice kind="attention">{says.instead}</Notice>}
      <Paragraph>{says.level}</Paragraph>
      <Actions>
        <ButtonLink to={start} kind="primary" size="main" reloadDocument>
          {button}
        </ButtonLink>
      </Actions>
    </>
  )
}

/** Whether one was here before, so that the button says again. */
export function isAgain({ failed, ended, left }: WorkLoginProps['told']): boolean {
  return Boolean(failed ?? ended) || left
}
