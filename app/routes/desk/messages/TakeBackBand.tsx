import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { UndoIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'

/** That an answer is ready, and can still be taken back: by button, or by the key that stands beside it. */
export function TakeBackBand({ children }: { children: ReactNode }) {
  return (
    <Notice
      kind="done"
      actions={
        <ButtonForm>
          <Button id="neem-terug" name="do" value="back" icon={UndoIcon}>
            <FormattedMessage id="message.one.take-back" />
          </Button>
          <kbd aria-hidden="true" className="key">
            U
          </kbd>
        </ButtonForm>
      }
    >
      {children}
    </Notice>
  )
}
