import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { CsrfField } from '~/ui/CsrfField'
import { Notice } from '~/ui/Notice'
import type { Review } from '../parts/shown'

/** On the review page after undo or restore: what cannot come back, and a way to work it out anew. */
export function RestoredFrom({ stale, restoring }: { stale: boolean } & Pick<Review, 'restoring'>) {
  if (!restoring) return null
  return (
    <>
      {restoring.leftOut.length > 0 && (
        <Notice kind="attention">
          <p>
            <FormattedMessage id="history.restore.left-out" />
          </p>
          <ul>
            {restoring.leftOut.map((sentence, place) => (
              <li key={place}>
                <ChoiceSentence sentence={sentence} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {stale && <Again number={restoring.number} />}
    </>
  )
}

/** What was worked out is of before the change: this makes it whole again. */
function Again({ number }: { number: number }) {
  const path = usePath()
  return (
    <Form method="post" action={path(PATHS.history)}>
      <CsrfField />
      <input type="hidden" name="versie" value={number} />
      <Notice
        kind="explain"
        actions={
          <Button name="do" value="restore">
            <FormattedMessage id="history.restore.again" />
          </Button>
        }
      >
        <FormattedMessage id="history.restore.stale" />
      </Notice>
    </Form>
  )
}
