import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { UndoIcon } from '~/ui/icons'

type UndoProps = {
  /** The version that is the last change. */
  number: number
  /** Whether something else was being chosen: that draft goes. */
  begun?: boolean
}

/** Takes back the last change, by way of the review page. */
export function UndoButton({ number, begun = false }: UndoProps) {
  const path = usePath()
  return (
    <Form method="post" action={path(PATHS.history)} className="one-button">
      <CsrfField />
      <input type="hidden" name="versie" value={number} />
      {begun && <DraftGoes />}
      <Button name="do" value="undo" icon={UndoIcon}>
        <FormattedMessage id="history.undo" />
      </Button>
    </Form>
  )
}

/** Said before it happens: what was begun is thrown away. */
export function DraftGoes() {
  return (
    <p className="hint">
      <FormattedMessage id="history.draft-goes" />
    </p>
  )
}
